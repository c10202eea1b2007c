import { componentType, customId, idsDiffer, select } from './componentRules.ts'
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
  string,
  whole,
  within,
} from './rules.ts'

/** What Discord refuses of a modal, the form that opens over the chat. */
export function modalProblems(modal: unknown): Problem[] {
  return object({
    custom_id: customId,
    title: string(1, 45),
    components: within(
      list(byType({ [componentType.label]: label, [componentType.row]: row, [componentType.text]: text }), 1, 5),
      idsDiffer,
    ),
  })(modal, 'data')
}

const textInput = {
  custom_id: customId,
  style: oneOf(1, 2),
  min_length: optional(whole(0, 4000)),
  max_length: optional(whole(1, 4000)),
  required: optional(flag),
  value: optional(string(0, 4000)),
  placeholder: optional(string(0, 100)),
}
const fileUpload = firstOf(
  object({
    custom_id: customId,
    min_values: optional(whole(0, 10)),
    max_values: optional(whole(1, 10)),
    required: optional(flag),
  }),
  (value, path) => {
    const { required = true, min_values: min = 1 } = Object(value)
    return required && min === 0
      ? at(`${path}.min_values`, 'FILE_UPLOAD_MIN_VALUES', 'A required file upload needs at least one file')
      : []
  },
)
const label = object({
  label: string(1, 45),
  description: optional(string(0, 100)),
  component: byType({
    [componentType.textInput]: object(textInput),
    [componentType.select]: select,
    [componentType.fileUpload]: fileUpload,
  }),
})
/** The older way to put a text field into a modal. */
const row = object({
  components: list(byType({ [componentType.textInput]: object({ ...textInput, label: string(1, 45) }) }), 1, 1),
})
const text = object({ content: string(1, 4000) })
