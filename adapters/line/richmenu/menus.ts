import type { MenuName } from '../../../src/conversation/channel.ts'
import type { Intent } from '../../../src/conversation/intent.ts'

/** One tile: what it says in the picture and in the chat when tapped, and what it means. */
export interface Tile {
  label: string
  intent: Intent
}

/** The menu of a role below the chat: rows of three tiles. Its picture is `<name>.png` beside this file, drawn by draw.html. */
export interface RoleMenu {
  name: MenuName
  rows: Tile[][]
}

const help: Tile = { label: '說明', intent: 'help' }
const deadlines: Tile = { label: '截止日期', intent: 'deadline.ask' }
const rules: Tile = { label: '規定', intent: 'rule.ask' }
const notifications: Tile = { label: '通知設定', intent: 'notification.settings' }
const toCertify: Tile = { label: '待認證', intent: 'certification.pending' }
const remind: Tile = { label: '提醒', intent: 'broadcast.deadline' }
const handIn: Tile = { label: '上傳成果', intent: 'artifact.submit' }
const placesLeft: Tile = { label: '還剩幾件', intent: 'quota.remaining' }
const select: Tile = { label: '勾選', intent: 'selection.choose' }

/** The menus, one a role; a guardian has another while they may act for a student. Source. */
export const roleMenus: readonly RoleMenu[] = [
  { name: 'unbound', rows: [[{ label: '綁定帳號', intent: 'account.bind' }, deadlines, help]] },
  {
    name: 'student',
    rows: [
      [handIn, { label: '我的成果', intent: 'artifact.list' }, placesLeft],
      [select, deadlines, help],
    ],
  },
  {
    name: 'teacher',
    rows: [
      [toCertify, deadlines, { label: '代理認證', intent: 'proxy.assign' }],
      [rules, notifications, help],
    ],
  },
  {
    name: 'homeroom',
    rows: [
      [{ label: '班級進度', intent: 'class.progress' }, remind, toCertify],
      [deadlines, notifications, help],
    ],
  },
  {
    name: 'office',
    rows: [
      [{ label: '我的待辦', intent: 'task.list' }, { label: '提交進度', intent: 'submission.status' }, remind],
      [deadlines, rules, help],
    ],
  },
  { name: 'guardian', rows: [[deadlines, rules, help]] },
  {
    name: 'granted',
    rows: [
      [handIn, { label: '學生的成果', intent: 'artifact.list' }, placesLeft],
      [select, { label: '收訖明細', intent: 'receipt.show' }, help],
    ],
  },
]
