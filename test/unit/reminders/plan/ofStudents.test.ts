import { expect } from 'chai'
import { morningOf } from '../../../../src/reminders/plan/moment.ts'
import { planReminders } from '../../../../src/reminders/plan/plan.ts'
import { notice } from '../../regulation/school.ts'
import { at, call, draft, morning, mornings, newYear, schoolWith, stateWith } from './planBench.ts'

describe('a draft that is not sent', () => {
  const state = stateWith({ entries: [draft(1)] })

  it('is spoken of 14, 7, 3 and 1 days before the upload closes, and on the day', () => {
    expect(Object.keys(mornings('2027-01-10', '2027-02-03', state))).to.deep.equal([
      '2027-01-20',
      '2027-01-27',
      '2027-01-31',
      '2027-02-02',
      '2027-02-03',
    ])
  })

  it('is spoken of after the upload close 3 and 1 days before certification closes, and on the day', () => {
    expect(Object.keys(mornings('2027-02-04', '2027-02-28', state))).to.deep.equal([
      '2027-02-07',
      '2027-02-09',
      '2027-02-10',
    ])
  })

  it('is not spoken of after the upload close when it lacks something', () => {
    const bare = stateWith({ entries: [draft(1, { isComplete: false })] })
    expect(mornings('2027-02-04', '2027-02-28', bare)).to.deep.equal({})
  })

  it('is said once more at 18:00 of either closing day, and at no other time', () => {
    expect(call('2027-02-03T18:00', state)).to.deep.equal(['S1 draft-unsent #1'])
    expect(call('2027-02-10T18:00', state)).to.deep.equal(['S1 draft-unsent #1'])
    expect(call('2027-02-02T18:00', state)).to.deep.equal([])
    expect(call('2027-02-03T17:00', state)).to.deep.equal([])
  })

  it('is said once more two hours before a close that is earlier', () => {
    const closes = '2027-02-04T17:00:00.000+08:00'
    const notices = [notice({ operation: 'course-upload', term: '115-1' }, { closes })]
    const moved = stateWith({ school: schoolWith({ notices }), entries: [draft(1)] })
    expect(call('2027-02-04T15:00', moved)).to.deep.equal(['S1 draft-unsent #1'])
    expect(call('2027-02-04T18:00', moved)).to.deep.equal([])
  })

  it('counts to the evening before where the close is midnight', () => {
    const closes = '2027-02-05T00:00:00.000+08:00'
    const notices = [notice({ operation: 'course-upload', term: '115-1' }, { closes })]
    const moved = stateWith({ school: schoolWith({ notices }), entries: [draft(1)] })
    expect(Object.keys(mornings('2027-01-29', '2027-02-05', moved))).to.deep.equal([
      '2027-02-01',
      '2027-02-03',
      '2027-02-04',
    ])
    expect(call('2027-02-04T18:00', moved)).to.deep.equal(['S1 draft-unsent #1'])
  })

  it('has its deadline on the last day alone', () => {
    const lastDays = ['2027-02-02', '2027-02-03'].map((date) =>
      planReminders(morningOf(date, []), state).map(({ lastDay }) => lastDay),
    )
    expect(lastDays).to.deep.equal([[false], [true]])
  })

  it('says nothing to who has left, and nothing for grade 12’s second semester before a notice sets the close', () => {
    const left = stateWith({ entries: [draft(1, { student: 'S2', term: '115-2' })] })
    expect(mornings('2027-02-11', '2027-07-31', left)).to.deep.equal({})
    const [student] = [...state.people.values()]
    const gone = new Map(student ? [['S1', { ...student, leftOn: '2027-01-25' }]] : [])
    expect(Object.keys(mornings('2027-01-10', '2027-02-28', { ...state, people: gone }))).to.deep.equal(['2027-01-20'])
  })

  it('counts for grade 12 to the close that the notice sets', () => {
    const closes = '2027-04-30T17:00:00.000+08:00'
    const notices = [notice({ operation: 'course-upload', term: '115-2', grade: 12 }, { closes })]
    const entries = [draft(1, { student: 'S2', term: '115-2' })]
    const announced = stateWith({ school: schoolWith({ notices }), entries })
    expect(Object.keys(mornings('2027-02-11', '2027-07-31', announced))).to.deep.equal([
      '2027-04-16',
      '2027-04-23',
      '2027-04-27',
      '2027-04-29',
      '2027-04-30',
    ])
  })
})

describe('an entry that was returned and is not edited', () => {
  it('is spoken of until the upload closes, and not after', () => {
    const state = stateWith({ entries: [draft(2, { state: 'returned' })] })
    expect(Object.keys(mornings('2027-01-10', '2027-02-28', state))).to.deep.equal([
      '2027-01-20',
      '2027-01-27',
      '2027-01-31',
      '2027-02-02',
      '2027-02-03',
    ])
    expect(morning('2027-01-20', state)).to.deep.equal(['S1 returned #2'])
  })
})

