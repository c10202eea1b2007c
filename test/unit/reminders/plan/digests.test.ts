import { expect } from 'chai'
import fc from 'fast-check'
import type { DateTime } from 'luxon'
import { daysAfter } from '../../../../src/regulation/schoolTime.ts'
import { type Digest, digestId, digestsOf } from '../../../../src/reminders/plan/digest.ts'
import { morningOf } from '../../../../src/reminders/plan/moment.ts'
import { momentsBetween } from '../../../../src/reminders/plan/moments.ts'
import { planReminders } from '../../../../src/reminders/plan/plan.ts'
import { roundsOf } from '../../../../src/reminders/plan/rounds.ts'
import type { PlanState } from '../../../../src/reminders/plan/state.ts'
import type { Holiday } from '../../../../src/school/calendar.ts'
import { at, draft, newYear, pending, schoolWith, stateWith } from './planBench.ts'

const nobody: ReadonlySet<string> = new Set()

/** What a server queues that looks at its clock at these instants, and how far it has come. */
function queued(looks: readonly DateTime<true>[], state: PlanState): Digest[] {
  const said = new Set<string>()
  const all: Digest[] = []
  let until = looks[0]
  for (const now of looks) {
    if (!until || now <= until) continue
    const missed = momentsBetween(until, now, state.school)
    const [round] = roundsOf(missed, [], now)
    for (const moment of round?.moments ?? []) {
      const id = moment.isCall ? digestId(moment) : digestId({ isCall: false, at: now })
      for (const digest of digestsOf(planReminders(moment, state), { id, at: now }, { muted: nobody, said })) {
        all.push(digest)
        for (const key of [digest.key, ...digest.keys]) said.add(key)
      }
    }
    if (round?.moments.length === missed.length) until = now
  }
  return all
}

const hourly = (from: string, to: string) => {
  const looks: DateTime<true>[] = []
  for (let now = at(from); now <= at(to); now = now.plus({ minutes: 30 })) looks.push(now)
  return looks
}

const lines = (digests: readonly Digest[]) =>
  digests.map(
    (digest) => `${digest.at.toFormat('MM-dd HH:mm')} ${digest.to} ${digest.lines.map(({ kind }) => kind).join(' ')}`,
  )

describe('a digest', () => {
  it('says first what is due today', () => {
    const state = stateWith({
      entries: [draft(1), draft(2, { term: '115-2' })],
      pending: [pending(3, '2027-02-03T06:00:00', { teachers: ['S1'] })],
    })
    const reminders = planReminders(morningOf('2027-02-03', []), state)
    const [digest] = digestsOf(
      reminders,
      { id: 'digest:2027-02-03', at: at('2027-02-03T07:30') },
      { muted: nobody, said: nobody },
    )
    expect(digest?.lines.map(({ kind, lastDay }) => `${kind} ${lastDay}`)).to.deep.equal([
      'draft-unsent true',
      'certify-new false',
    ])
    expect(digest?.lastDay).to.equal(true)
  })

  it('leaves to who is muted the deadlines of the last day alone', () => {
    const state = stateWith({ entries: [draft(1)] })
    const reach = { muted: new Set(['S1']), said: nobody }
    const on = (date: string) =>
      digestsOf(planReminders(morningOf(date, []), state), { id: `digest:${date}`, at: at(`${date}T07:30`) }, reach)
    expect(on('2027-02-02')).to.deep.equal([])
    expect(on('2027-02-03')).to.have.length(1)
  })

  it('goes out first to those with unsent drafts that close today, then to teachers, then to the rest', () => {
    const state = stateWith({
      entries: [draft(1), draft(2, { student: 'S3', state: 'returned' })],
      pending: [pending(3, '2027-01-27T10:00:00')],
      receipts: [{ student: 'S2', submission: 1, until: at('2027-02-10T23:59:59') }],
    })
    const digests = digestsOf(
      planReminders(morningOf('2027-02-03', []), state),
      { id: 'digest:2027-02-03', at: at('2027-02-03T07:30') },
      { muted: nobody, said: nobody },
    )
    expect(digests.map(({ to }) => to)).to.deep.equal(['S1', 'T1', 'S3', 'S2'])
  })
})

