import type { DateTime } from 'luxon'

/** 「2/3（三） 23:59」, with the year where it is not the year of `now`. */
export function zhInstant(at: DateTime, now?: DateTime): string {
  return `${zhDate(at, now)} ${at.toFormat('HH:mm')}`
}

/** 「2/3（三）」, with the year where it is not the year of `now`. */
export function zhDate(at: DateTime, now?: DateTime): string {
  const weekday = '一二三四五六日'[at.weekday - 1]
  return `${now && at.year === now.year ? '' : `${at.year}/`}${at.month}/${at.day}（${weekday}）`
}

/** "Wed 3 Feb 23:59", with the year where it is not the year of `now`. */
export function enInstant(at: DateTime, now?: DateTime): string {
  return `${enDate(at, now)} ${at.toFormat('HH:mm')}`
}

/** "Wed 3 Feb", with the year where it is not the year of `now`. */
export function enDate(at: DateTime, now?: DateTime): string {
  return at.setLocale('en').toFormat(now && at.year === now.year ? 'ccc d LLL' : 'ccc d LLL yyyy')
}

/** "1 entry", "2 entries". */
export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** "3.2 MB": in the smaller megabyte, as phones show it. */
export const megabytes = (bytes: number) =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** "4 MB": a limit, whichever of the two megabytes it is counted in. */
export const wholeMegabytes = (maxBytes: number) => `${Math.floor(maxBytes / 1_000_000)} MB`
