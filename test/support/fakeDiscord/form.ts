import { applicationId } from './bot.ts'
import { componentType } from './componentRules.ts'
import type { FileStore, Sending, StoredFile } from './fileStore.ts'
import type { Interaction } from './interactions.ts'

/** A modal as a person sees it, open over the chat. */
export interface Form {
  customId: string
  title: string
  fields: Field[]
  /** What it was opened by. */
  of: Interaction
}

export interface Field {
  label: string
  description?: string
  customId: string
  kind: 'text' | 'select' | 'file'
  required: boolean
  /** The least and the most: of characters, of choices, of files. */
  min: number
  max: number
  /** What stands in it already. */
  value: string
  placeholder?: string
  /** What a list offers, by the label. */
  options: { label: string; value: string }[]
  /** Whether it stands in a row of its own, as in older modals, or under a label. */
  inRow: boolean
}

/** What a person fills in, by the label of the field: words, the labels of choices, or files. */
export type Answers = Record<string, string | string[] | Sending[]>

interface Part {
  type: number
  label?: string
  description?: string
  component?: Input
  components?: (Input & { label: string })[]
}

interface Input {
  type: number
  custom_id: string
  required?: boolean
  min_length?: number
  max_length?: number
  min_values?: number
  max_values?: number
  value?: string
  placeholder?: string
  options?: { label: string; value: string }[]
}

const kinds = { [componentType.textInput]: 'text', [componentType.select]: 'select' } as const

export function formOf(of: Interaction, data: Record<string, unknown>): Form {
  const parts = data.components as Part[]
  const fields = parts.flatMap(({ label = '', description, component, components: [inRow] = [] }) => {
    const input = component ?? inRow
    if (!input) return []
    const { custom_id: customId, required = true, value = '', placeholder, options = [] } = input
    const kind: Field['kind'] = kinds[input.type as keyof typeof kinds] ?? 'file'
    const [min = required ? 1 : 0, max = kind === 'text' ? 4000 : 1] =
      kind === 'text' ? [input.min_length, input.max_length] : [input.min_values, input.max_values]
    const described = { ...(description ? { description } : {}), ...(placeholder ? { placeholder } : {}) }
    return [
      {
        label: inRow?.label ?? label,
        customId,
        kind,
        required,
        min,
        max,
        value,
        options,
        inRow: !component,
        ...described,
      },
    ]
  })
  return { customId: String(data.custom_id), title: String(data.title), fields, of }
}

/** What the bot is told when a form is sent. @throws Error when Discord's window would not let a person send it */
export function submit(
  form: Form,
  answers: Answers,
  store: FileStore,
): { data: Record<string, unknown>; files: StoredFile[] } {
  const unknown = Object.keys(answers).find((label) => !form.fields.some((field) => field.label === label))
  if (unknown !== undefined) throw new Error(`The form has no field 「${unknown}」`)
  const files: StoredFile[] = []
  const components = form.fields.map((field) => {
    const filled = fill(field, answers[field.label] ?? (field.kind === 'text' ? field.value : []))
    const sent = filled.filter((each) => typeof each === 'object').map((each) => store.keep(each, applicationId, true))
    files.push(...sent)
    const { customId: custom_id, inRow } = field
    const texts = filled.filter((each) => typeof each === 'string')
    const component = {
      text: { type: componentType.textInput, custom_id, value: texts.join('') },
      select: { type: componentType.select, custom_id, values: texts },
      file: { type: componentType.fileUpload, custom_id, values: sent.map(({ id }) => id) },
    }[field.kind]
    return inRow ? { type: componentType.row, components: [component] } : { type: componentType.label, component }
  })
  return { data: { custom_id: form.customId, components }, files }
}

function fill(field: Field, answer: string | string[] | Sending[]): (string | Sending)[] {
  const { label, kind, required, min, max, options } = field
  const given = typeof answer === 'string' ? [answer] : answer
  const count = kind === 'text' ? String(given[0] ?? '').length : given.length
  const empty = count === 0 && !required
  if (!empty && (count < min || count > max)) throw new Error(`「${label}」 takes ${min} to ${max}, not ${count}`)
  return given.map((each) => {
    if ((kind === 'file') !== (typeof each === 'object')) throw new Error(`「${label}」 is a ${kind}`)
    if (kind !== 'select') return each
    const option = options.find((offered) => offered.label === each)
    if (!option) throw new Error(`「${label}」 offers no ${each}`)
    return option.value
  })
}
