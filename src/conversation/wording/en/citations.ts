import type { DateTime } from 'luxon'
import type { Citation } from '../../../regulation/citation.ts'
import { yphs1120504 } from '../../../regulation/rulesets/yphs-112-05-04.ts'
import type { WindowSource } from '../../../regulation/windows.ts'

/** "amended 2023-05-04" */
const amendedOn = ({ iso } = yphs1120504.amended) => `amended ${iso}`

/** 12 for 「十二」. */
const numberOf = (numeral: string) =>
  (numeral.startsWith('十') ? 10 : 0) + '一二三四五六七八九'.indexOf(numeral.slice(-1)) + 1

/** "Table 1" for 「表一」, "§9(2)1" for 「§九(二)1」. */
const clauseName = (clause: string) =>
  clause.replace('表', 'Table ').replace(/十?[一二三四五六七八九]|十/g, (numeral) => String(numberOf(numeral)))

/** "Supplementary Regulations, Table 1 (amended 2023-05-04)", or whose practice it is. */
export function basis(citation: Citation): string {
  switch (citation.basis) {
    case 'regulation':
      return `Supplementary Regulations, ${clauseName(citation.clause)} (${amendedOn(citation.amended)})`
    case 'national':
      return 'K-12 Education Administration rule'
    case 'school':
      return 'School practice'
  }
}

/** The same for a window: a notice overrides the rule. */
export function windowBasis(source: WindowSource): string {
  if (source.kind === 'ruleset') return basis(source.citation)
  return `Official notice ${source.id} (${source.published})${source.basis ? `, ${source.basis}` : ''}`
}

/** An instant, or that no official notice has named it yet. */
export const orUnannounced = (at: DateTime | undefined, show: (at: DateTime) => string) =>
  at ? show(at) : 'not announced yet'
