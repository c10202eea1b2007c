import { expect } from 'chai'
import fc from 'fast-check'
import {
  type Actor,
  judgeAct,
  judgeAdding,
  type OutcomeAct,
  type OutcomeFacts,
  type OutcomeState,
  outcomeStates,
} from '../../../src/regulation/outcomeState.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, inTerm, rulebookWith } from './school.ts'

const windowsOf = (who = inTerm(10, '115-1')) => ({
  upload: windowOf('course-upload', who, rulebookWith(), at('2026-11-23')),
  certification: windowOf('certification', who, rulebookWith(), at('2026-11-23')),
})
const windows = windowsOf()

const before = at('2026-08-30T12:00:00')
const during = at('2026-11-23T12:00:00')
const betweenCloses = at('2027-02-05T12:00:00')
const after = at('2027-02-11T00:00:00')

const entry = (state: OutcomeState, rest: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  state,
  lacks: [],
  everSent: state !== 'draft',
  selected: 'no',
  ownerHasLeft: false,
  ...rest,
})
const owner: Actor = { as: 'owner' }
const certifier: Actor = { as: 'certifier', reason: '不是本課程的作業' }
const office: Actor = { as: 'academicAffairs', reason: '教師誤按' }

const actorOf: Record<OutcomeAct, Actor> = {
  edit: owner,
  delete: owner,
  send: owner,
  withdraw: owner,
  certify: certifier,
  return: certifier,
  takeBack: certifier,
}
const judge = (act: OutcomeAct, facts: OutcomeFacts, now = during, actor = actorOf[act]) =>
  judgeAct(act, facts, actor, windows, now)

describe('the states of a course outcome', () => {
  it('follow one another as the acts allow while everything is open', () => {
    const table = Object.fromEntries(
      outcomeStates.map((state) => [
        state,
        Object.fromEntries(
          Object.keys(actorOf).flatMap((name) => {
            const act = name as OutcomeAct
            const verdict = judge(act, entry(state, { everSent: true }))
            return verdict.allowed ? [[act, verdict.to]] : []
          }),
        ),
      ]),
    )
    expect(table).to.deep.equal({
      draft: { edit: 'draft', delete: 'hidden', send: 'pending' },
      pending: { withdraw: 'draft', certify: 'certified', return: 'returned' },
      certified: { takeBack: 'pending' },
      returned: { edit: 'draft', delete: 'hidden', takeBack: 'pending' },
    })
  })

  it('refuse what they do not allow with the states that would', () => {
    expect(judge('edit', entry('pending'))).to.deep.include({ allowed: false, reason: 'state', state: 'pending' })
    expect(judge('certify', entry('draft'))).to.deep.include({ reason: 'state', from: ['pending'] })
  })
})

describe('adding', () => {
  it('begins with 開學日 and ends with the upload close', () => {
    const add = (now = during) => judgeAdding(false, windows.upload, now)
    expect(add(before)).to.include({ allowed: false, reason: 'notYet' })
    expect(add()).to.deep.equal({ allowed: true, to: 'draft' })
    expect(add(at('2027-02-03T23:59:59'))).to.include({ allowed: true })
    expect(add(at('2027-02-04T00:00:00'))).to.include({ allowed: false, reason: 'closed' })
  })

  it('is not for someone who has left', () => {
    expect(judgeAdding(true, windows.upload, during)).to.include({ allowed: false, reason: 'left' })
  })

  it('is open in 高三第2學期 before its close is announced', () => {
    const { upload } = windowsOf(inTerm(12, '115-2'))
    expect(judgeAdding(false, upload, at('2027-04-01'))).to.include({ allowed: true })
  })

  it('is not open in a semester without dates', () => {
    const { upload } = windowsOf(inTerm(10, '120-1'))
    expect(judgeAdding(false, upload, during)).to.include({ allowed: false, reason: 'unannounced' })
  })
})

describe('逾時視同放棄本學期之上傳', () => {
  it('ends editing and deleting, whatever the state', () => {
    for (const state of outcomeStates) {
      for (const act of ['edit', 'delete'] as const) {
        expect(judge(act, entry(state), betweenCloses), `${act} ${state}`).to.include({ reason: 'closed' })
      }
    }
  })

  it('leaves a complete draft to be sent until certification closes', () => {
    expect(judge('send', entry('draft'), betweenCloses)).to.include({ allowed: true, to: 'pending' })
    expect(judge('send', entry('draft'), at('2027-02-10T23:59:59'))).to.include({ allowed: true })
    expect(judge('send', entry('draft'), after)).to.include({ allowed: false, reason: 'closed' })
  })

  it('waives what a draft still lacks', () => {
    const facts = entry('draft', { lacks: ['description'] })
    expect(judge('send', facts)).to.deep.include({ reason: 'incomplete', lacks: ['description'], waived: false })
    expect(judge('send', facts, betweenCloses)).to.deep.include({ reason: 'incomplete', waived: true })
  })

  it('lets a pending one be withdrawn to a draft that can be sent again, and says that it cannot be edited', () => {
    expect(judge('withdraw', entry('pending'))).to.deep.equal({ allowed: true, to: 'draft' })
    expect(judge('withdraw', entry('pending'), betweenCloses)).to.deep.equal({
      allowed: true,
      to: 'draft',
      warning: 'notEditable',
    })
    expect(judge('withdraw', entry('pending'), after)).to.include({ warning: 'notSendable' })
  })

  it('makes a return final, and warns of it', () => {
    expect(judge('return', entry('pending'))).to.deep.equal({ allowed: true, to: 'returned' })
    expect(judge('return', entry('pending'), at('2027-02-03T23:59:59'))).to.not.have.property('warning')
    expect(judge('return', entry('pending'), betweenCloses)).to.include({ allowed: true, warning: 'final' })
  })
})

