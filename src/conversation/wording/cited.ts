import type { Amendment, Citation } from '../../regulation/citation.ts'
import { yphs1120504 } from '../../regulation/rulesets/yphs-112-05-04.ts'
import type { WindowSource } from '../../regulation/windows.ts'

/** The places of an answer by what they are, each once, in the order in which they were named. */
export interface Cited {
  /** Clauses of the regulation by the version that they stand in. */
  clauses: { amended: Amendment; names: string[] }[]
  notices: Extract<WindowSource, { kind: 'notice' }>[]
  /** What others than the regulation set. */
  practices: Exclude<Citation['basis'], 'regulation'>[]
}

export function citedIn(places: readonly (Citation | WindowSource)[]): Cited {
  const cited: Cited = { clauses: [], notices: [], practices: [] }
  for (const place of places) {
    if ('kind' in place && place.kind === 'notice') addOnce(cited.notices, place, ({ id }) => id === place.id)
    else addCitation(cited, 'kind' in place ? place.citation : place)
  }
  return cited
}

function addCitation({ clauses, practices }: Cited, citation: Citation): void {
  if (citation.basis !== 'regulation') {
    addOnce(practices, citation.basis, (known) => known === citation.basis)
    return
  }
  // What stands in every version alike is cited by the one that the product knows.
  const { clause, amended = yphs1120504.amended } = citation
  const version = clauses.find((known) => known.amended.iso === amended.iso)
  if (version) addOnce(version.names, clause, (known) => known === clause)
  else clauses.push({ amended, names: [clause] })
}

function addOnce<Item>(items: Item[], item: Item, isSame: (known: Item) => boolean): void {
  if (!items.some(isSame)) items.push(item)
}
