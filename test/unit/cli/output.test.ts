import { PassThrough } from 'node:stream'
import { expect } from 'chai'
import { type ListFormat, printList } from '../../../src/cli/output.ts'

const rows = [
  { id: 'S1', name: '王小明', facts: { grade: 10 } },
  { id: 'S1234', name: '=1+1', facts: null },
]

function printed(format: ListFormat, list = rows): string {
  const out = new PassThrough()
  printList(out, list, ['id', 'name', 'facts'], format)
  return String(out.read())
}

describe('a list', () => {
  it('as a table lines its columns up, Chinese taking twice the room', () => {
    expect(printed({})).to.equal('id     name    facts\nS1     王小明  {"grade":10}\nS1234  =1+1\n')
  })

  it('as JSON is one line', () => {
    expect(printed({ json: true })).to.equal(`${JSON.stringify(rows)}\n`)
    expect(printed({ json: true }, [])).to.equal('[]\n')
  })

  it('as CSV has a header, and no cell that a spreadsheet would run', () => {
    expect(printed({ csv: true })).to.equal(`id,name,facts\nS1,王小明,"{""grade"":10}"\nS1234,'=1+1,\n`)
    expect(printed({ csv: true }, [])).to.equal('id,name,facts\n')
  })
})
