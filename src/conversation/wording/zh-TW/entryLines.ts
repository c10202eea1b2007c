import { DateTime } from 'luxon'
import { zone } from '../../../clock.ts'
import type { EntryFile } from '../../../portfolio/entry.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { Line } from '../../message.ts'
import { megabytes, zhInstant } from '../format.ts'
import { diverseNames } from './diverseNames.ts'
import { fileRoleNames } from './names.ts'

/** What every receipt says. Source: requirements.md, head. */
export const onSchoolPlatform = '已存在學校平台，還沒有進中央資料庫。原始檔請自己也留一份。'

export const at = (date: Date, now?: DateTime) => zhInstant(DateTime.fromJSDate(date, { zone }), now)

/** 「王小明（101）」 */
export const who = (view: EntryView) => `${view.student}${view.className ? `（${view.className}）` : ''}`

/** 「陳老師 2027/2/3（三） 10:00」 */
export const decided = ({ decidedBy }: EntryView, on: Date) => [...(decidedBy ? [decidedBy] : []), at(on)].join(' ')

/** 「陳老師、張老師（代理）」: who can decide it. */
export const certifiersOf = ({ teachers, proxies = [] }: EntryView) =>
  [...teachers, ...proxies.map((name) => `${name}（代理）`)].join('、')

/** 「國文」, or of diverse performance the category. */
const about = ({ course, entry: { category } }: EntryView) =>
  category === undefined ? course : diverseNames.categories[category]

/** 「#12 國文」, as its student knows it. */
export const ownLine = (view: EntryView) => `#${view.entry._id} ${about(view)}`

/** 「#12 王小明（101） 國文」, as its teacher knows it. */
export const studentLine = (view: EntryView) => `#${view.entry._id} ${who(view)} ${view.course}`

export const fileLines = (files: Pick<EntryFile, 'role' | 'name' | 'bytes'>[]): Line[] =>
  files.map(({ role, name, bytes }) => ({ label: fileRoleNames[role], value: `${name}（${megabytes(bytes)}）` }))

/** What proves a file unchanged. */
export const receiptLines = (files: EntryFile[]): Line[] =>
  files.map(({ role, storedAt, sha256 }) => ({
    label: `${fileRoleNames[role]}收據`,
    value: `${at(storedAt)} 收到，SHA-256 ${sha256}`,
  }))
