import { expect } from 'chai'
import { certificationDue } from '../../../src/regulation/certificationDue.ts'
import { judgeDescription } from '../../../src/regulation/description.ts'
import { judgeLink } from '../../../src/regulation/externalLink.ts'
import { judgeFile } from '../../../src/regulation/fileLimits.ts'
import type { Operation } from '../../../src/regulation/operation.ts'
import type { Audience } from '../../../src/regulation/people.ts'
import { phase } from '../../../src/regulation/phase.ts'
import { mayTakePlace, type QuotaKind } from '../../../src/regulation/quota.ts'
import { windowOf } from '../../../src/regulation/windows.ts'
import { at, inTerm, inYear, notice, rulebookWith, ruleset } from '../../unit/regulation/school.ts'
import type { Clause } from './theRegulation.ts'

type Tables = Extract<Clause, `表${string}`>
type Kind = 'course' | 'diverse'

const now = at('2026-10-14T10:00:00')
const windowFor = (operation: Operation, who: Audience, ...notices: Parameters<typeof rulebookWith>) =>
  windowOf(operation, who, rulebookWith(...notices), now)
const closeOf = (...asked: Parameters<typeof windowFor>) =>
  windowFor(...asked).closesAt?.toFormat('yyyy-MM-dd HH:mm:ss')

const document = (kind: Kind) => () => {
  for (const mediaType of ['application/pdf', 'image/jpeg', 'image/png'])
    expect(judgeFile(kind, { mediaType, bytes: 4_000_000 }, [], ruleset)).to.include({ verdict: 'ok' })
  expect(judgeFile(kind, { mediaType: 'image/png', bytes: 4 * 2 ** 20 + 1 }, [], ruleset).verdict).to.equal('refused')
  expect(judgeFile(kind, { mediaType: 'image/gif', bytes: 1000 }, [], ruleset).verdict).to.equal('refused')
}

const audioVisual = (kind: Kind) => () => {
  for (const mediaType of ['audio/mpeg', 'video/mp4'])
    expect(judgeFile(kind, { mediaType, bytes: 10_000_000 }, [], ruleset)).to.include({ verdict: 'ok' })
  expect(judgeFile(kind, { mediaType: 'video/mp4', bytes: 10 * 2 ** 20 + 1 }, [], ruleset).verdict).to.equal('refused')
  expect(judgeFile(kind, { mediaType: 'video/quicktime', bytes: 1000 }, [], ruleset).verdict).to.equal('refused')
}

const description = (kind: Kind) => () => {
  expect(judgeDescription(kind, '', ruleset).verdict).to.equal('refused')
  expect(judgeDescription(kind, '字'.repeat(100), ruleset).verdict).to.equal('ok')
  expect(judgeDescription(kind, '字'.repeat(101), ruleset).verdict).to.equal('refused')
}

const places = (kind: QuotaKind, limit: number) => () => {
  expect(mayTakePlace(kind, limit - 1, ruleset).allowed).to.equal(true)
  expect(mayTakePlace(kind, limit, ruleset)).to.include({ allowed: false, limit })
}

/** Nothing is computed; the notice sets it. */
const byNotice = (operation: Operation, who: Audience, applies: Parameters<typeof notice>[0]) => () => {
  expect(closeOf(operation, who)).to.equal(undefined)
  const closes = '2027-04-30T17:00:00+08:00'
  expect(closeOf(operation, who, notice(applies, { closes, published: '2026-10-01' }))).to.equal('2027-04-30 17:00:00')
}

const selecting = (kind: Kind, limit: number) => () => {
  places(`${kind}-selection`, limit)()
  const operation = `${kind}-selection` as const
  byNotice(operation, inYear(10, 115), { operation, year: 115 })()
  const closes = '2027-04-30T17:00:00+08:00'
  const window = windowFor(
    operation,
    inYear(10, 115),
    notice({ operation, year: 115 }, { closes, published: '2026-10-01' }),
  )
  expect(phase(window, at('2027-04-30T17:00:01'))).to.equal('closed')
}

