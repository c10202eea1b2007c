import {
  at,
  byType,
  firstOf,
  flag,
  list,
  object,
  oneOf,
  optional,
  type Problem,
  type Rule,
  string,
  unique,
  url,
  whole,
  within,
} from './rules.ts'

export const componentType = {
  row: 1,
  button: 2,
  select: 3,
  textInput: 4,
  text: 10,
  label: 18,
  fileUpload: 19,
} as const
const linkStyle = 5

export const customId = string(1, 100)
const emoji = object({ name: string(1, 32) })

const pressButton = object({
  style: oneOf(1, 2, 3, 4),
  label: optional(string(0, 80)),
  emoji: optional(emoji),
  custom_id: customId,
  disabled: optional(flag),
})
const linkButton = object({
  label: optional(string(0, 80)),
  emoji: optional(emoji),
  url: within(url, string(1, 512)),
  disabled: optional(flag),
})
const button: Rule = (value, path) => {
  const { style, label, emoji: picture, url: address, custom_id: id } = Object(value)
  const blank = !label && !picture ? at(path, 'BUTTON_COMPONENT_INVALID', 'A button must have a label or emoji') : []
  const both =
    address && id
      ? at(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified')
      : []
  return [...blank, ...both, ...(style === linkStyle ? linkButton : pressButton)(value, path)]
}

/** A list to choose from; in a message or, under a label, in a modal. */
export const select = firstOf(
  object({
    custom_id: customId,
    placeholder: optional(string(0, 150)),
    min_values: optional(whole(0, 25)),
    max_values: optional(whole(1, 25)),
    disabled: optional(flag),
    options: list(
      object({
        label: string(1, 100),
        value: string(1, 100),
        description: optional(string(0, 100)),
        default: optional(flag),
        emoji: optional(emoji),
      }),
      1,
      25,
    ),
  }),
  (value, path) => {
    const { options, min_values: min = 1, max_values: max = 1 } = Object(value)
    const values = options.map((option: { value: string }) => option.value)
    const { length: defaults } = options.filter((option: { default?: boolean }) => option.default)
    return [
      ...unique(
        values,
        `${path}.options`,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      ),
      ...(max > options.length || min > max
        ? at(`${path}.max_values`, 'SELECT_COMPONENT_OPTION_COUNT', 'min_values ≤ max_values ≤ the number of options')
        : []),
      ...(defaults > max ? at(path, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many default values') : []),
    ]
  },
)

const fitsRow: Rule = (value, path) => {
  const types: number[] = Array.isArray(value) ? value.map((each) => Object(each).type) : []
  return types.includes(componentType.select) && types.length > 1
    ? at(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width')
    : []
}
const row = object({
  components: within(list(byType({ [componentType.button]: button, [componentType.select]: select }), 1, 5), fitsRow),
})

/** The rows under a message: five, each of five buttons or one list. */
export const componentRows: Rule = within(list(byType({ [componentType.row]: row }), 0, 5), idsDiffer)

/** No two components that a person can use share an id. */
export function idsDiffer(value: unknown, path: string): Problem[] {
  const ids = [...idsIn(value)]
  return unique(ids, path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
}

function* idsIn(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return
  if ('custom_id' in value) yield value.custom_id
  for (const child of Object.values(value)) yield* idsIn(child)
}
