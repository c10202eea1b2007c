import { expect } from 'chai'
import { z } from 'zod'
import {
  amount,
  emptyOr,
  grade,
  id,
  isoDate,
  list,
  oneOf,
  readCells,
  text,
} from '../../../../src/school/import/cells.ts'
import type { RowError } from '../../../../src/school/import/rowError.ts'

/** What a cell is read as, or the sentence that refuses it. */
function read(schema: z.ZodType, cell: string): unknown {
  const parsed = schema.safeParse(cell)
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message
}

describe('a cell', () => {
  for (const [written, iso] of [
    ['116/1/20', '2027-01-20'],
    ['1160120', '2027-01-20'],
    ['民國116年1月20日', '2027-01-20'],
    ['99/12/31', '2010-12-31'],
  ]) {
    it(`with the date ${written} of the Republic's calendar is refused with ${iso}`, () => {
      expect(read(isoDate, `${written}`)).to.equal(`"${written}" is a date of the Republic's calendar: write ${iso}.`)
    })
  }

  it('holds a date that exists', () => {
    expect(read(isoDate, '2028-02-29')).to.equal('2028-02-29')
    expect(read(isoDate, '2027-02-29')).to.match(/expected a date such as/)
    expect(read(isoDate, '2027/1/20')).to.match(/expected a date such as/)
  })

  it('holds several values separated by |, with spaces around them or not', () => {
    expect(read(list(id), 'T1| T2 ')).to.deep.equal(['T1', 'T2'])
    expect(read(list(id), '')).to.match(/at least one value/)
    expect(read(list(id, 0), '')).to.deep.equal([])
    expect(read(list(id), 'T1||T2')).to.match(/Expected an id/)
  })

  it('holds one of the values allowed, which the refusal names', () => {
    expect(read(oneOf(['day', 'continuing']), 'day')).to.equal('day')
    expect(read(oneOf(['day', 'continuing']), 'night')).to.equal(
      '"night" is not allowed: expected one of day, continuing.',
    )
    expect(read(oneOf(['day', 'continuing']), '')).to.equal('Empty: expected one of day, continuing.')
  })

  it('holds an id that can stand in keys and lists', () => {
    expect(read(id, 'S-1101')).to.equal('S-1101')
    for (const bad of ['', 'S 1', 'S:1', 'S|1', 'S,1', 'S'.repeat(41)]) expect(read(id, bad)).to.match(/Expected an id/)
    for (const bad of ['operator', 'system']) expect(read(id, bad)).to.match(/reserved/)
  })

  it('holds text without line breaks, of any script', () => {
    expect(read(text, '𠮷田さん Ü')).to.equal('𠮷田さん Ü')
    expect(read(text, '王\n小明')).to.match(/Line breaks/)
    expect(read(text, '')).to.match(/Empty/)
  })

  it('holds a grade and an amount as numbers, and nothing where nothing is needed', () => {
    expect(read(grade, '12')).to.equal(12)
    expect(read(grade, '9')).to.match(/10, 11 or 12/)
    expect(read(amount, '0.5')).to.equal(0.5)
    expect(read(amount, '-1')).to.match(/number/)
    expect(read(emptyOr(grade), '')).to.equal(undefined)
  })
})

describe('a row', () => {
  it('is refused by every cell that is wrong, under the name of its column', () => {
    const errors: RowError[] = []
    const schema = z.object({ id, grade, teacher_id: list(id) })
    const rows = readCells(schema, [{ row: 7, cells: { id: 'C1', grade: '9', teacher_id: 'T1|T 2' } }], errors)
    expect(rows).to.deep.equal([])
    expect(errors.map(({ row, column }) => [row, column])).to.deep.equal([
      [7, 'grade'],
      [7, 'teacher_id'],
    ])
  })
})
