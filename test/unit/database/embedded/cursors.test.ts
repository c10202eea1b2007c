import { Long } from 'bson'
import { expect } from 'chai'
import { type Answer, Cursors } from '../../../../src/database/embedded/cursors.ts'

const answers = (count: number, bytes = 10): Answer[] =>
  Array.from({ length: count }, (_, i) => ({ item: Buffer.from([i]), bytes: () => Buffer.alloc(bytes, i) }))
const firstBytes = (documents: readonly Uint8Array[]) => documents.map((document) => document[0])
const read = (item: Uint8Array) => Buffer.alloc(10, item[0])

describe('a cursor', () => {
  it('is not needed where the first batch holds everything', () => {
    const { documents, cursor } = new Cursors().open('d.c', answers(3), read, 3, false)
    expect(documents).to.have.length(3)
    expect(cursor.isZero()).to.equal(true)
  })

  it('gives the rest in batches and then is gone', () => {
    const cursors = new Cursors()
    const { cursor } = cursors.open('d.c', answers(5), read, 2, false)
    const second = cursors.more(cursor, 'd.c', 2)
    expect(firstBytes(second.documents)).to.deep.equal([2, 3])
    expect(second.cursor).to.equal(cursor)
    const last = cursors.more(cursor, 'd.c', 2)
    expect(firstBytes(last.documents)).to.deep.equal([4])
    expect(last.cursor.isZero()).to.equal(true)
    expect(() => cursors.more(cursor, 'd.c', 2)).to.throw('not found')
  })

  it('skips what is not there any more', () => {
    const cursors = new Cursors()
    const { cursor } = cursors.open('d.c', answers(4), (item) => (item[0] === 2 ? undefined : read(item)), 1, false)
    expect(firstBytes(cursors.more(cursor, 'd.c', 9).documents)).to.deep.equal([1, 3])
  })

  it('ends a batch before it passes 16 MB, but gives one document at least', () => {
    const cursors = new Cursors()
    const { documents } = cursors.open('d.c', answers(4, 7_000_000), read, 101, false)
    expect(documents).to.have.length(2)
    expect(cursors.open('d.c', answers(2, 20_000_000), read, 101, false).documents).to.have.length(1)
  })

  it('belongs to its collection, can be closed, and keeps nothing for a single batch', () => {
    const cursors = new Cursors()
    const { cursor } = cursors.open('d.c', answers(4), read, 1, false)
    expect(() => cursors.more(cursor, 'd.other', 1)).to.throw('not found')
    expect(cursors.close(cursor)).to.equal(true)
    expect(cursors.close(Long.fromNumber(1))).to.equal(false)
    expect(cursors.open('d.c', answers(4), read, 1, true).cursor.isZero()).to.equal(true)
  })

  it('makes room for a new one when two hundred are open', () => {
    const cursors = new Cursors()
    const opened = Array.from({ length: 201 }, () => cursors.open('d.c', answers(2), read, 1, false).cursor)
    expect(() => cursors.more(opened[0] ?? Long.ZERO, 'd.c', 1)).to.throw('not found')
    expect(cursors.more(opened[1] ?? Long.ZERO, 'd.c', 1).documents).to.have.length(1)
  })
})
