import { expect } from 'chai'
import fc from 'fast-check'
import {
  type ListedProxy,
  type ProxyCandidate,
  type ProxySought,
  proposeProxies,
} from '../../../src/regulation/proxyOrder.ts'

const sought: ProxySought = {
  courses: [{ subject: 'Chinese', grade: 10, domain: 'Language' }],
  subject: 'Chinese',
}
const candidate = (person: string, facts: Partial<ProxyCandidate> = {}): ProxyCandidate => ({
  person,
  teaches: [],
  isCurriculum: false,
  ...facts,
})
const ofSameGrade = candidate('T2', { teaches: [{ subject: 'Chinese', grade: 10 }] })
const ofSameSubject = candidate('T3', { teaches: [{ subject: 'Chinese', grade: 11 }] })
const convener = candidate('T4', { convenes: 'Language' })
const curriculum = candidate('T5', { isCurriculum: true })
const other = candidate('T6', { teaches: [{ subject: 'Physics', grade: 10 }] })
const all = [other, curriculum, convener, ofSameSubject, ofSameGrade]

describe('the order of proxies for a teacher who cannot certify (§九(二))', () => {
  it('is: named by the teacher, same subject and grade, same subject, domain convener, curriculum section', () => {
    const named = { ...other, consent: 'given' as const }
    expect(proposeProxies(sought, [...all.slice(1), named], [])).to.deep.equal([
      { person: 'T6', rank: 1, reason: 'named', consent: 'given' },
      { person: 'T2', rank: 2, reason: 'same-subject-and-grade', consent: null },
      { person: 'T3', rank: 3, reason: 'same-subject', consent: null },
      { person: 'T4', rank: 4, reason: 'domain-convener', consent: null },
      { person: 'T5', rank: 5, reason: 'curriculum', consent: null },
    ])
  })

  it('does not take courses of no grade for the same grade', () => {
    const general = { subject: 'Chinese' }
    const [proposal] = proposeProxies({ courses: [general] }, [candidate('T2', { teaches: [general] })], [])
    expect(proposal).to.include({ rank: 3, reason: 'same-subject' })
  })

  it('knows a subject by what somebody is said to teach, too', () => {
    expect(proposeProxies(sought, [candidate('T2', { subject: 'Chinese' })], [])[0]).to.include({ rank: 3 })
  })

  it('gives somebody who declined the place that they have without being named', () => {
    const declined = [
      { ...ofSameSubject, consent: 'declined' as const },
      { ...other, consent: 'declined' as const },
    ]
    expect(proposeProxies(sought, declined, [])).to.deep.equal([
      { person: 'T3', rank: 3, reason: 'same-subject', consent: null },
    ])
  })

  it('gives way to the list of the task force where that has a row for the subject and grade', () => {
    const list: ListedProxy[] = [
      { subject: 'Chinese', grade: 10, rank: 2, person: 'T6' },
      { subject: 'Chinese', rank: 1, person: 'T5' },
      { subject: 'Chinese', grade: 11, rank: 1, person: 'T3' },
    ]
    expect(proposeProxies(sought, all, list)).to.deep.equal([
      { person: 'T5', rank: 1, reason: 'task-force', consent: null },
      { person: 'T6', rank: 2, reason: 'task-force', consent: null },
    ])
    const elsewhere = list.map((row) => ({ ...row, subject: 'Physics' }))
    expect(proposeProxies(sought, all, elsewhere)[0]).to.include({ person: 'T2', rank: 2 })
  })

  it('names everybody at most once, in the order of ranks, whoever there is', () => {
    const subject = fc.constantFrom('Chinese', 'Physics')
    const grade = fc.constantFrom(10, 11)
    const anyone = fc.record({
      person: fc.constantFrom('T2', 'T3', 'T4', 'T5'),
      teaches: fc.array(fc.record({ subject, grade }), { maxLength: 3 }),
      isCurriculum: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyone, { selector: ({ person }) => person }), (candidates) => {
        const proposals = proposeProxies(sought, candidates, [])
        const people = proposals.map(({ person }) => person)
        expect(new Set(people).size).to.equal(people.length)
        const ranks = proposals.map(({ rank }) => rank)
        expect(ranks).to.deep.equal(ranks.toSorted((a, b) => a - b))
      }),
    )
  })
})
