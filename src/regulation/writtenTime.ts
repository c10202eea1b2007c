import { DateTime } from 'luxon'
import { z } from 'zod'
import { inSchoolZone, zone } from './schoolTime.ts'

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const rocDate = /^(?:民國)?(\d{2,3})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/
const rocDigits = /^(\d{2,3})(\d{2})(\d{2})$/
const timeOfDay = /^\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/

/** A date that no calendar has, such as 2027-02-30, is none. */
const isRealDate = (text: string) => isoDate.test(text) && DateTime.fromISO(text, { zone }).isValid

/** The ISO form of a date of the Republic's calendar (`116/1/20`, `1160120`, `民國116年1月20日`), if it is one. */
export function isoOfRocDate(text: string): string | undefined {
  const found = rocDate.exec(text) ?? rocDigits.exec(text)
  if (!found) return undefined
  const [, year, month, day] = found
  const iso = `${Number(year) + 1911}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isRealDate(iso) ? iso : undefined
}

/** Says what is wrong with a date, with the ISO form where it is known. */
function refuse(ctx: z.RefinementCtx, input: string, iso: string | undefined): typeof z.NEVER {
  const params = iso ? { reason: 'rocDate', iso } : { reason: 'notADate' }
  ctx.addIssue({ code: 'custom', input, params, message: iso ? `write ${iso}` : 'not a date like 2027-01-20' })
  return z.NEVER
}

/** YAML reads `1160120` as a number. */
const writing = z.union([z.string(), z.number()]).transform((value) => String(value).trim())

/** A date as people write it into files: ISO, or refused with the ISO form. Source: contract.md, CSV. */
export const writtenDate = writing.transform((text, ctx) =>
  isRealDate(text) ? text : refuse(ctx, text, isoOfRocDate(text)),
)

/** A date, or an instant to the second; `bareDate` is the time that a date without one means. */
const writtenInstant = (bareDate: '00:00:00' | '23:59:59') =>
  writing.transform((text, ctx) => {
    const [date = '', time = bareDate, ...rest] = text.split(/[T ]/)
    if (!isRealDate(date)) {
      const iso = isoOfRocDate(date)
      return refuse(ctx, text, iso && text.replace(date, iso))
    }
    const instant = DateTime.fromISO(`${date}T${time}`, { zone })
    if (rest.length > 0 || !timeOfDay.test(time) || !instant.isValid) return refuse(ctx, text, undefined)
    return inSchoolZone(instant).startOf('second').toISO({ suppressMilliseconds: true })
  })

/** When something opens: a bare date means its first second, a time without an offset is Asia/Taipei. Unit: ISO instant. */
export const writtenOpening = writtenInstant('00:00:00')

/** When something closes: a bare date means its last second, a time without an offset is Asia/Taipei. Unit: ISO instant. */
export const writtenClose = writtenInstant('23:59:59')
