import { type Citation, citationOf, type Figure } from '../../regulation/citation.ts'

/** One thing that the rules say, in words, with where it stands. */
export interface Statement {
  text: string
  citations: Citation[]
}

/** Words for figures of the rulebook. */
export const stated = (text: string, ...figures: Figure<unknown>[]): Statement => ({
  text,
  citations: figures.map(citationOf),
})
