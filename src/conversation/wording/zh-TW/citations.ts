import type { DateTime } from 'luxon'
import type { Citation } from '../../../regulation/citation.ts'
import { yphs1120504 } from '../../../regulation/rulesets/yphs-112-05-04.ts'
import type { WindowSource } from '../../../regulation/windows.ts'

/** 「112.5.4 修訂」, as every answer that states a rule names it. */
const amendedOn = ({ roc } = yphs1120504.amended) => `${roc.split('-').map(Number).join('.')} 修訂`

/** 「依據：補充規定 表一（112.5.4 修訂）」, or whose practice it is. */
export function basis(citation: Citation): string {
  switch (citation.basis) {
    case 'regulation':
      return `依據：補充規定 ${citation.clause}（${amendedOn(citation.amended)}）`
    case 'national':
      return '依國教署規定'
    case 'school':
      return '本校作法'
  }
}

/** The same for a window: a notice overrides the rule. */
export function windowBasis(source: WindowSource): string {
  if (source.kind === 'ruleset') return basis(source.citation)
  return `依據：公告 ${source.id}（${source.published}）${source.basis ? `，${source.basis}` : ''}`
}

/** An ISO instant or none, for 「尚未公告」. */
export const orUnannounced = (at: DateTime | undefined, show: (at: DateTime) => string) => (at ? show(at) : '尚未公告')
