import { expect } from 'chai'
import * as en from '../../../../src/conversation/wording/en/citations.ts'
import * as zh from '../../../../src/conversation/wording/zh-TW/citations.ts'
import type { Citation } from '../../../../src/regulation/citation.ts'
import { at } from '../../regulation/school.ts'

const clause = (text: string): Citation => ({ basis: 'regulation', clause: text, rule: 'R-1' })
const national: Citation = { basis: 'national', rule: 'R-5.8' }
const school: Citation = { basis: 'school', rule: 'R-5.6' }

describe('where a rule stands', () => {
  it('is named with the date of the regulation', () => {
    expect(zh.basis(clause('表一'))).to.equal('依據：補充規定 表一（112.5.4 修訂）')
    expect(en.basis(clause('表一'))).to.equal('Supplementary Regulations, Table 1 (amended 2023-05-04)')
  })

  it('is named with the date of the version that it stands in', () => {
    const later: Citation = {
      basis: 'regulation',
      clause: '表一',
      rule: 'R-1',
      amended: { iso: '2026-12-01', roc: '115-12-01' },
    }
    expect(zh.basis(later)).to.equal('依據：補充規定 表一（115.12.1 修訂）')
    expect(en.basis(later)).to.equal('Supplementary Regulations, Table 1 (amended 2026-12-01)')
  })

  it('is written in English with the numbers of the text', () => {
    expect(en.basis(clause('§九(二)1'))).to.contain(', §9(2)1 (')
    expect(en.basis(clause('§十'))).to.contain(', §10 (')
    expect(en.basis(clause('§十二'))).to.contain(', §12 (')
  })

  it('is never said to be the regulation where another made the rule', () => {
    expect([zh.basis(national), zh.basis(school)]).to.deep.equal(['依國教署規定', '本校作法'])
    expect([en.basis(national), en.basis(school)]).to.deep.equal([
      'K-12 Education Administration rule',
      'School practice',
    ])
  })
})

describe('where an answer stands', () => {
  const amended = { iso: '2026-12-01', roc: '115-12-01' }
  const later: Citation = { basis: 'regulation', clause: '表一', rule: 'R-1', amended }
  const notice = { kind: 'notice', id: 'G12', published: '2027-03-01' } as const

  it('names each clause once, by version, then the notices, then whose practice it is', () => {
    const places = [clause('§六(一)'), school, clause('表一'), notice, clause('表一'), later, notice]
    expect(zh.bases(places)).to.equal(
      '依據：補充規定 §六(一)、表一（112.5.4 修訂）；補充規定 表一（115.12.1 修訂）；公告 G12（2027-03-01）；本校作法',
    )
    expect(en.bases(places)).to.equal(
      'Supplementary Regulations, §6(1), Table 1 (amended 2023-05-04); Supplementary Regulations, Table 1 (amended 2026-12-01); Official notice G12 (2027-03-01); School practice',
    )
  })

  it('is nothing where nothing is cited', () => {
    expect([zh.bases([]), en.bases([])]).to.deep.equal(['', ''])
  })
})

describe('where a window stands', () => {
  const notice = { kind: 'notice', id: 'G12', published: '2027-03-01' } as const

  it('is the notice that moved it, with what that notice follows', () => {
    expect(zh.windowBasis(notice)).to.equal('依據：公告 G12（2027-03-01）')
    expect(en.windowBasis(notice)).to.equal('Official notice G12 (2027-03-01)')
    expect(en.windowBasis({ ...notice, basis: '國教署期程' })).to.equal('Official notice G12 (2027-03-01), 國教署期程')
  })

  it('is the rule where no notice speaks', () => {
    const source = { kind: 'ruleset', ruleset: 'yphs-112-05-04', citation: clause('表二') } as const
    expect(zh.windowBasis(source)).to.equal(zh.basis(source.citation))
    expect(en.windowBasis(source)).to.equal(en.basis(source.citation))
  })

  it('is not announced where there is no date', () => {
    const show = (instant: { toISODate(): string | null }) => String(instant.toISODate())
    expect(zh.orUnannounced(undefined, show)).to.equal('尚未公告')
    expect(en.orUnannounced(undefined, show)).to.equal('not announced yet')
    expect(en.orUnannounced(at('2027-02-03'), show)).to.equal('2027-02-03')
  })
})
