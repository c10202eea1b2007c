import {
  anything,
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
  whole,
} from './rules.ts'

export const optionType = { string: 3, integer: 4, boolean: 5, number: 10, attachment: 11 } as const

const locales =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  )

const name: Rule = (value, path) =>
  typeof value === 'string' &&
  /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(value) &&
  value === value.toLowerCase()
    ? []
    : at(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')

/** A text for each language that Discord has. */
function localised(each: Rule): Rule {
  return optional((value, path) =>
    Object.entries(Object(value)).flatMap(([locale, text]) =>
      locales.includes(locale)
        ? each(text, `${path}.${locale}`)
        : at(`${path}.${locale}`, 'BASE_TYPE_CHOICES', 'Unknown locale'),
    ),
  )
}

const named = {
  name,
  name_localizations: localised(name),
  description: string(1, 100),
  description_localizations: localised(string(1, 100)),
}
const choices = (value: Rule) =>
  firstOf(
    list(object({ name: string(1, 100), name_localizations: localised(string(1, 100)), value }), 0, 25),
    (given, path) =>
      unique(
        (given as { name: string }[]).map((choice) => choice.name),
        path,
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_NON_UNIQUE',
        'Choice names must be unique',
      ),
  )
const chooser = (value: Rule): Rule =>
  firstOf(
    object({ ...named, required: optional(flag), choices: optional(choices(value)), autocomplete: optional(flag) }),
    (given, path) => {
      const { choices: fixed = [], autocomplete } = Object(given)
      return autocomplete && fixed.length > 0
        ? at(path, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'Autocomplete and choices exclude each other')
        : []
    },
  )
const plain = object({ ...named, required: optional(flag) })
const option = byType({
  [optionType.string]: chooser(string(1, 100)),
  [optionType.integer]: chooser(whole(-(2 ** 53), 2 ** 53)),
  [optionType.number]: chooser(anything),
  [optionType.boolean]: plain,
  [optionType.attachment]: plain,
})

const optionOrder: Rule = (value, path) => {
  const options = value as { name: string; required?: boolean }[]
  const firstFree = options.findIndex(({ required }) => !required)
  const late = firstFree >= 0 && options.some(({ required }, index) => required && index > firstFree)
  return [
    ...(late
      ? at(
          path,
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        )
      : []),
    ...unique(
      options.map((each) => each.name),
      path,
      'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
      'Option names must be unique',
    ),
  ]
}

const size: Rule = (value, path) =>
  lengthOf(value) <= 8000 ? [] : at(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')

const command = firstOf(
  object({
    ...named,
    type: optional(oneOf(1)),
    options: optional(firstOf(list(option, 0, 25), optionOrder)),
    contexts: optional(list(oneOf(0, 1, 2), 0, 3)),
    integration_types: optional(list(oneOf(0, 1), 1, 2)),
    default_member_permissions: optional(anything),
  }),
  size,
)

/** What Discord refuses of a whole set of slash commands. Unlike in other bodies its paths begin with the command's place. */
export function commandProblems(commands: unknown): Problem[] {
  if (!Array.isArray(commands) || commands.length > 100)
    return at('_', 'APPLICATION_COMMANDS_MAX', 'At most 100 commands')
  return [
    ...commands.flatMap((each, index) => command(each, String(index))),
    ...commands.flatMap((each, index) =>
      commands.findIndex((other) => other?.name === each?.name) < index
        ? at(`${index}.name`, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
        : [],
    ),
  ]
}

/** The characters that count towards a command's 8,000; of translations the longest counts. */
function lengthOf(value: unknown): number {
  const {
    name: own = '',
    description = '',
    value: fixed,
    options = [],
    choices: fixedChoices = [],
    ...rest
  } = Object(value)
  const longest = (text: string, translations: object | undefined) =>
    Math.max(text.length, ...Object.values(translations ?? {}).map((each) => String(each).length))
  const below: number[] = [...options, ...fixedChoices].map(lengthOf)
  return (
    longest(own, rest.name_localizations) +
    longest(description, rest.description_localizations) +
    (typeof fixed === 'string' ? fixed.length : 0) +
    below.reduce((sum, each) => sum + each, 0)
  )
}
