import type { DateTime } from 'luxon'
import type { Amendment, Citation } from '../../../regulation/citation.ts'
import type { WindowSource } from '../../../regulation/windows.ts'
import { citedIn } from '../cited.ts'

/** 「112.5.4 修訂」, as every answer that states a rule names it. */
const amendedOn = ({ roc }: Amendment) => `${roc.split('-').map(Number).join('.')} 修訂`

/** 「依據：補充規定 表一（112.5.4 修訂）」, or whose practice it is. */
export const basis = (citation: Citation) => bases([citation])

/** The same for a window: a notice overrides the rule. */
export const windowBasis = (source: WindowSource) => bases([source])

/** 「依據：補充規定 §六(一)、表一（112.5.4 修訂）；公告 SEL-115（2027-01-19）；本校作法」: where an answer stands, each place once. */
export function bases(places: readonly (Citation | WindowSource)[]): string {
  const { clauses, notices, practices } = citedIn(places)
  const written = [
    ...clauses.map(({ amended, names }) => `補充規定 ${names.join('、')}（${amendedOn(amended)}）`),
    ...notices.map(({ id, published, basis: follows }) => `公告 ${id}（${published}）${follows ? `，${follows}` : ''}`),
  ]
  const others = practices.map((practice) => ({ national: '依國教署規定', school: '本校作法' })[practice])
  return [...(written.length > 0 ? [`依據：${written.join('；')}`] : []), ...others].join('；')
}

/** An ISO instant or none, for 「尚未公告」. */
export const orUnannounced = (at: DateTime | undefined, show: (at: DateTime) => string) => (at ? show(at) : '尚未公告')
