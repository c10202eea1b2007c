import type { Wording } from '../../../../src/conversation/wording/index.ts'
import type { EvaluationRow } from '../../../../src/portfolio/evaluation.ts'
import type { Occasions } from './occasions.ts'

const row = (who: string | null, unit: string): EvaluationRow => ({
  who,
  unit,
  certifiedOnTime: 3,
  certifiedLate: 1,
  returned: 2,
  waiting: 1,
  dutiesOnTime: 0,
  dutiesLate: 0,
})

export const evaluationOccasions: Occasions<Wording['evaluation']> = {
  summary: [
    ['115-1', [row(null, 'registrar'), row('T1', 'Languages'), row('T2', 'teacher')], '114-2'],
    ['115-1', [], undefined],
  ],
  notYours: [[]],
}
