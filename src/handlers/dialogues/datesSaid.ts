import type { DateTime } from 'luxon'
import { dateOf, instantOf } from '../../regulation/schoolTime.ts'
import { isoOfRocDate, writtenDate } from '../../regulation/writtenTime.ts'

const spokenDays: Record<string, number> = {
  今天: 0,
  昨天: -1,
  前天: -2,
  明天: 1,
  後天: 2,
  today: 0,
  yesterday: -1,
  tomorrow: 1,
}

const pattern =
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|(?:民國)?1\d{2}[/.年]\d{1,2}[/.月]\d{1,2}日?|\d{1,2}[/月]\d{1,2}[日號]?|今天|昨天|前天|明天|後天|today|yesterday|tomorrow/giu

/**
 * The days that somebody typed, in their order, as ISO dates; a day without a year is the one nearest to the day before it
 * in the text, the first nearest to today. What no calendar has is left out.
 */
export function datesSaid(text: string, now: DateTime): string[] {
  const dates: string[] = []
  for (const [written] of text.normalize('NFKC').matchAll(pattern)) {
    const date = dateSaid(written, dates.at(-1) ?? dateOf(now), now)
    if (date) dates.push(date)
  }
  return dates
}

function dateSaid(written: string, near: string, now: DateTime): string | undefined {
  const spoken = spokenDays[written.toLowerCase()]
  if (spoken !== undefined) return dateOf(now.plus({ days: spoken }))
  const [first = '', ...rest] = written.match(/\d+/g) ?? []
  if (first.length === 4) return realDate([first, ...rest])
  return rest.length === 2 ? isoOfRocDate(written) : nearest(near, [first, ...rest])
}

function nearest(near: string, monthAndDay: string[]): string | undefined {
  const around = instantOf(near)
  const distance = (date: string) => Math.abs(instantOf(date).diff(around).toMillis())
  return [-1, 0, 1]
    .flatMap((years) => realDate([String(around.year + years), ...monthAndDay]) ?? [])
    .sort((a, b) => distance(a) - distance(b))[0]
}

function realDate([year = '', month = '', day = '']: string[]): string | undefined {
  const read = writtenDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return read.success ? read.data : undefined
}
