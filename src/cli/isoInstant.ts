import { DateTime } from 'luxon'
import { inSchoolZone } from '../regulation/schoolTime.ts'

/** An instant as commands print it: ISO, in the school's time zone. */
export const isoInstant = (at: Date) => inSchoolZone(DateTime.fromJSDate(at)).toISO()
