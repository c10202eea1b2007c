import type { EvaluationRow } from '../../../portfolio/evaluation.ts'
import { type Role, roles } from '../../../school/roles.ts'
import type { Reply } from '../../message.ts'
import { presses } from '../presses.ts'
import { unitTotals } from '../unitTotals.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const unitName = (unit: string) => (roles.includes(unit as Role) ? roleNames[unit as Role] : unit)

/** What the academic director brings to the task force. */
export const evaluation = {
  show: 'Evaluation',
  summary: (term: string, rows: EvaluationRow[], before: string | undefined): Reply => {
    const { offices, domains, total } = unitTotals(rows)
    return {
      title: `${term}: ${total.certifiedOnTime} certified on time, ${total.certifiedLate} late`,
      lines: [
        `Returned ${total.returned} times, ${total.waiting} still waiting.`,
        ...domains.map((each) => ({
          label: unitName(each.unit),
          value: `on time ${each.certifiedOnTime}, late ${each.certifiedLate}, returned ${each.returned}, waiting ${each.waiting}`,
        })),
        ...offices.map((each) => ({
          label: unitName(each.unit),
          value: `duties on time ${each.dutiesOnTime}, late ${each.dutiesLate}`,
        })),
        `Each teacher’s figures: licheng evaluation --term ${term} --csv. What students upload is not counted.`,
      ],
      note: basis({ basis: 'regulation', clause: '§十一', rule: 'R-15' }),
      buttons: [
        ...(before === undefined ? [] : [{ label: `See ${before}`, press: presses.act('evaluation.show', before) }]),
        ask('task.list'),
      ],
      alt: `Evaluation of ${term}`,
    }
  },
  notYours: (): Reply => ({
    lines: ['The evaluation is for the academic director; your account does not have that role now.'],
    buttons: [ask('account.whoami')],
  }),
}