export const proofsOfTables: Record<Tables, () => unknown> = {
  '表一 文件檔': document('course'),
  '表一 影音檔': audioVisual('course'),
  '表一 內容'() {
    const add = (mediaType: string, ...held: ('document' | 'av')[]) =>
      judgeFile('course', { mediaType, bytes: 1000 }, held, ruleset).verdict
    expect([add('application/pdf'), add('audio/mpeg'), add('audio/mpeg', 'document')]).to.deep.equal(['ok', 'ok', 'ok'])
    expect([add('image/png', 'document'), add('video/mp4', 'av')]).to.deep.equal(['refused', 'refused'])
    expect(judgeLink('course', 'https://example.org', ruleset)).to.include({ refused: 'notAllowed' })
  },
  '表一 簡述': description('course'),
  '表一 件數': places('course', 9),
  '表一 第1學期'() {
    for (const grade of [10, 11, 12] as const) {
      const window = windowFor('course-upload', inTerm(grade, '115-1'))
      expect(window.opensAt?.toISODate()).to.equal('2026-08-31')
      expect(phase(window, at('2027-02-03T23:59:59'))).to.equal('open')
      expect(phase(window, at('2027-02-04T00:00:00'))).to.equal('closed')
    }
  },
  '表一 第2學期1'() {
    for (const grade of [10, 11] as const)
      expect(closeOf('course-upload', inTerm(grade, '115-2'))).to.equal('2027-07-14 23:59:59')
  },
  '表一 第2學期2': byNotice('course-upload', inTerm(12, '115-2'), {
    operation: 'course-upload',
    term: '115-2',
    grade: 12,
  }),
  '表一 第2學期3'() {
    const moved = notice(
      { operation: 'course-upload', term: '115-2' },
      { closes: '2027-07-20', published: '2026-10-01' },
    )
    expect(closeOf('course-upload', inTerm(10, '115-2'), moved)).to.match(/^2027-07-20/)
  },
  '表一 認證1'() {
    const window = windowFor('certification', inTerm(10, '115-1'))
    expect(window.opensAt?.toISODate()).to.equal('2026-08-31')
    expect(closeOf('certification', inTerm(10, '115-1'))).to.equal('2027-02-10 23:59:59')
    expect(certificationDue(at('2026-11-23T10:00:00'), window, ruleset).toISODate()).to.equal('2026-11-30')
  },
  '表一 認證2': byNotice('certification', inTerm(12, '115-2'), {
    operation: 'certification',
    term: '115-2',
    grade: 12,
  }),
  '表一 認證3'() {
    const moved = notice(
      { operation: 'certification', term: '115-1' },
      { closes: '2027-02-20', published: '2026-10-01' },
    )
    expect(closeOf('certification', inTerm(10, '115-1'), moved)).to.match(/^2027-02-20/)
  },
  '表一 勾選': selecting('course', 6),
  '表二 證明文件檔': document('diverse'),
  '表二 影音檔': audioVisual('diverse'),
  '表二 外部連結'() {
    expect(judgeLink('diverse', 'https://example.org/a', ruleset)).to.deep.equal({ link: 'https://example.org/a' })
  },
  '表二 簡述': description('diverse'),
  '表二 件數': places('diverse', 30),
  '表二 期程1'() {
    for (const grade of [10, 11] as const) {
      const window = windowFor('diverse-upload', inYear(grade, 115))
      expect(window.opensAt?.toISODate()).to.equal('2026-08-31')
      expect(phase(window, at('2027-07-31T23:59:59'))).to.equal('open')
      expect(phase(window, at('2027-08-01T00:00:00'))).to.equal('closed')
    }
  },
  '表二 期程2': byNotice('diverse-upload', inYear(12, 115), { operation: 'diverse-upload', year: 115, grade: 12 }),
  '表二 勾選': selecting('diverse', 10),
}