describe('a reminder that falls on a holiday', () => {
  const school = schoolWith({ holidays: [newYear] })
  const state = stateWith({ school, entries: [draft(1)] })

  it('comes on the last day before it that is none; that of the closing day is never moved', () => {
    const days = Object.entries(mornings('2027-02-03', '2027-02-10', state))
    // On the holidays the same is planned again under the same key, for those whom it did not concern before.
    expect(days.map(([date]) => date)).to.include.members(['2027-02-03', '2027-02-10'])
    const keys = new Set(
      ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'].flatMap((date) =>
        planReminders(morningOf(date, school.holidays), state).map(({ key }) => key),
      ),
    )
    expect([...keys]).to.deep.equal(['draft-unsent:S1:1:2027-02-03'])
  })

  it('is the same matter on the day before the holidays as that day’s own', () => {
    const keys = planReminders(morningOf('2027-02-03', school.holidays), state).map(({ key }) => key)
    expect(keys).to.deep.equal(['draft-unsent:S1:1:2027-02-03'])
  })

  it('names the real date', () => {
    const lonely: typeof school = { ...school, holidays: [{ from: '2027-01-20', to: '2027-01-21' }] }
    const [told] = planReminders(morningOf('2027-01-19', lonely.holidays), { ...state, school: lonely })
    expect(told?.due?.toISO()).to.equal('2027-02-03T23:59:59.000+08:00')
  })

  it('takes no weekend for a holiday', () => {
    expect(at('2027-01-31').weekday).to.equal(7)
    expect(morning('2027-01-31', stateWith({ entries: [draft(1)] }))).to.have.length(1)
  })
})

describe('an upload of which nothing is used', () => {
  const unused = [
    { operation: 'course-upload', scope: '115-1', student: 'S1' },
    { operation: 'diverse-upload', scope: 115, student: 'S1' },
  ] as const
  const state = stateWith({ unused })

  it('is offered 14 and 3 days before it closes', () => {
    expect(mornings('2026-09-01', '2027-08-31', state)).to.deep.equal({
      '2027-01-20': ['S1 window-closing course-upload:115-1'],
      '2027-01-31': ['S1 window-closing course-upload:115-1'],
      '2027-07-17': ['S1 window-closing diverse-upload:115'],
      '2027-07-28': ['S1 window-closing diverse-upload:115'],
    })
  })

  it('is an offer and no deadline', () => {
    const told = planReminders(morningOf('2027-01-20', []), state)
    expect(told.map(({ offer, lastDay }) => ({ offer, lastDay }))).to.deep.equal([{ offer: true, lastDay: false }])
  })
})

describe('a selection with nothing ticked', () => {
  const window = { opens: '2027-08-01T00:00:00.000+08:00', closes: '2027-08-20T23:59:59.000+08:00' }
  const unused = [{ operation: 'course-selection', scope: 115, student: 'S1' }] as const
  const selection = (given: typeof window) => {
    const notices = [notice({ operation: 'course-selection', year: 115 }, given)]
    return stateWith({ school: schoolWith({ notices }), unused })
  }

  it('is offered when it opens, and spoken of before it closes', () => {
    expect(mornings('2027-07-20', '2027-08-31', selection(window))).to.deep.equal({
      '2027-08-01': ['S1 window-closing course-selection:115'],
      '2027-08-06': ['S1 unselected course-selection:115'],
      '2027-08-13': ['S1 unselected course-selection:115'],
      '2027-08-17': ['S1 unselected course-selection:115'],
      '2027-08-19': ['S1 unselected course-selection:115'],
      '2027-08-20': ['S1 unselected course-selection:115'],
    })
    expect(call('2027-08-20T18:00', selection(window))).to.deep.equal(['S1 unselected course-selection:115'])
  })

  it('is offered on the next morning where it opens during the day, and not spoken of before', () => {
    const short = { ...window, opens: '2027-08-17T09:00:00.000+08:00' }
    expect(mornings('2027-07-20', '2027-08-31', selection(short))).to.deep.equal({
      '2027-08-18': ['S1 window-closing course-selection:115'],
      '2027-08-19': ['S1 unselected course-selection:115'],
      '2027-08-20': ['S1 unselected course-selection:115'],
    })
  })

  it('is not spoken of while no notice announces it', () => {
    expect(mornings('2027-07-01', '2027-09-30', stateWith({ unused }))).to.deep.equal({})
  })
})

describe('a receipt statement that is not confirmed', () => {
  const receipts = [{ student: 'S1', submission: 3, until: at('2027-05-10T23:59:59') }]

  it('is spoken of 7, 3 and 1 days before its end, and on the day', () => {
    expect(Object.keys(mornings('2027-05-03', '2027-05-20', stateWith({ receipts })))).to.deep.equal([
      '2027-05-03',
      '2027-05-07',
      '2027-05-09',
      '2027-05-10',
    ])
    expect(call('2027-05-10T18:00', stateWith({ receipts }))).to.deep.equal(['S1 unconfirmed 3'])
  })
})

describe('a guardian under a grant', () => {
  it('gets what the student gets, and is told for whom', () => {
    const state = stateWith({ entries: [draft(1)], guardians: new Map([['S1', ['G1']]]) })
    const told = planReminders(morningOf('2027-01-20', []), state)
    expect(told.map(({ to, student }) => ({ to, student }))).to.deep.equal([
      { to: 'S1', student: undefined },
      { to: 'G1', student: 'S1' },
    ])
    expect(new Set(told.map(({ key }) => key)).size).to.equal(2)
  })
})
