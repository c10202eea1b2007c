import type { Status } from '../../intent.ts'
import { words } from '../words.ts'

const inOrder: readonly (readonly [Status, RegExp])[] = [
  [
    'returned',
    words`[被遭]…退 / 退[件回] / 退[我他她] / [沒未]通過 / 沒過 / 認證失敗 / 不通過 / return(ed)? / rejected / 打[回槍] / 駁回`,
  ],
  ['draft', words`草稿 / 編輯中 / drafts? / unsent`],
  [
    'pending',
    words`
      認證中 / [等待](著)?(老師)?(認證|審) / 還?在(認證|審) / 等老師 / 審核中 / (還沒|沒|未|尚未)(被)?(認證|審)(?![過了]?[嗎沒?]) / pending / waiting
      not (yet )?certified
    `,
  ],
  [
    'certified',
    words`
      通過(?!了?[嗎沒?]) / (認證|審核)成功(?!了?[嗎沒?]) / 認證(過|好|完)?(的|了的)(?![狀進情期人]) / 認證[過好]了(?![嗎沒?]) / 已(經)?(認證|通過) / 認證完成(?!率) / (?<!^(has|have|did|is|are|was)……)(certified|approved)(?!…yet)
    `,
  ],
]

const unsent = words`[沒未]有?送(出|審|認證|的) / (not|haven['’]?t) (been )?sent`

/** The state asked for. 「老師認證了嗎」 asks for none in particular. */
export function status(text: string): Status | undefined {
  return inOrder.find(([, pattern]) => pattern.test(text))?.[0]
}

/** The same of a student's own entries, where what was not sent is a draft. */
export function ownStatus(text: string): Status | undefined {
  return unsent.test(text) ? 'draft' : status(text)
}
