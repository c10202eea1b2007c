import { expect } from 'chai'
import { morningOf } from '../../../../src/reminders/plan/moment.ts'
import { planReminders } from '../../../../src/reminders/plan/plan.ts'
import { at, call, morning, mornings, newYear, pending, schoolWith, stateWith } from './planBench.ts'

const ofTeacher = (date: string, state: ReturnType<typeof stateWith>) =>
  morning(date, state).filter((line) => line.startsWith('T'))

describe('an entry that waits for its teacher', () => {
  const state = stateWith({ pending: [pending(1, '2026-10-14T10:00:00')] })

  it('is new on the next morning, due tomorrow, due today and then late every day', () => {
    const days = mornings('2026-10-14', '2026-10-24', state)
    expect(
      Object.entries(days).map(([date, lines]) => `${date} ${lines.find((line) => line.startsWith('T'))}`),
    ).to.deep.equal([
      '2026-10-15 T1 certify-new #1',
      '2026-10-20 T1 certify-tomorrow #1',
      '2026-10-21 T1 certify-today #1',
      '2026-10-22 T1 certify-late #1',
      '2026-10-23 T1 certify-late #1',
      '2026-10-24 T1 certify-late #1',
    ])
  })

  it('is late on the very morning of its due date when it was sent before 07:30', () => {
    const early = stateWith({ pending: [pending(1, '2026-10-14T06:00:00')] })
    expect(ofTeacher('2026-10-21', early)).to.deep.equal(['T1 certify-late #1'])
  })

  it('closes with certification: that day is the last, with one more call at 18:00', () => {
    const late = stateWith({ pending: [pending(1, '2027-01-20T10:00:00')] })
    const days = mornings('2027-02-09', '2027-02-20', late)
    expect(Object.keys(days)).to.deep.equal(['2027-02-09', '2027-02-10'])
    expect(days['2027-02-10']).to.include('T1 certify-today #1')
    expect(call('2027-02-10T18:00', late)).to.deep.equal(['T1 certify-today #1'])
    expect(call('2027-01-27T18:00', late)).to.deep.equal([])
  })

  it('goes to everyone who teaches the course', () => {
    const both = stateWith({ pending: [pending(1, '2026-10-14T10:00:00', { teachers: ['T1', 'T2'] })] })
    expect(ofTeacher('2026-10-15', both)).to.deep.equal(['T1 certify-new #1', 'T2 certify-new #1'])
  })

  it('comes before 春節 with its real date, and once', () => {
    const school = schoolWith({ holidays: [newYear] })
    const waits = stateWith({ school, pending: [pending(1, '2027-01-30T10:00:00')] })
    const [before] = planReminders(morningOf('2027-02-03', school.holidays), waits)
    expect(before).to.include({ kind: 'certify-tomorrow', key: 'certify:T1:1:2027-02-03' })
    expect(before?.due?.toISODate()).to.equal('2027-02-06')
    const during = ['2027-02-04', '2027-02-06', '2027-02-08'].flatMap((date) =>
      planReminders(morningOf(date, school.holidays), waits).filter(({ to }) => to === 'T1'),
    )
    expect(new Set(during.map(({ key }) => key))).to.deep.equal(new Set(['certify:T1:1:2027-02-03']))
    const last = planReminders(morningOf('2027-02-10', school.holidays), waits).find(({ to }) => to === 'T1')
    expect(last).to.include({ kind: 'certify-today', lastDay: true, key: 'certify:T1:1:2027-02-10' })
  })

  it('is new on a holiday when it was sent on one', () => {
    const school = schoolWith({ holidays: [newYear] })
    const waits = stateWith({ school, pending: [pending(1, '2027-02-05T10:00:00')] })
    const [told] = planReminders(morningOf('2027-02-06', school.holidays), waits)
    expect(told).to.include({ to: 'T1', kind: 'certify-new', key: 'certify:T1:1:2027-02-06' })
  })
})

describe('a return before the upload closes', () => {
  it('is warned of 3 and 1 days before, to whoever has something waiting', () => {
    const state = stateWith({ pending: [pending(1, '2027-01-28T10:00:00')] })
    const days = Object.entries(mornings('2027-01-27', '2027-02-12', state)).filter(([, lines]) =>
      lines.includes('T1 late-return #1'),
    )
    expect(days.map(([date]) => date)).to.deep.equal(['2027-01-31', '2027-02-02'])
  })
})

describe('a nudge', () => {
  it('is one line of the next digest', () => {
    const nudgedAt = at('2026-10-16T12:00:00')
    const state = stateWith({ pending: [pending(1, '2026-10-14T10:00:00', { nudgedAt })] })
    const days = Object.entries(mornings('2026-10-15', '2026-10-20', state)).filter(([, lines]) =>
      lines.includes('T1 nudge #1'),
    )
    expect(days.map(([date]) => date)).to.deep.equal(['2026-10-17'])
  })
})

describe('a teacher past the week', () => {
  it('is named to 教務主任 on the first day, and then every Monday until certification closes', () => {
    const state = stateWith({ pending: [pending(1, '2026-10-14T10:00:00'), pending(2, '2026-10-16T10:00:00')] })
    const days = Object.entries(mornings('2026-10-15', '2026-11-10', state)).filter(([, lines]) =>
      lines.includes('D1 teachers-late T1'),
    )
    expect(days.map(([date]) => date)).to.deep.equal(['2026-10-22', '2026-10-26', '2026-11-02', '2026-11-09'])
  })

  it('is named to 進修部主任 where the student is 進修部’s', () => {
    const state = stateWith({ pending: [pending(1, '2026-10-14T10:00:00', { student: 'S3' })] })
    expect(morning('2026-10-22', state)).to.deep.equal(['T1 certify-late #1', 'D2 teachers-late T1'])
  })
})
