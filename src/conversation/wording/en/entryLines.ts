import { DateTime } from 'luxon'
import { zone } from '../../../clock.ts'
import type { EntryFile } from '../../../portfolio/entry.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { Line } from '../../message.ts'
import { enInstant, megabytes } from '../format.ts'
import { diverseNames } from './diverseNames.ts'
import { fileRoleNames } from './names.ts'

/** What every receipt says. Source: requirements.md, head. */
export const onSchoolPlatform =
  'On the school platform, not yet in the central database. Please keep the original file too.'

export const at = (date: Date, now?: DateTime) => enInstant(DateTime.fromJSDate(date, { zone }), now)

/** "王小明 (101)" */
export const who = (view: EntryView) => `${view.student}${view.className ? ` (${view.className})` : ''}`

/** "陳老師, Wed 3 Feb 2027 10:00" */
export const decided = ({ decidedBy }: EntryView, on: Date) => [...(decidedBy ? [decidedBy] : []), at(on)].join(', ')

/** "Chen, Wu (proxy)": who can decide it. */
export const certifiersOf = ({ teachers, proxies = [] }: EntryView) =>
  [...teachers, ...proxies.map((name) => `${name} (proxy)`)].join(', ')

/** "國文", or of diverse performance the category. */
const about = ({ course, entry: { category } }: EntryView) =>
  category === undefined ? course : diverseNames.categories[category]

/** "#12 國文", as its student knows it. */
export const ownLine = (view: EntryView) => `#${view.entry._id} ${about(view)}`

/** "#12 王小明 (101), 國文", as its teacher knows it. */
export const studentLine = (view: EntryView) => `#${view.entry._id} ${who(view)}, ${view.course}`

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const fileLines = (files: Pick<EntryFile, 'role' | 'name' | 'bytes'>[]): Line[] =>
  files.map(({ role, name, bytes }) => ({
    label: capital(fileRoleNames[role]),
    value: `${name} (${megabytes(bytes)})`,
  }))

/** What proves a file unchanged. */
export const receiptLines = (files: EntryFile[]): Line[] =>
  files.map(({ role, storedAt, sha256 }) => ({
    label: `Receipt for the ${fileRoleNames[role]}`,
    value: `received ${at(storedAt)}, SHA-256 ${sha256}`,
  }))