describe('a returned outcome', () => {
  it('cannot be sent unedited; the first edit makes it a draft, which can', () => {
    expect(judge('send', entry('returned'))).to.include({ allowed: false, reason: 'unedited' })
    expect(judge('edit', entry('returned'))).to.include({ to: 'draft' })
  })

  it('stays returned when it was not edited before the upload close', () => {
    expect(judge('send', entry('returned'), betweenCloses)).to.include({ allowed: false, reason: 'unedited' })
  })
})

describe('認證', () => {
  it('is open from 開學日 to three weeks after 休業式, however late after sending', () => {
    expect(judge('certify', entry('pending'), before)).to.include({ reason: 'notYet' })
    expect(judge('certify', entry('pending'), at('2027-02-10T23:59:59'))).to.include({ to: 'certified' })
    expect(judge('certify', entry('pending'), after)).to.include({ reason: 'closed' })
  })

  it('is for who teaches the course or is appointed, and for nobody else', () => {
    for (const as of ['owner', 'academicAffairs', 'none'] as const) {
      expect(judge('certify', entry('pending'), during, { as })).to.deep.include({
        reason: 'notYours',
        may: ['certifier'],
        citation: { basis: 'regulation', clause: '§五(三)', rule: 'R-5.7' },
      })
    }
  })

  it('needs a reason to return', () => {
    for (const reason of ['', '  ']) {
      expect(judge('return', entry('pending'), during, { as: 'certifier', reason })).to.include({ reason: 'noReason' })
    }
    expect(judge('certify', entry('pending'), during, { as: 'certifier' })).to.include({ allowed: true })
  })

  it('answers an old button by the state before the time', () => {
    expect(judge('certify', entry('certified'), after)).to.include({ reason: 'state', state: 'certified' })
  })
})

describe('taking a decision back', () => {
  it('is for the certifier and 教務處, with a reason, until certification closes', () => {
    for (const actor of [certifier, office]) {
      expect(judge('takeBack', entry('certified'), during, actor)).to.include({ to: 'pending' })
      expect(judge('takeBack', entry('returned'), betweenCloses, actor)).to.include({ to: 'pending' })
      expect(judge('takeBack', entry('certified'), after, actor)).to.include({ reason: 'closed' })
    }
    expect(judge('takeBack', entry('certified'), during, { as: 'academicAffairs' })).to.include({ reason: 'noReason' })
    expect(judge('takeBack', entry('certified'), during, owner)).to.include({ reason: 'notYours' })
  })

  it('is over once the entry is selected', () => {
    for (const selected of ['ticked', 'locked'] as const) {
      expect(judge('takeBack', entry('certified', { selected }))).to.include({ reason: 'selected', selected })
    }
  })

  it('finds no decision once the student has edited what was returned', () => {
    expect(judge('takeBack', entry('draft', { everSent: true }))).to.include({ reason: 'state' })
  })
})

describe('§八 deleting', () => {
  it('removes what was never sent, and hides what ever was', () => {
    expect(judge('delete', entry('draft'))).to.include({ to: 'gone' })
    expect(judge('delete', entry('draft', { everSent: true }))).to.include({ to: 'hidden' })
    expect(judge('delete', entry('returned'))).to.include({ to: 'hidden' })
  })
})

describe('an outcome under any act at any time', () => {
  const states = fc.constantFrom(...outcomeStates)
  const acts = fc.constantFrom(...(Object.keys(actorOf) as OutcomeAct[]))
  const times = fc.integer({ min: 0, max: 240 * 86_400 }).map((seconds) => before.plus({ seconds }))

  it('is never touched by someone who has nothing to do with it', () => {
    fc.assert(
      fc.property(
        states,
        acts,
        times,
        (state, act, now) =>
          void expect(judge(act, entry(state), now, { as: 'none', reason: 'x' })).to.include({ reason: 'notYours' }),
      ),
    )
  })

  it('is never changed by its owner after they have left', () => {
    fc.assert(
      fc.property(
        states,
        acts,
        times,
        (state, act, now) =>
          void expect(judge(act, entry(state, { ownerHasLeft: true }), now, owner).allowed).to.equal(false),
      ),
    )
  })

  it('becomes certified from pending alone, within the window', () => {
    fc.assert(
      fc.property(states, acts, times, (state, act, now) => {
        const verdict = judge(act, entry(state), now)
        if (!verdict.allowed || verdict.to !== 'certified') return
        expect(state).to.equal('pending')
        expect(now >= at('2026-08-31') && now < after).to.equal(true)
      }),
    )
  })
})
