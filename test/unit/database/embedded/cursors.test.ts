import { deserialize, Long, serialize } from 'bson'
import { expect } from 'chai'
import { Cursors } from '../../../../src/database/embedded/cursors.ts'
import { Row } from '../../../../src/database/embedded/documents.ts'

const document = (n: number, bytes = 10) => serialize({ n, filling: Buffer.alloc(bytes) })
const rows = (count: number, bytes?: number): Row[] =>
  Array.from({ length: count }, (_, n) => new Row(Buffer.of(n), Buffer.from(document(n, bytes))))
const showing = {
  shown: ({ bytes }: Row) => bytes,
  shownNow: (idKey: Buffer): Uint8Array | undefined => document(idKey[0] ?? 0),
}
/** What a client reads in a reply. */
const read = (reply: Buffer) => {
  const { ok, cursor } = deserialize(reply, { promoteLongs: false })
  const batch: { n: number }[] = cursor.firstBatch ?? cursor.nextBatch
  return { ok, namespace: cursor.ns, cursor: cursor.id as Long, numbers: batch.map(({ n }) => n) }
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

describe('a cursor', () => {
  it('is not needed where the first batch holds everything', () => {
    const reply = read(new Cursors().open('d.c', rows(101), showing))
    expect(reply).to.deep.equal({ ok: 1, namespace: 'd.c', cursor: Long.ZERO, numbers: range(0, 101) })
    expect(read(new Cursors().open('d.c', [], showing)).numbers).to.deep.equal([])
  })

  it('gives what comes after the first hundred and one, and then is gone', () => {
    const cursors = new Cursors()
    const first = read(cursors.open('d.c', rows(110), showing))
    expect(first.numbers).to.deep.equal(range(0, 101))
    const last = read(cursors.more(first.cursor, 'd.c'))
    expect(last).to.deep.equal({ ok: 1, namespace: 'd.c', cursor: Long.ZERO, numbers: range(101, 110) })
    expect(() => cursors.more(first.cursor, 'd.c')).to.throw('not found')
  })

  it('gives as many at once as are asked for', () => {
    const cursors = new Cursors()
    const { cursor, numbers } = read(cursors.open('d.c', rows(5), { ...showing, batchCount: 2 }))
    expect(numbers).to.deep.equal([0, 1])
    expect(read(cursors.more(cursor, 'd.c', 2))).to.deep.include({ numbers: [2, 3], cursor })
    expect(read(cursors.more(cursor, 'd.c', 2))).to.deep.include({ numbers: [4], cursor: Long.ZERO })
  })

  it('skips what is not there any more', () => {
    const cursors = new Cursors()
    const shownNow = (idKey: Buffer) => (idKey[0] === 2 ? undefined : showing.shownNow(idKey))
    const { cursor } = read(cursors.open('d.c', rows(4), { ...showing, shownNow, batchCount: 1 }))
    expect(read(cursors.more(cursor, 'd.c')).numbers).to.deep.equal([1, 3])
  })

  it('ends a batch before it passes 16 MB, but gives one document at least', () => {
    const cursors = new Cursors()
    const large = { ...showing, shownNow: (idKey: Buffer) => document(idKey[0] ?? 0, 7_000_000) }
    const first = read(cursors.open('d.c', rows(5, 7_000_000), large))
    expect(first.numbers).to.deep.equal([0, 1])
    const second = read(cursors.more(first.cursor, 'd.c'))
    expect(second).to.deep.include({ numbers: [2, 3], cursor: first.cursor })
    expect(read(cursors.more(second.cursor, 'd.c')).numbers).to.deep.equal([4])
    expect(read(cursors.open('d.c', rows(2, 16_500_000), showing)).numbers).to.deep.equal([0])
  })

  it('belongs to its collection, can be closed, and keeps nothing for a single batch', () => {
    const cursors = new Cursors()
    const { cursor } = read(cursors.open('d.c', rows(104), showing))
    expect(() => cursors.more(cursor, 'd.other')).to.throw('not found')
    expect(cursors.close(cursor)).to.equal(true)
    expect(cursors.close(Long.fromNumber(1))).to.equal(false)
    expect(read(cursors.open('d.c', rows(104), { ...showing, isSingle: true })).cursor).to.deep.equal(Long.ZERO)
  })

  it('makes room for a new one when two hundred are open', () => {
    const cursors = new Cursors()
    const opened = range(0, 201).map(() => read(cursors.open('d.c', rows(102), showing)).cursor)
    expect(() => cursors.more(opened[0] ?? Long.ZERO, 'd.c')).to.throw('not found')
    expect(read(cursors.more(opened[1] ?? Long.ZERO, 'd.c')).numbers).to.deep.equal([101])
  })
})
