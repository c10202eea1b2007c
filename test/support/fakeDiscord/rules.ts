/** One objection: where, and what Discord calls it. */
export interface Problem {
  /** The members on the way, joined by dots: `embeds.0.title`. */
  path: string
  code: string
  message: string
}

/** What is wrong with a value at a path; nothing when it is right. */
export type Rule = (value: unknown, path: string) => Problem[]

export const at = (path: string, code: string, message: string): Problem[] => [{ path, code, message }]

export const anything: Rule = () => []

/** A text of that many UTF-16 units, the strictest of the ways to count. */
export function string(min: number, max: number): Rule {
  return (value, path) => {
    if (typeof value !== 'string') return at(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.')
    if (value.length >= min && value.length <= max) return []
    return min === 0
      ? at(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
      : at(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
  }
}

export function whole(min: number, max: number): Rule {
  return (value, path) => {
    if (!Number.isInteger(value)) return at(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`)
    const fits = Number(value) >= min && Number(value) <= max
    return fits ? [] : at(path, 'NUMBER_TYPE_MAX', `int value should be between ${min} and ${max}.`)
  }
}

export const flag: Rule = (value, path) =>
  typeof value === 'boolean' ? [] : at(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')

export function oneOf(...values: readonly unknown[]): Rule {
  return (value, path) =>
    values.includes(value) ? [] : at(path, 'BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`)
}

/** An address that a person can open. */
export const url: Rule = (value, path) =>
  typeof value === 'string' && URL.canParse(value) && /^https?:\/\//.test(value)
    ? []
    : at(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')

export function list(each: Rule, min: number, max: number): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return at(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
    if (value.length < min || value.length > max)
      return at(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
    return value.flatMap((item, index) => each(item, `${path}.${index}`))
  }
}

const mayMiss = new WeakSet<Rule>()

/** A member that may be missing, or null. */
export function optional(rule: Rule): Rule {
  const copy: Rule = (value, path) => (value === undefined || value === null ? [] : rule(value, path))
  mayMiss.add(copy)
  return copy
}

/** An object with these members; Discord overlooks others. */
export function object(rules: Record<string, Rule>): Rule {
  return (value, path) => {
    if (typeof value !== 'object' || value === null)
      return at(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')
    const members: Record<string, unknown> = Object(value)
    return Object.entries(rules).flatMap(([key, rule]) => {
      const inner = path === '' ? key : `${path}.${key}`
      const missing = members[key] === undefined && !mayMiss.has(rule)
      return missing ? at(inner, 'BASE_TYPE_REQUIRED', 'This field is required') : rule(members[key], inner)
    })
  }
}

/** The rule of the object's `type`. */
export function byType(rules: Record<number, Rule>): Rule {
  return (value, path) => {
    const rule = rules[Number(Object(value).type)]
    return rule
      ? rule(value, path)
      : at(`${path}.type`, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${Object.keys(rules)}).`)
  }
}

/** Several rules at once. */
export function within(...rules: Rule[]): Rule {
  return (value, path) => rules.flatMap((rule) => rule(value, path))
}

/** Several rules, of which the later look only at what the earlier let pass. */
export function firstOf(...rules: Rule[]): Rule {
  return (value, path) => {
    for (const rule of rules) {
      const problems = rule(value, path)
      if (problems.length > 0) return problems
    }
    return []
  }
}

/** No two of the texts are the same. */
export function unique(texts: unknown[], path: string, code: string, message: string): Problem[] {
  return new Set(texts).size === texts.length ? [] : at(path, code, message)
}
