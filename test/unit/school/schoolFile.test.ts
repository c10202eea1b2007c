import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { readSchoolFile, type SchoolFile } from '../../../src/school/schoolFile.ts'

function read(yaml: string): SchoolFile {
  const reading = readSchoolFile(yaml)
  if ('problems' in reading) throw new Error(reading.problems.join('\n'))
  return reading.file
}

function problems(yaml: string): string[] {
  const reading = readSchoolFile(yaml)
  return 'problems' in reading ? reading.problems : []
}

const notice = (more: string) =>
  `notices:\n  - { id: N1, applies: { operation: course-upload, term: 115-1 }, published: 2026-12-01, ${more} }`

describe('the school’s file', () => {
  it('that the repository holds as an example is in order', async () => {
    const example = read(await readFile('school.example.yaml', 'utf8'))
    expect(example.terms?.map(({ id }) => id)).to.deep.equal(['115-1', '115-2'])
    expect(example.holidays).to.deep.equal([
      { from: '2026-10-09', to: '2026-10-09' },
      { from: '2027-02-04', to: '2027-02-10' },
    ])
  })

  it('says of a time without an offset that it is Taipei’s, and of a date that its whole day counts', () => {
    expect(read(notice('closes: 2027-02-05T17:00')).notices?.[0]?.closes).to.equal('2027-02-05T17:00:00+08:00')
    expect(read(notice('closes: 2027-02-05T09:00Z')).notices?.[0]?.closes).to.equal('2027-02-05T17:00:00+08:00')
    expect(read(notice('closes: 2027-02-05')).notices?.[0]?.closes).to.equal('2027-02-05T23:59:59+08:00')
    expect(read(notice('opens: 2027-02-05')).notices?.[0]?.opens).to.equal('2027-02-05T00:00:00+08:00')
  })

  it('may hold a single key, and leaves the rest as it is', () => {
    expect(read('website: https://example.edu.tw')).to.deep.equal({ website: 'https://example.edu.tw' })
  })

  for (const [what, yaml, problem] of [
    ['an unknown key', 'shcool: 永平', /^shcool: this key is unknown/],
    [
      'an unknown key of a notice',
      notice('close: 2027-02-05, closes: 2027-02-05'),
      /^notices\.0\.close: this key is unknown/,
    ],
    [
      'an unknown key of whom a notice concerns',
      'notices: [{ id: N, applies: { operation: grades, class: 101 }, closes: 2027-02-05, published: 2026-12-01 }]',
      /applies\.class: this key is unknown/,
    ],
    ['an unknown office', 'offices: { registar: x }', /^offices\.registar: this key is unknown/],
    [
      'an unknown operation',
      'notices: [{ id: N, applies: { operation: upload }, closes: 2027-02-05, published: 2026-12-01 }]',
      /expected one of course-upload, certification/,
    ],
    ['an unknown ruleset', 'ruleset: yphs-1', /^ruleset: expected one of yphs-112-05-04/],
    [
      'a third semester',
      'terms: { 115-3: { opens: 2026-08-31, ceremony: 2027-01-20 } }',
      /^terms\.115-3: expected a semester/,
    ],
    [
      'a date of the Republic’s calendar',
      'terms: { 115-1: { opens: 115/8/31, ceremony: 2027-01-20 } }',
      /^terms\.115-1\.opens: .*write 2026-08-31/,
    ],
    ['such a date in digits', 'terms: { 115-1: { opens: 1150831, ceremony: 2027-01-20 } }', /write 2026-08-31/],
    ['such a date among the holidays', 'holidays: [115/10/9]', /^holidays\.0.*write 2026-10-09/],
    [
      'a day that no month has',
      'terms: { 115-1: { opens: 2026-08-31, ceremony: 2027-02-30 } }',
      /^terms\.115-1\.ceremony: expected a date/,
    ],
    [
      'a ceremony before the opening',
      'terms: { 115-1: { opens: 2026-08-31, ceremony: 2026-01-20 } }',
      /^terms\.115-1: expected a ceremony after the opening/,
    ],
    [
      'a semester of another school year',
      'terms: { 115-1: { opens: 2025-08-31, ceremony: 2026-01-20 } }',
      /^terms\.115-1\.opens: expected a day of school year 115/,
    ],
    [
      'semesters that overlap',
      'terms: { 115-1: { opens: 2026-08-31, ceremony: 2027-02-20 }, 115-2: { opens: 2027-02-11, ceremony: 2027-06-30 } }',
      /^terms\.115-2\.opens: .*115-1/,
    ],
    [
      'a notice twice',
      `${notice('closes: 2027-02-05')}\n  - { id: N1, applies: { operation: grades }, closes: 2027-02-05, published: 2026-12-01 }`,
      /N1 stands there twice/,
    ],
    [
      'a notice for a term and a year',
      'notices: [{ id: N, applies: { operation: grades, term: 115-1, year: 115 }, closes: 2027-02-05, published: 2026-12-01 }]',
      /a term or a year/,
    ],
    ['a notice that moves nothing', notice('url: ""'), /needs one of opens, closes/],
    ['a range that ends before it begins', 'holidays: [2027-02-10/2027-02-04]', /whose first day comes first/],
    ['a school code that is not six digits', 'school_code: "99"', /six digits/],
    ['broken YAML', 'terms: [1', /line 1/],
    ['nothing', '', /^The file/],
  ] as const) {
    it(`with ${what} is refused, and the place is named`, () => {
      expect(problems(yaml)).to.have.lengthOf(1)
      expect(problems(yaml)[0]).to.match(problem)
    })
  }
})
