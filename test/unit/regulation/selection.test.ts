import { expect } from 'chai'
import fc from 'fast-check'
import { outcomeStates } from '../../../src/regulation/outcomeState.ts'
import {
  judgeSelection,
  type SelectionAct,
  type SelectionFacts,
  selectionKinds,
  selectionLimit,
} from '../../../src/regulation/selection.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, inYear, notice, rulebookWith, ruleset } from './school.ts'

const announced = notice(
  { operation: 'course-selection', year: 115 },
  { opens: '2027-08-01T00:00:00+08:00', closes: '2027-08-20T23:59:59+08:00' },
)
const windowBy = (...notices: (typeof announced)[]) =>
  windowOf('course-selection', inYear(10, 115), rulebookWith(...notices), inside)
const inside = at('2027-08-10T10:00:00')
const open = { window: windowBy(announced), ruleset }

const mine: SelectionFacts = { kind: 'course', ticked: 0, isLocked: false, as: 'owner', student: 'enrolled' }
const judged = (act: SelectionAct, facts: Partial<SelectionFacts> = {}, rules = open, now = inside) =>
  judgeSelection(act, { ...mine, ...facts }, rules, now, act === 'select' ? 'certified' : undefined)

const acts = ['select', 'unselect', 'lock'] as const

describe('學生每學年應於學校規定時間內勾選 (§六(一))', () => {
  it('lets a student select, unselect and lock within the announced window', () => {
    for (const act of acts) expect(judged(act)).to.deep.equal({ allowed: true })
  })

  it('does nothing before it opens or after it closes, and counts the last second in', () => {
    for (const act of acts) {
      expect(judged(act, {}, open, at('2027-07-31T23:59:59'))).to.include({ allowed: false, reason: 'notYet' })
      expect(judged(act, {}, open, at('2027-08-20T23:59:59'))).to.include({ allowed: true })
      expect(judged(act, {}, open, at('2027-08-21T00:00:00'))).to.include({ allowed: false, reason: 'closed' })
    }
  })

  it('is not open where no notice announces it: 另行公告', () => {
    for (const act of acts)
      expect(judged(act, {}, { window: windowBy(), ruleset })).to.include({ allowed: false, reason: 'unannounced' })
  })

  it('takes six certified outcomes and ten of diverse performance, and not one more', () => {
    expect(judged('select', { ticked: 5 })).to.include({ allowed: true })
    const seventh = judged('select', { ticked: 6 })
    expect(seventh).to.include({ allowed: false, reason: 'full', limit: 6 })
    expect(seventh).to.have.nested.property('citation.clause', '§六(一)')
    expect(judged('select', { kind: 'diverse', ticked: 9 })).to.include({ allowed: true })
    expect(judged('select', { kind: 'diverse', ticked: 10 })).to.include({ reason: 'full', limit: 10 })
  })

  it('takes only what a teacher has certified', () => {
    for (const state of outcomeStates) {
      const verdict = judgeSelection('select', mine, open, inside, state)
      expect(verdict).to.include(state === 'certified' ? { allowed: true } : { reason: 'notCertified', state })
    }
  })

  it('lets a student give up what is ticked, and lock nothing at all: none is legal', () => {
    expect(judged('unselect', { ticked: 6 })).to.include({ allowed: true })
    expect(judged('lock', { ticked: 0 })).to.include({ allowed: true })
  })
})

describe('a selection that its student has locked', () => {
  it('is not changed any more, and nothing is said of its window', () => {
    for (const act of acts) {
      expect(judged(act, { isLocked: true })).to.include({ reason: 'locked' })
      expect(judged(act, { isLocked: true }, open, at('2027-09-01T00:00:00'))).to.include({ reason: 'locked' })
    }
  })
})

describe('somebody who may not select', () => {
  it('is whoever is not its student, in whatever capacity', () => {
    for (const as of ['certifier', 'academicAffairs', 'none'] as const)
      for (const act of acts) expect(judged(act, { as })).to.include({ reason: 'notYours' })
  })

  it('is one who has left, unless from grade 12', () => {
    for (const act of acts) {
      expect(judged(act, { student: 'left' })).to.include({ reason: 'left' })
      expect(judged(act, { student: 'graduate' })).to.include({ allowed: true })
    }
  })
})

describe('ticking one after the other', () => {
  it('never goes beyond the limit of its kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...selectionKinds),
        fc.array(fc.constantFrom<SelectionAct>('select', 'unselect'), { maxLength: 60 }),
        (kind, tries) => {
          let ticked = 0
          for (const act of tries) {
            if (judged(act, { kind, ticked }).allowed) ticked = Math.max(0, ticked + (act === 'select' ? 1 : -1))
            expect(ticked).to.be.at.most(selectionLimit(kind, ruleset).value)
          }
        },
      ),
    )
  })
})
