import { Readable } from 'node:stream'
import { expect } from 'chai'
import { type Channel, type FileTrouble, FileUnavailable } from '../../../src/conversation/channel.ts'
import { openPatiently } from '../../../src/conversation/openPatiently.ts'

/** A network that prepares a file for so long, or never has it. */
function network(readyAfterMs: number, trouble?: FileTrouble) {
  let nowMs = 0
  let asked = 0
  const open = async () => {
    asked += 1
    if (trouble) throw new FileUnavailable(trouble)
    if (nowMs < readyAfterMs) throw new FileUnavailable('notReady')
    return Readable.from(['bytes'])
  }
  const timing = {
    realNow: () => nowMs,
    async wait(ms: number) {
      nowMs += ms
    },
  }
  return {
    open: () => openPatiently({ open } as Pick<Channel, 'open'>, { handle: '1' }, 10, timing),
    asked: () => asked,
  }
}

describe('a file that the network still prepares', () => {
  it('is asked for again for 40 seconds', async () => {
    const { open } = network(39_000)
    expect(await open()).to.be.instanceOf(Readable)
  })

  it('is given up after that', async () => {
    const error = await network(60_000)
      .open()
      .catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(FileUnavailable).and.to.have.property('trouble', 'notReady')
  })

  it('is not asked for again when it is gone', async () => {
    const { open, asked } = network(0, 'gone')
    expect(await open().catch((caught: unknown) => caught)).to.have.property('trouble', 'gone')
    expect(asked()).to.equal(1)
  })
})
