import { expect } from 'chai'
import type { Duty } from '../../../../src/school/duties.ts'
import { at, call, draft, morning, mornings, stateWith } from './planBench.ts'

const duty = (given: Partial<Duty> = {}): Duty => ({
  id: '115-1:grades:day',
  office: 'registrar',
  clause: '§五(二)1',
  what: 'grades',
  dueAt: at('2027-02-03T23:59:59'),
  division: 'day',
  confirmable: true,
  ...given,
})

describe('a duty of an office', () => {
  it('is spoken of 7 days and 1 day before, on the day, and every Monday until it is done', () => {
    const state = stateWith({ duties: [duty()] })
    expect(Object.keys(mornings('2027-01-20', '2027-02-20', state))).to.deep.equal([
      '2027-01-27',
      '2027-02-02',
      '2027-02-03',
      '2027-02-08',
      '2027-02-15',
    ])
    expect(morning('2027-01-27', state)).to.deep.equal(['R1 duty 115-1:grades:day'])
  })

  it('is not spoken of once it is done, and has no call in the evening', () => {
    const done = stateWith({ duties: [duty({ doneAt: new Date('2027-01-25') })] })
    expect(mornings('2027-01-20', '2027-02-20', done)).to.deep.equal({})
    expect(call('2027-02-03T18:00', stateWith({ duties: [duty()] }))).to.deep.equal([])
  })

  it('goes to the person who alone has it', () => {
    expect(morning('2027-02-03', stateWith({ duties: [duty({ person: 'X1' })] }))).to.deep.equal([
      'X1 duty 115-1:grades:day',
    ])
  })
})

describe('a meeting that is missing', () => {
  it('is spoken of on Mondays from the middle of the semester', () => {
    const meeting = duty({
      id: '115-1:meeting:principal',
      office: 'principal',
      what: 'meeting',
      dueAt: at('2026-11-09T23:59:59'),
    })
    expect(Object.keys(mornings('2026-10-30', '2026-11-25', stateWith({ duties: [meeting] })))).to.deep.equal([
      '2026-11-16',
      '2026-11-23',
    ])
    expect(morning('2026-11-16', stateWith({ duties: [meeting] }))).to.deep.equal([
      'P1 meeting 115-1:meeting:principal',
    ])
  })
})

describe('an empty seat of the task force', () => {
  it('is told to 教務主任 on Mondays', () => {
    expect(mornings('2026-10-11', '2026-10-20', stateWith({ emptySeats: 2 }))).to.deep.equal({
      '2026-10-12': ['D1 seat'],
      '2026-10-19': ['D1 seat'],
    })
  })
})

describe('a training session', () => {
  it('is told to its audience 7 days and 1 day before, and on the day', () => {
    const sessions = [{ id: 5, date: '2026-11-20', people: ['S1', 'S2'] }]
    expect(mornings('2026-11-01', '2026-11-30', stateWith({ sessions }))).to.deep.equal({
      '2026-11-13': ['S1 training 5', 'S2 training 5'],
      '2026-11-19': ['S1 training 5', 'S2 training 5'],
      '2026-11-20': ['S1 training 5', 'S2 training 5'],
    })
  })
})

describe('a homeroom teacher', () => {
  const homerooms = [{ teacher: 'H1', year: 115, className: '101', students: ['S1'] }]

  it('hears on Mondays of a class in which something is open', () => {
    const state = stateWith({ homerooms, entries: [draft(1)] })
    expect(mornings('2026-10-11', '2026-10-20', state)).to.deep.equal({
      '2026-10-12': ['H1 class-overview 115:101'],
      '2026-10-19': ['H1 class-overview 115:101'],
    })
  })

  it('hears nothing of a class in which nothing is, or can be helped', () => {
    expect(mornings('2026-10-11', '2026-10-20', stateWith({ homerooms }))).to.deep.equal({})
    const tooLate = stateWith({ homerooms, entries: [draft(1, { isComplete: false })] })
    expect(morning('2027-02-08', tooLate)).to.deep.equal([])
  })
})
