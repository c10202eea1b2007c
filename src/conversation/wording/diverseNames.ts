import type { DiverseCategory } from '../../regulation/diverseCategory.ts'
import type { CodeList, codeLists, DiverseField, FieldId } from '../../regulation/diverseForm.ts'

/** What categories, their fields and the codes in them are called in one language. */
export interface DiverseNames {
  categories: Record<DiverseCategory, string>
  fields: { [Category in DiverseCategory]: Record<FieldId<Category>, string> }
  codes: { [List in CodeList]: Record<(typeof codeLists)[List][number], string> }
}

export const fieldName = ({ fields }: DiverseNames, category: DiverseCategory, id: string): string =>
  (fields[category] as Record<string, string>)[id] ?? id

export const codeName = ({ codes }: DiverseNames, list: CodeList, code: string): string =>
  (codes[list] as Record<string, string>)[code] ?? code

/** A value as people read it: a code by its name, everything else as it is kept. */
export const valueText = (names: DiverseNames, field: DiverseField, value: string): string =>
  field.type === 'code' ? codeName(names, field.list, value) : value

/** What an entry is about, in the student's own words: for lists, never for a lock screen. */
export const headlineOf = ({ name, licence, position, unit }: Readonly<Record<string, string>>): string =>
  name ?? licence ?? position ?? unit ?? ''
