/** One objection, in the shape of LINE's `details`. */
export interface Problem {
  message: string
  property: string
}

/** What is wrong with a value at a path; nothing when it is right. */
export type Rule = (value: unknown, path: string) => Problem[]

export const at = (property: string, message: string): Problem[] => [{ property, message }]

const segmenter = new Intl.Segmenter('zh-TW')
const lengths = {
  units: (text: string) => text.length,
  clusters: (text: string) => [...segmenter.segment(text)].length,
}

/** A text that is not empty, counted as LINE counts that field. */
export function string(max: number, unit: keyof typeof lengths = 'units'): Rule {
  return (value, path) => {
    if (typeof value !== 'string' || value.trim() === '') return at(path, 'May not be empty')
    return lengths[unit](value) <= max ? [] : at(path, `Length must be between 0 and ${max}`)
  }
}

export function oneOf(...values: string[]): Rule {
  return (value, path) =>
    typeof value === 'string' && values.includes(value)
      ? []
      : at(path, `Must be one of the following values: [${values}]`)
}

export function list(each: Rule, min: number, max: number): Rule {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return at(path, `Size must be between ${min} and ${max}`)
    return value.flatMap((item, index) => each(item, `${path}[${index}]`))
  }
}

const mayMiss = new WeakSet<Rule>()

/** A member that may be missing. */
export function optional(rule: Rule): Rule {
  const copy: Rule = (value, path) => rule(value, path)
  mayMiss.add(copy)
  return copy
}

/** An object with these members and no others. */
export function object(rules: Record<string, Rule>): Rule {
  return (value, path) => {
    const object: Record<string, unknown> = Object(value)
    const unknown = Object.keys(object).filter((key) => !(key in rules))
    return [
      ...unknown.flatMap((key) => at(`${path}.${key}`, 'unknown field')),
      ...Object.entries(rules).flatMap(([key, rule]) =>
        object[key] === undefined && mayMiss.has(rule) ? [] : rule(object[key], `${path}.${key}`),
      ),
    ]
  }
}

/** The rule of the object's `type`. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, path) => {
    const rule = rules[String(Object(value).type)]
    return rule ? rule(value, path) : at(`${path}.type`, 'unknown type')
  }
}

/** Several rules at once. */
export function within(...rules: Rule[]): Rule {
  return (value, path) => rules.flatMap((rule) => rule(value, path))
}
