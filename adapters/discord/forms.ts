import {
  type APIMessageComponentInteraction,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  type ModalSubmitLabelComponent,
  TextInputStyle,
} from 'discord.js'
import { oneLine } from '../../src/conversation/fitting.ts'
import type { Content } from '../../src/conversation/message.ts'
import type { Wording } from '../../src/conversation/wording/index.ts'
import { decodeId, fieldId, type Used } from './customId.ts'
import { fileOf } from './decodeMessage.ts'
import { maxCustomId, maxFieldLabel, maxModalTitle, maxPlaceholder } from './limits.ts'

type Form = APIModalInteractionResponseCallbackData

const maxTypedUnits = 1000
const maxFiles = 2
const handInMark = '1h'
const textField = 'text'
const filesField = 'files'

/** The form behind a button that asks for text. Its title is what stands on the button. */
export function fieldForm(
  { data, message }: APIMessageComponentInteraction,
  used: Extract<Used, { field: unknown }>,
): Form {
  const label = labelOf(message, data.custom_id) ?? '…'
  const hint = oneLine(used.hint, maxPlaceholder)
  return {
    custom_id: fieldId(used.field, ''),
    title: oneLine(label, maxModalTitle),
    components: [
      {
        type: ComponentType.Label,
        label: oneLine(label, maxFieldLabel),
        component: {
          type: ComponentType.TextInput,
          custom_id: textField,
          style: TextInputStyle.Paragraph,
          max_length: maxTypedUnits,
          required: true,
          ...(hint ? { placeholder: hint } : {}),
        },
      },
    ],
  }
}

/** The form behind `/submit` without a file: files and a description, and the course that was chosen with the command. */
export function handInForm(given: { course?: string; description?: string }, words: Wording['commands']['form']): Form {
  const id = `${handInMark}${given.course ?? ''}`
  return {
    custom_id: id.length > maxCustomId ? handInMark : id,
    title: oneLine(words.title, maxModalTitle),
    components: [
      {
        type: ComponentType.Label,
        label: oneLine(words.files, maxFieldLabel),
        description: words.filesAbout,
        component: { type: ComponentType.FileUpload, custom_id: filesField, min_values: 1, max_values: maxFiles },
      },
      {
        type: ComponentType.Label,
        label: oneLine(words.description, maxFieldLabel),
        description: words.descriptionAbout,
        component: {
          type: ComponentType.TextInput,
          custom_id: textField,
          style: TextInputStyle.Paragraph,
          max_length: maxTypedUnits,
          required: false,
          ...(given.description ? { value: given.description.slice(0, maxTypedUnits) } : {}),
        },
      },
    ],
  }
}

/** What a form that was filled in means. */
export function formContent({ custom_id: id, components, resolved }: APIModalSubmission): Content {
  const fields = components.flatMap((each) =>
    each.type === ComponentType.Label ? [(each as ModalSubmitLabelComponent).component] : [],
  )
  const text = fields.find((field) => field.type === ComponentType.TextInput)
  const typed = text && 'value' in text ? text.value.trim() : ''
  if (id.startsWith(handInMark)) {
    const upload = fields.find((field) => field.type === ComponentType.FileUpload)
    const ids = upload && 'values' in upload ? upload.values : []
    const files = ids.flatMap((file) => resolved?.attachments?.[file] ?? []).map((file) => fileOf(file))
    const course = id.slice(handInMark.length)
    return { kind: 'handIn', files, ...(course ? { course } : {}), ...(typed ? { description: typed } : {}) }
  }
  const used = decodeId(id)
  if (!used || !('field' in used)) return { kind: 'other', what: 'form' }
  return { kind: 'press', press: used.field, typed }
}

/** What stands on the button with that id. */
function labelOf({ components = [] }: APIMessageComponentInteraction['message'], id: string): string | undefined {
  for (const row of components) {
    if (row.type !== ComponentType.ActionRow) continue
    for (const component of row.components)
      if ('custom_id' in component && component.custom_id === id && 'label' in component) return component.label
  }
  return undefined
}
