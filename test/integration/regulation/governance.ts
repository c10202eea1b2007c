import { expect } from 'chai'
import { DateTime } from 'luxon'
import { zone } from '../../../src/clock.ts'
import { guardianActs } from '../../../src/regulation/guardianActs.ts'
import { type ProxyCandidate, proposeProxies } from '../../../src/regulation/proxyOrder.ts'
import { mayBeDeleted } from '../../../src/regulation/retention.ts'
import type { Ruleset } from '../../../src/regulation/ruleset.ts'
import { rulesetFor } from '../../../src/regulation/rulesets/index.ts'
import { yphs1120504 as ruleset } from '../../../src/regulation/rulesets/yphs-112-05-04.ts'
import { statusChangedIn } from '../../../src/regulation/statusChange.ts'
import type { BusinessKind } from '../../../src/school/meetings.ts'
import { schedulersFor, type TrainingAudience } from '../../../src/school/training.ts'
import type { TestSchool } from '../../support/school.ts'
import type { Clause } from './theRegulation.ts'

type Proofs<Of extends Clause> = Record<Of, (school: TestSchool) => unknown>
type Governance = Exclude<Clause, `§五${string}` | `§六${string}` | `表${string}`>

let requests = 0

/** An act of somebody in a message of its own. */
const by = ({ services }: TestSchool, id: string) => ({
  actor: { by: id, via: 'line' as const },
  request: `spec:${++requests}`,
  now: services.clock.now(),
})

/** The task force decides that kind of business, and the minutes say so. */
const decides = (kind: BusinessKind) => async (school: TestSchool) => {
  const written = { term: '115-1', date: '2026-10-12', attendees: ['P1'], business: [kind], resolutions: '照案通過' }
  const added = await school.services.meetings.add(written, by(school, 'P1'))
  expect(added).to.have.nested.property('meeting.business').that.deep.equals([kind])
}

/** Those sessions are scheduled by that office, and not by 註冊組. */
const schedules = (audience: TrainingAudience, office: string) => async (school: TestSchool) => {
  expect(schedulersFor[audience]).to.include(office)
  const session = { audience, date: '2026-11-02', title: '說明會' }
  expect((await school.services.training.add(session, by(school, 'R1'))).done).to.equal(false)
  const may = audience === 'continuing' ? 'E1' : 'D1'
  expect((await school.services.training.add(session, by(school, may))).done).to.equal(true)
}

const candidate = (facts: Partial<ProxyCandidate>): ProxyCandidate => ({
  person: 'X',
  teaches: [],
  isCurriculum: false,
  ...facts,
})

/** Whoever is that to the teacher has that place in the order. */
const hasRank = (rank: number, facts: Partial<ProxyCandidate>) => () => {
  const course = { subject: '國文', grade: 10, domain: '語文' }
  const proposals = proposeProxies({ courses: [course], subject: '國文' }, [candidate(facts)], [])
  expect(proposals.map((proposal) => proposal.rank)).to.deep.equal([rank])
}