describe('a server that looks at the clock', () => {
  const state = stateWith({ entries: [draft(1)] })

  it('says each occasion once, and on the closing day once more at 18:00', () => {
    expect(lines(queued(hourly('2027-01-26T00:00', '2027-02-04T00:00'), state))).to.deep.equal([
      '01-27 07:30 S1 draft-unsent',
      '01-31 07:30 S1 draft-unsent',
      '02-02 07:30 S1 draft-unsent',
      '02-03 07:30 S1 draft-unsent',
      '02-03 18:00 S1 draft-unsent',
    ])
  })

  it('catches up a missed day when it is back, as long as the next occasion has not come', () => {
    const down = [at('2027-01-26T08:00'), at('2027-01-28T10:10'), ...hourly('2027-01-28T11:00', '2027-01-30T12:00')]
    expect(lines(queued(down, state))).to.deep.equal(['01-28 10:10 S1 draft-unsent'])
    const longer = [at('2027-01-26T08:00'), at('2027-01-31T10:10')]
    expect(lines(queued(longer, state))).to.deep.equal(['01-31 10:10 S1 draft-unsent'])
    const tooLong = [at('2027-01-26T08:00'), at('2027-02-04T10:10')]
    expect(queued(tooLong, state)).to.deep.equal([])
  })

  it('leaves what it missed to the next morning when it comes back in quiet hours, save what closes today', () => {
    const back = [at('2027-01-26T08:00'), at('2027-01-27T22:30'), at('2027-01-28T06:00'), at('2027-01-28T07:30')]
    expect(lines(queued(back, state))).to.deep.equal(['01-28 07:30 S1 draft-unsent'])
    const closing = [at('2027-02-02T08:00'), at('2027-02-03T22:30'), at('2027-02-04T07:30')]
    expect(lines(queued(closing, state))).to.deep.equal(['02-03 22:30 S1 draft-unsent'])
  })

  it('says on a holiday only what nobody could have said before it', () => {
    const school = schoolWith({ holidays: [newYear] })
    const sent = stateWith({
      school,
      entries: [draft(1)],
      pending: [pending(2, '2027-01-30T10:00:00'), pending(3, '2027-02-05T10:00:00', { teachers: ['T2'] })],
    })
    expect(
      lines(queued(hourly('2027-02-02T08:00', '2027-02-11T00:00'), sent)).filter((line) => !line.includes('D1')),
    ).to.deep.equal([
      '02-03 07:30 S1 draft-unsent',
      '02-03 07:30 T1 certify-tomorrow',
      '02-03 07:30 T2 certify-tomorrow',
      '02-03 18:00 S1 draft-unsent',
      '02-06 07:30 T2 certify-new',
      '02-10 07:30 S1 draft-unsent',
      '02-10 07:30 T1 certify-today',
      '02-10 07:30 T2 certify-today',
      '02-10 18:00 S1 draft-unsent',
      '02-10 18:00 T1 certify-today',
      '02-10 18:00 T2 certify-today',
    ])
  })
})

describe('whatever is stored and however the clock runs', () => {
  const second = fc.integer({ min: +at('2027-01-10T00:00') / 1000, max: +at('2027-02-20T00:00') / 1000 })
  const instant = second.map((seconds) => at('1970-01-01T08:00').plus({ seconds }))
  const holidays = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 })).map(([from, days]): Holiday => {
      const first = daysAfter('2027-01-10', from)
      return { from: first, to: daysAfter(first, days) }
    }),
    { maxLength: 3 },
  )
  const entry = fc.record({
    student: fc.constantFrom('S1', 'S2', 'S3'),
    state: fc.constantFrom('draft' as const, 'returned' as const),
    isComplete: fc.boolean(),
  })
  const waiting = fc.record({ sentAt: instant, teacher: fc.constantFrom('T1', 'T2') })
  const looks = fc.array(instant, { minLength: 1, maxLength: 30 })
  const states = fc
    .record({
      holidays,
      entries: fc.array(entry, { maxLength: 4 }),
      waiting: fc.array(waiting, { maxLength: 4 }),
    })
    .map((given) =>
      stateWith({
        school: schoolWith({ holidays: given.holidays }),
        entries: given.entries.map((each, index) => draft(index + 1, each)),
        pending: given.waiting.map(({ sentAt, teacher }, index) =>
          pending(index + 100, '2027-01-01T00:00:00', { sentAt, teachers: [teacher] }),
        ),
      }),
    )

  it('nobody gets two digests on a day, and nothing is said twice', () => {
    fc.assert(
      fc.property(looks, states, (instants, state) => {
        const digests = queued(instants, state)
        const mornings = digests
          .filter(({ key }) => /^digest:[\d-]+:/.test(key))
          .map(({ to, at: when }) => `${to} ${when.toISODate()}`)
        expect(new Set(mornings).size).to.equal(mornings.length)
        const keys = digests.flatMap((digest) => digest.lines.map(({ key }) => key))
        expect(new Set(keys).size).to.equal(keys.length)
      }),
      { numRuns: 60 },
    )
  })

  it('nothing is said after the close that it is about, and only to those with something open', () => {
    fc.assert(
      fc.property(looks, states, (instants, state) => {
        const open = new Set([
          ...state.entries.map(({ student }) => student),
          ...state.pending.flatMap(({ teachers }) => teachers),
        ])
        for (const digest of queued(instants, state)) {
          expect(digest.expiresAt > digest.at).to.equal(true)
          if (digest.to.startsWith('D')) continue
          expect(open.has(digest.to)).to.equal(true)
          for (const { due, kind } of digest.lines) {
            // A certification past its due date is late, and still possible until the close.
            const close = kind.startsWith('certify-') ? at('2027-02-10T23:59:59') : due
            expect(!close || digest.at <= close, `${kind} ${digest.at}`).to.equal(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
