import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import { type CsvRow, csvRows } from '../../../../src/school/import/csv.ts'
import { FileRefusal, type RowError } from '../../../../src/school/import/rowError.ts'

const columns = { required: ['id', 'name'], optional: ['note'] }

/** What a file of these bytes is read as; a string is written in UTF-8. */
async function read(...chunks: (string | Uint8Array)[]): Promise<(CsvRow | RowError)[]> {
  const bytes = Readable.from(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)))
  const rows: (CsvRow | RowError)[] = []
  for await (const row of csvRows(bytes)(columns)) rows.push(row)
  return rows
}

/** Why a file is refused. */
async function refusal(...chunks: (string | Uint8Array)[]): Promise<readonly RowError[]> {
  try {
    await read(...chunks)
  } catch (error) {
    if (error instanceof FileRefusal) return error.errors
    throw error
  }
  throw new Error('the file was read')
}

describe('a CSV file', () => {
  it('may name its columns in any order, and leave optional ones out', async () => {
    expect(await read('name,id\n王小明,S1\n')).to.deep.equal([{ row: 2, cells: { name: '王小明', id: 'S1' } }])
  })

  it('may begin with a byte order mark and end without a line break', async () => {
    expect(await read('\ufeffid,name\r\nS1,王小明')).to.deep.equal([{ row: 2, cells: { id: 'S1', name: '王小明' } }])
  })

  it('is numbered as a spreadsheet does it: blank rows and line breaks within quotes do not shift it', async () => {
    const rows = await read('id,name\n\n,\nS1,"王\n小明"\nS2, 李 \n')
    expect(rows).to.deep.equal([
      { row: 4, cells: { id: 'S1', name: '王\n小明' } },
      { row: 5, cells: { id: 'S2', name: '李' } },
    ])
  })

  it('is read alike however its bytes arrive, within a character too', async () => {
    const bytes = Buffer.from('id,name\nS1,王小明\n')
    const single = [...bytes].map((byte) => Uint8Array.of(byte))
    expect(await read(...single)).to.deep.equal(await read(bytes))
  })

  it('tells a row that is too short or too long, and goes on', async () => {
    const rows = await read('id,name\nS1\nS2,李,x\nS3,王\n')
    expect(rows.map(({ row }) => row)).to.deep.equal([2, 3, 4])
    expect(rows[0])
      .to.include({ column: null })
      .and.have.property('message')
      .that.matches(/1 cells, the header has 2/)
    expect(rows[2]).to.have.property('cells')
  })

  it('with columns that are missing, unknown or there twice is refused by their names', async () => {
    expect(await refusal('id,nmae,id\n')).to.deep.include.members([
      {
        row: 1,
        column: 'name',
        message: 'The column name is missing: the first row names the columns id, name, optionally note.',
      },
      {
        row: 1,
        column: 'nmae',
        message: 'The column "nmae" is unknown: the first row names the columns id, name, optionally note.',
      },
      { row: 1, column: 'id', message: 'The column id stands there twice.' },
    ])
  })

  it('without anything in it is refused', async () => {
    expect((await refusal(''))[0]?.message).to.match(/empty.*id, name/)
  })

  for (const [what, text, row] of [
    ['a quote that is not closed', 'id,name\nS1,王\nS2,"李\nS3,陳\n', 3],
    ['a quote in the middle of a cell', 'id,name\nS1,王"小"明\n', 2],
    ['something after the closing quote', 'id,name\nS1,"王"小明\n', 2],
  ] as const) {
    it(`with ${what} is refused, and the row is named`, async () => {
      const [error] = await refusal(text)
      expect(error?.row).to.equal(row)
      expect(error?.message).to.match(/quotes do not match/)
    })
  }

  it('whose unclosed quote would swallow everything is refused before it does', async () => {
    const [error] = await refusal(`id,name\nS1,"${'王小明\n'.repeat(20_000)}`)
    expect(error?.row).to.equal(2)
  })

  it('in Big5 is refused as Big5, with what to do', async () => {
    const [error] = await refusal(await readFile('test/fixtures/school/people-big5.csv'))
    expect(error?.message).to.match(/This file is Big5: save it as UTF-8/)
  })

  it('in Big5 is known as such where the first Chinese comes late and in the middle of a character', async () => {
    const name = Uint8Array.of(0xa4, 0xfd, 0xa4, 0x70, 0xa9, 0xfa)
    const [error] = await refusal('id,name\nS1,A\n', Buffer.concat([name.subarray(1), Buffer.from('\nS2,'), name]))
    expect(error?.message).to.match(/Big5/)
  })

  it('that is neither is refused as not UTF-8', async () => {
    const [error] = await refusal(
      Buffer.concat([Buffer.from('id,name\nS1,'), Uint8Array.of(0xff, 0xff), Buffer.from('\n')]),
    )
    expect(error?.message).to.match(/not UTF-8/)
  })

  it('that ends within a character is refused as not UTF-8', async () => {
    expect((await refusal(Buffer.from('id,name\nS1,王').subarray(0, -1)))[0]?.message).to.match(/not UTF-8/)
  })

  it('that is UTF-16 or a workbook is refused as such', async () => {
    expect((await refusal(Buffer.from('\ufeffid,name', 'utf16le')))[0]?.message).to.match(/UTF-16/)
    expect((await refusal('PK\u0003\u0004'))[0]?.message).to.match(/workbook/)
  })
})
