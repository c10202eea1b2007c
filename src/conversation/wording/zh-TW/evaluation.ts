import type { EvaluationRow } from '../../../portfolio/evaluation.ts'
import { type Role, roles } from '../../../school/roles.ts'
import type { Reply } from '../../message.ts'
import { presses } from '../presses.ts'
import { unitTotals } from '../unitTotals.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const unitName = (unit: string) => (roles.includes(unit as Role) ? roleNames[unit as Role] : unit)

/** What 教務主任 brings to the task force. */
export const evaluation = {
  show: '成效評核',
  summary: (term: string, rows: EvaluationRow[], before: string | undefined): Reply => {
    const { offices, domains, total } = unitTotals(rows)
    return {
      title: `${term}：準時認證 ${total.certifiedOnTime} 件、逾期 ${total.certifiedLate} 件`,
      lines: [
        `退回 ${total.returned} 次，還在等認證 ${total.waiting} 件。`,
        ...domains.map((each) => ({
          label: unitName(each.unit),
          value: `準時 ${each.certifiedOnTime}、逾期 ${each.certifiedLate}、退回 ${each.returned}、等待 ${each.waiting}`,
        })),
        ...offices.map((each) => ({
          label: unitName(each.unit),
          value: `待辦準時 ${each.dutiesOnTime}、逾期 ${each.dutiesLate}`,
        })),
        `每位老師的明細用指令匯出：licheng evaluation --term ${term} --csv。不統計學生上傳件數。`,
      ],
      note: basis({ basis: 'regulation', clause: '§十一', rule: 'R-15' }),
      buttons: [
        ...(before === undefined ? [] : [{ label: `看 ${before}`, press: presses.act('evaluation.show', before) }]),
        ask('task.list'),
      ],
      alt: `${term} 成效評核`,
    }
  },
  notYours: (): Reply => ({
    lines: ['成效評核由教務主任查看，你的帳號現在沒有這個身分。'],
    buttons: [ask('account.whoami')],
  }),
}
