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

/** The menus, one a role. */
export const roleMenus: readonly RoleMenu[] = [
  { name: 'unbound', rows: [[{ label: '綁定帳號', intent: 'account.bind' }, deadlines, help]] },
  {
    name: 'student',
    rows: [
      [
        { label: '上傳成果', intent: 'artifact.submit' },
        { label: '我的成果', intent: 'artifact.list' },
        { label: '還剩幾件', intent: 'quota.remaining' },
      ],
      [{ label: '勾選', intent: 'selection.choose' }, deadlines, help],
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
]
