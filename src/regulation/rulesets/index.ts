import type { Ruleset } from '../ruleset.ts'
import { compareTerms, formatTerm } from '../term.ts'
import { yphs1120504 } from './yphs-112-05-04.ts'

/** Every version of the rules that the product knows. A new version is added here and names the one that it amends. */
export const rulesets: readonly Ruleset[] = [yphs1120504]

/** The version of that id, as a school's file names it. */
export const rulesetNamed = (id: string, known = rulesets) => known.find((ruleset) => ruleset.id === id)

/**
 * The version that governs a semester or a school year: `latest`, or for what lies before its first semester the version
 * that it amends. A school year is governed as its first semester is; the oldest version known governs whatever is older.
 * Source: R-16, §十二.
 */
export function rulesetFor(scope: string | number, latest: Ruleset, known = rulesets): Ruleset {
  const term = typeof scope === 'number' ? formatTerm({ year: scope, semester: 1 }) : scope
  const amended = latest.amends === undefined ? undefined : rulesetNamed(latest.amends, known)
  return amended && compareTerms(term, latest.from) < 0 ? rulesetFor(term, amended, known) : latest
}
