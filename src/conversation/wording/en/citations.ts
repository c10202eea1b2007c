import type { DateTime } from 'luxon'
import type { Amendment, Citation } from '../../../regulation/citation.ts'
import type { WindowSource } from '../../../regulation/windows.ts'
import { citedIn } from '../cited.ts'

/** "amended 2023-05-04" */
const amendedOn = ({ iso }: Amendment) => `amended ${iso}`

/** 12 for 「十二」. */
const numberOf = (numeral: string) =>
  (numeral.startsWith('十') ? 10 : 0) + '一二三四五六七八九'.indexOf(numeral.slice(-1)) + 1

/** "Table 1" for 「表一」, "§9(2)1" for 「§九(二)1」. */
const clauseName = (clause: string) =>
  clause.replace('表', 'Table ').replace(/十?[一二三四五六七八九]|十/g, (numeral) => String(numberOf(numeral)))

/** "Supplementary Regulations, Table 1 (amended 2023-05-04)", or whose practice it is. */
export const basis = (citation: Citation) => bases([citation])

/** The same for a window: a notice overrides the rule. */
export const windowBasis = (source: WindowSource) => bases([source])

/** Where an answer stands, each place once. */
export function bases(places: readonly (Citation | WindowSource)[]): string {
  const { clauses, notices, practices } = citedIn(places)
  return [
    ...clauses.map(
      ({ amended, names }) => `Supplementary Regulations, ${names.map(clauseName).join(', ')} (${amendedOn(amended)})`,
    ),
    ...notices.map(
      ({ id, published, basis: follows }) => `Official notice ${id} (${published})${follows ? `, ${follows}` : ''}`,
    ),
    ...practices.map(
      (practice) => ({ national: 'K-12 Education Administration rule', school: 'School practice' })[practice],
    ),
  ].join('; ')
}

/** An instant, or that no official notice has named it yet. */
export const orUnannounced = (at: DateTime | undefined, show: (at: DateTime) => string) =>
  at ? show(at) : 'not announced yet'
