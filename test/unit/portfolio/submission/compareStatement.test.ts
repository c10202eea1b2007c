import { expect } from 'chai'
import { compareStatement } from '../../../../src/portfolio/submission/compareStatement.ts'
import type { SubmittedStudent } from '../../../../src/portfolio/submission/submission.ts'

const md5 = (digit: string) => digit.repeat(32)
const [path, film] = ['files/12-document.pdf', 'files/12-av.mp4']

/** An entry with two files, and one without any. */
const held: SubmittedStudent = {
  ...{ _id: '7:1:S1', submission: 7, revision: 1, student: 'S1', digest: 'd' },
  items: [
    {
      ...{ key: 12, about: 'C1', line: md5('1') },
      files: [
        { path, md5: md5('a') },
        { path: film, md5: md5('b') },
      ],
    },
    { key: 13, about: 'service', line: md5('2'), files: [] },
  ],
}
const first = { student: 'S1', key: 12, file: path, md5: md5('a') }
const second = { student: 'S1', key: 12, file: film, md5: md5('b') }
const bare = { student: 'S1', key: 13, file: '', md5: '' }
const compared = (...lines: (typeof first)[]) => compareStatement('course-outcomes', [held], lines).comparison

describe('a receipt statement compared with what was submitted', () => {
  it('matches where every file of an entry arrived as it was, in whatever order', () => {
    expect(compared(second, bare, first)).to.deep.equal({ matched: 2, missing: [], extra: [], changed: [] })
  })

  it('misses an entry that it does not name at all', () => {
    expect(compared()).to.deep.equal({ matched: 0, missing: [12, 13], extra: [], changed: [] })
  })

  it('finds an entry changed of which a file differs, did not arrive or was not submitted', () => {
    const changed = { matched: 1, missing: [], extra: [], changed: [12] }
    expect(compared(first, { ...second, md5: md5('c') }, bare)).to.deep.equal(changed)
    expect(compared(first, bare)).to.deep.equal(changed)
    expect(compared(first, second, { ...second, file: 'files/12-other.pdf' }, bare)).to.deep.equal(changed)
  })

  it('finds an entry changed that arrived as somebody else’s', () => {
    expect(compared(first, { ...second, student: 'S2' }, bare).changed).to.deep.equal([12])
  })

  it('names what was never submitted, and shows it to whom it is said to belong', () => {
    const { comparison, items } = compareStatement(
      ...(['course-outcomes', [held], [first, second, bare, { ...bare, student: 'S2', key: 99 }]] as const),
    )
    expect(comparison.extra).to.deep.equal([99])
    expect(items.get('S2')).to.deep.equal([{ key: 99, about: '', standing: 'extra' }])
  })

  it('takes a record’s own line for its proof, and no empty one', () => {
    const records = (line: string) =>
      compareStatement('course-records', [held], [first, second, { ...bare, md5: line }]).comparison
    expect(records(md5('2')).matched).to.equal(2)
    expect(records('').changed).to.deep.equal([13])
  })
})
