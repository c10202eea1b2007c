import { expect } from 'chai'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { lastDate } from '../../../scheduler/lastDate.ts'
import { zone } from '../../../src/clock.ts'

const at = (iso: string) => DateTime.fromISO(iso, { zone })
const digests = '30 7 * * *'

describe('the latest date of a job', () => {
  it('is today once its time has come, to the second', () => {
    expect(lastDate(digests, at('2026-10-14T07:30:00')).toISO()).to.equal('2026-10-14T07:30:00.000+08:00')
  })
  it('is yesterday until then', () => {
    expect(lastDate(digests, at('2026-10-14T07:29:59.999')).toISO()).to.equal('2026-10-13T07:30:00.000+08:00')
  })
  it('is in Taipei’s time wherever the server stands', () => {
    const inUtc = DateTime.fromISO('2026-10-13T23:30:00Z', { zone: 'utc' })
    expect(lastDate(digests, inUtc).toISO()).to.equal('2026-10-14T07:30:00.000+08:00')
  })
  it('has passed, and none lies between it and now', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 24 * 60 * 60 }),
        fc.constantFrom(digests, '*/5 * * * *', '0 8 * * 1'),
        (seconds, cron) => {
          const now = at('2026-08-31T00:00:00').plus({ seconds })
          const date = lastDate(cron, now)
          expect(date <= now).to.equal(true)
          expect(lastDate(cron, date).toMillis()).to.equal(date.toMillis())
          expect(lastDate(cron, date.minus({ seconds: 1 })) < date).to.equal(true)
        },
      ),
      { numRuns: 200 },
    ))
})
