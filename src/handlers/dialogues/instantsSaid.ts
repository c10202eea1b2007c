import { isoOfRocDate, writtenClose, writtenOpening } from '../../regulation/writtenTime.ts'

/** From when to when, as somebody typed it; one date alone is a close. */
export type InstantsSaid =
  | { opens?: string; closes: string }
  /** A year of the Republic's calendar; `iso` is how to write it. */
  | { rocDate: string }
  | 'none'

const pattern = /(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2}):(\d{2}))?/gu

/**
 * Reads one or two instants: `2027/4/30 17:00`, `2027-08-01 2027-08-20`. A year of two or three digits could be either
 * calendar's, so that it is refused.
 */
export function instantsSaid(text: string): InstantsSaid {
  const written = [...text.normalize('NFKC').matchAll(pattern)]
  for (const [, year = '', month, day] of written) {
    if (year.length === 4) continue
    const rocDate = isoOfRocDate(`${year}/${month}/${day}`)
    return rocDate ? { rocDate } : 'none'
  }
  const [first, second, ...more] = written.map(isoOf)
  if (!first || more.length > 0) return 'none'
  const closes = writtenClose.safeParse(second ?? first)
  const opens = second === undefined ? undefined : writtenOpening.safeParse(first)
  if (!closes.success || opens?.success === false) return 'none'
  return { ...(opens ? { opens: opens.data } : {}), closes: closes.data }
}

function isoOf([, year = '', month = '', day = '', hour, minute]: RegExpMatchArray): string {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}`
}