export const proofsOfGovernance: Proofs<Governance> = {
  async '§一'(school) {
    const student = await school.someone('S2')
    expect(ruleset.name).to.equal('新北市立永平高級中學學生學習歷程檔案作業補充規定')
    expect(await student.says('一定要上傳嗎')).to.match(/依國教署規定/)
  },

  async '§二'({ services }) {
    const seats = await services.seats.list(services.clock.now())
    expect(seats).to.have.length(19)
    expect(seats.flatMap(({ seat, part }) => (part ? [`${seat} ${part}`] : []))).to.deep.equal([
      'principal convener',
      'academic-director executive-secretary',
      'guidance-director deputy-executive-secretary',
      'library-director deputy-executive-secretary',
    ])
  },

  async '§三'({ services }) {
    const isOwed = async () =>
      (await services.duties.list({ now: services.clock.now() })).some(
        ({ what, office, doneAt }) => what === 'meeting' && office === 'principal' && !doneAt,
      )
    expect(await isOwed()).to.equal(true)
  },
  '§三(一)': decides(1),
  '§三(二)': decides(2),
  '§三(三)': decides(3),
  '§三(四)': decides(4),
  '§三(五)': decides(5),
  '§三(六)': decides(6),

  async '§四 前項'(school) {
    const [director, registrar] = [await school.someone('D1'), await school.someone('R1')]
    const isOffered = async (someone: typeof director) => {
      await someone.says('你會做什麼')
      return someone.heard().some(({ buttons }) => buttons.some(({ label }) => label === '公告／改期程'))
    }
    expect([await isOffered(director), await isOffered(registrar)]).to.deep.equal([true, false])
    await director.says('我的待辦')
    expect(await director.presses('自我檢核期間')).to.match(/自我檢核期間.*§四/s)
  },
  async '§四 後項'(school) {
    const page = await (await fetch(`${school.url}/calendar`)).text()
    expect(page)
      .to.match(/課程學習成果/)
      .and.match(/2027\/2\/3/)
      .and.match(/自我檢核/)
  },

  '§七'() {
    for (const status of ['repeat', 'resumed', 'transferred-in', 'on-loan'])
      expect(statusChangedIn(115, status, '2026-09-01', ruleset), status).to.equal(true)
    expect(statusChangedIn(115, 'enrolled', '2026-09-01', ruleset)).to.equal(false)
  },

  '§八'() {
    const on = (date: string) => DateTime.fromISO(date, { zone })
    expect(mayBeDeleted({ leftOn: '2021-06-30' }, ruleset, on('2026-06-29'))).to.equal(false)
    expect(mayBeDeleted({ leftOn: '2021-06-30' }, ruleset, on('2026-06-30'))).to.equal(true)
  },

  async '§九(一)'(school) {
    const { services } = school
    const now = services.clock.now()
    const appointment = { office: 'registrar', person: 'T2', from: '2026-10-14', to: '2026-10-14' } as const
    expect((await services.appointments.appoint(appointment, by(school, 'D1'))).done).to.equal(true)
    const actor = await services.acting.inRole({ by: 'T2', via: 'line' }, ['registrar'], now)
    expect(actor).to.include({ as: 'registrar', onBehalfOf: 'R1' })
    const tomorrow = now.plus({ days: 1 })
    expect(await services.acting.inRole({ by: 'T2', via: 'line' }, ['registrar'], tomorrow)).to.equal(undefined)
  },

  '§九(二)1'() {
    const list = [{ subject: '國文', rank: 1, person: 'X' }]
    const sought = { courses: [{ subject: '國文', grade: 10 }] }
    const own = candidate({ person: 'Y', teaches: [{ subject: '國文', grade: 10 }] })
    expect(proposeProxies(sought, [own, candidate({})], list)).to.deep.equal([
      { person: 'X', rank: 1, reason: 'task-force', consent: null },
    ])
  },
  '§九(二)1(1)'() {
    const named = (consent: ProxyCandidate['consent']) =>
      proposeProxies({ courses: [] }, [candidate(consent ? { consent } : {})], [])
    expect(named('given')).to.deep.equal([{ person: 'X', rank: 1, reason: 'named', consent: 'given' }])
    expect(named('declined')).to.deep.equal([])
    expect(ruleset.proxy.namedMustConsent.value).to.equal(true)
  },
  '§九(二)1(2)': hasRank(2, { teaches: [{ subject: '國文', grade: 10 }] }),
  '§九(二)1(3)': hasRank(3, { teaches: [{ subject: '國文', grade: 11 }] }),
  '§九(二)1(4)': hasRank(4, { convenes: '語文' }),
  '§九(二)1(5)': hasRank(5, { isCurriculum: true }),
  async '§九(二)2'(school) {
    const { services } = school
    const now = services.clock.now()
    const leaver = await school.addPerson('L1', '黃老師', ['teacher'])
    await services.people.model.updateOne({ _id: 'L1' }, { $set: { leftOn: '2026-10-01' } })
    const left = { ...leaver, leftOn: '2026-10-01' }
    expect(await services.keptAccounts.atWork([left], now)).to.deep.equal([])
    expect((await services.keptAccounts.keep('L1', '2026-10-31', by(school, 'D1'))).done).to.equal(true)
    expect(await services.keptAccounts.atWork([left], now)).to.have.length(1)
    expect(await services.keptAccounts.atWork([left], now.plus({ days: 18 }))).to.deep.equal([])
  },

  async '§九(三)'(school) {
    const { services } = school
    const now = services.clock.now()
    await school.addPerson('G1', '王爸爸', ['guardian'])
    await services.guardians.model.create({ _id: 'G1:S1', student: 'S1', guardian: 'G1', relation: '父' })
    const speaks = (act: string) => services.grants.speaker({ by: 'G1', as: 'guardian', via: 'line' }, 'S1', act, now)
    expect(await speaks('create')).to.equal(undefined)
    const grant = { student: 'S1', guardian: 'G1', until: '2026-10-20', isUnderAge: true }
    expect((await services.grants.add(grant, by(school, 'R1'))).done).to.equal(true)
    for (const act of guardianActs) expect(await speaks(act), act).to.include({ by: 'G1', onBehalfOf: 'S1' })
    expect(await speaks('delete')).to.equal(undefined)
  },

  '§十(一)': schedules('students', 'guidance-director'),
  '§十(二)': schedules('teachers', 'academic-director'),
  '§十(三)': schedules('families', 'guidance-director'),
  '§十(四)': schedules('continuing', 'continuing-affairs'),

  async '§十一'(school) {
    const [director, registrar] = [await school.someone('D1'), await school.someone('R1')]
    await director.says('我的待辦')
    expect(await director.presses('成效評核'))
      .to.match(/115-1/)
      .and.match(/§十一/)
    await registrar.says('我的待辦')
    expect(registrar.buttons()).to.not.include('成效評核')
    const rows = await school.services.evaluation.ofTerm('115-1', school.services.clock.now())
    expect(rows.some(({ who, unit }) => who === null && unit === 'registrar')).to.equal(true)
    expect(rows.some(({ who }) => who === 'T1')).to.equal(true)
  },

  '§十二'() {
    const amended: Ruleset = { ...ruleset, id: 'next', amends: ruleset.id, from: '116-1' }
    expect(rulesetFor('115-2', amended).id).to.equal(ruleset.id)
    expect(rulesetFor('116-1', amended).id).to.equal('next')
  },
}
