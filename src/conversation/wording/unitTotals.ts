import type { EvaluationRow } from '../../portfolio/evaluation.ts'

type Totals = Omit<EvaluationRow, 'who'>

/** Rows of an evaluation by unit: the offices as they are, teachers together by domain, and everyone together. */
export function unitTotals(rows: readonly EvaluationRow[]): { offices: Totals[]; domains: Totals[]; total: Totals } {
  const domains = new Map<string, Totals>()
  let total = nothingOf('')
  for (const row of rows) {
    total = sum(total, row)
    if (row.who !== null) domains.set(row.unit, sum(domains.get(row.unit) ?? nothingOf(row.unit), row))
  }
  return { offices: rows.filter(({ who }) => who === null), domains: [...domains.values()], total }
}

const sum = (one: Totals, other: Totals): Totals => ({
  unit: one.unit,
  certifiedOnTime: one.certifiedOnTime + other.certifiedOnTime,
  certifiedLate: one.certifiedLate + other.certifiedLate,
  returned: one.returned + other.returned,
  waiting: one.waiting + other.waiting,
  dutiesOnTime: one.dutiesOnTime + other.dutiesOnTime,
  dutiesLate: one.dutiesLate + other.dutiesLate,
})

const nothingOf = (unit: string): Totals => ({
  unit,
  certifiedOnTime: 0,
  certifiedLate: 0,
  returned: 0,
  waiting: 0,
  dutiesOnTime: 0,
  dutiesLate: 0,
})
