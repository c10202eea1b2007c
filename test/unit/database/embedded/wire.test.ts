import { serialize } from 'bson'
import { expect } from 'chai'
import fc from 'fast-check'
import { messagesIn, readRequest, writeReply } from '../../../../src/database/embedded/wire.ts'
import { stored } from './stored.ts'

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
const message = (operation: number, ...body: Uint8Array[]) => {
  const content = Buffer.concat(body)
  return Buffer.concat([int32(16 + content.length), int32(7), int32(0), int32(operation), content])
}
const command = (document: Record<string, unknown>) => Buffer.concat([Buffer.from([0]), serialize(document)])
const sequence = (name: string, ...documents: Record<string, unknown>[]) => {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => serialize(document))])
  return Buffer.concat([Buffer.from([1]), int32(content.length + 4), content])
}
const collect = async (chunks: Iterable<Buffer>) => {
  const found: Buffer[] = []
  for await (const one of messagesIn(asStream(chunks))) found.push(Buffer.from(one))
  return found
}
async function* asStream(chunks: Iterable<Buffer>) {
  yield* chunks
}

describe('the wire', () => {
  it('finds the same messages however the bytes arrive', async () => {
    const sent = [
      message(2013, int32(0), command({ ping: 1 })),
      message(2013, int32(0), command({ insert: 'x'.repeat(99) })),
    ]
    const bytes = Buffer.concat(sent)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length })), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge))
        expect(await collect(chunks)).to.deep.equal(sent)
      }),
    )
  })

  it('refuses a message of an impossible length', async () => {
    for (const length of [0, 15, -1, 48_000_001]) {
      const failure = await collect([Buffer.concat([int32(length), Buffer.alloc(12)])]).catch((error: Error) => error)
      expect(failure).to.be.instanceOf(Error)
    }
  })

  it('reads a command with the documents beside it, and whether a reply is wanted', () => {
    const request = readRequest(
      message(2013, int32(2), sequence('documents', { a: 1 }, { a: 2 }), command({ insert: 'c' })),
    )
    expect(request).to.include({ id: 7, wantsReply: false, isLegacy: false })
    expect(request.command).to.deep.equal({ insert: 'c', documents: [{ a: 1 }, { a: 2 }].map(stored) })
  })

  it('reads the first greeting of a driver', () => {
    const query = [int32(0), Buffer.from('admin.$cmd\0'), int32(0), int32(-1), serialize({ ismaster: true })]
    expect(readRequest(message(2004, ...query))).to.deep.include({
      isLegacy: true,
      command: { ismaster: true },
    })
  })

  it('refuses messages that are cut, unknown or without a command', () => {
    const whole = command({ ping: 1 })
    for (const broken of [
      message(2013, int32(0)),
      message(2013, int32(0), whole.subarray(0, -2)),
      message(2013, int32(0), whole, whole),
      message(2013, int32(0), Buffer.from([2]), whole.subarray(1)),
      message(2013, int32(4), whole),
      message(2013, int32(1), whole, int32(0)),
      message(2012, int32(0), whole),
      message(2013, int32(0), sequence('documents', { a: 1 }).subarray(0, -3)),
      message(2013),
    ]) {
      expect(() => readRequest(broken)).to.throw()
    }
  })

  it('answers in the way it was asked', () => {
    const body = serialize({ ok: 1 })
    const asked = { id: 7, command: {}, wantsReply: true }
    const reply = writeReply({ ...asked, isLegacy: false }, body)
    expect([reply.readInt32LE(0), reply.readInt32LE(8), reply.readInt32LE(12)]).to.deep.equal([reply.length, 7, 2013])
    expect(reply.subarray(21)).to.deep.equal(Buffer.from(body))
    const legacy = writeReply({ ...asked, isLegacy: true }, body)
    expect([legacy.readInt32LE(0), legacy.readInt32LE(12), legacy.readInt32LE(32)]).to.deep.equal([legacy.length, 1, 1])
  })
})
