import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { createLineAdapter, type LineAdapter } from '../../../adapters/line/index.ts'
import { FileUnavailable } from '../../../src/conversation/channel.ts'
import { type LineBench, startLineBench } from '../../support/fakeLine/lineBench.ts'

describe('a file on a connection that misbehaves', () => {
  let server: Server
  let adapter: LineAdapter
  let serve: (response: ServerResponse) => void

  beforeEach(async () => {
    server = createServer((_request, response) => serve(response)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const quiet = () => {}
    adapter = createLineAdapter({
      channelSecret: 'secret',
      accessToken: 'token',
      dataApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      log: { info: quiet, warn: quiet, error: quiet },
      realNow: () => 0,
      timeoutMs: 500,
    })
  })
  afterEach(() => {
    server.close()
    server.closeAllConnections()
  })

  async function trouble(maxBytes = 1000): Promise<string | undefined> {
    try {
      await buffer(await adapter.open({ handle: '5001' }, maxBytes))
      return undefined
    } catch (error) {
      return error instanceof FileUnavailable ? error.trouble : String(error)
    }
  }

  it('is unavailable when it breaks off half-way', async () => {
    serve = (response) => response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy())
    expect(await trouble()).to.equal('unavailable')
  })

  it('is unavailable when LINE falls silent before or amid it', async () => {
    serve = () => {}
    expect(await trouble()).to.equal('unavailable')
    serve = (response) => response.write('half')
    expect(await trouble()).to.equal('unavailable')
  })

  it('is unavailable when LINE breaks down, or sends us elsewhere with our token', async () => {
    serve = (response) => response.writeHead(500).end()
    expect(await trouble()).to.equal('unavailable')
    serve = (response) => {
      serve = (elsewhere) => elsewhere.end('taken elsewhere')
      response.writeHead(302, { location: '/elsewhere' }).end()
    }
    expect(await trouble()).to.equal('unavailable')
  })

  it('may be exactly as large as allowed, and not a byte larger, when its size is not claimed', async () => {
    serve = (response) => {
      response.write('half')
      response.end('half')
    }
    expect(await trouble(8)).to.equal(undefined)
    expect(await trouble(7)).to.equal('tooLarge')
  })

  it('is cut off as soon as it is too large, claimed or not', async () => {
    let closed = once(server, 'request')
    const endless = (response: ServerResponse) => {
      closed = once(response, 'close')
      const more = () => response.write(Buffer.alloc(64 * 1024), () => response.destroyed || more())
      more()
    }
    serve = endless
    expect(await trouble()).to.equal('tooLarge')
    await closed
    serve = (response) => {
      closed = once(response, 'close')
      response.writeHead(200, { 'content-length': 5000 }).write('x')
    }
    expect(await trouble()).to.equal('tooLarge')
    await closed
  })

  it('is let go when nobody wants it any more, read or not', async () => {
    let closed = once(server, 'request')
    serve = (response) => {
      closed = once(response, 'close')
      response.write('begun')
    }
    const unread = await adapter.open({ handle: '5001' }, 1000)
    unread.destroy()
    await closed
    const begun = await adapter.open({ handle: '5001' }, 1000)
    begun.resume()
    await once(begun, 'data')
    begun.destroy()
    await closed
  })
})

describe('a file that LINE is still preparing', () => {
  let bench: LineBench
  beforeEach(async () => {
    bench = await startLineBench()
  })
  afterEach(() => bench.close())

  it('is not ready at first, and whole when asked again', async () => {
    const { line, adapter, inbox } = bench
    await line.sends(line.user('amy'), { type: 'video', bytes: Buffer.from('film'), preparing: 2 })
    const content = inbox[0]?.content
    if (content?.kind !== 'file') throw new Error('No file was handed over')
    for (let attempt = 0; attempt < 2; attempt++) {
      const error = await adapter.open(content.file, 100).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error).to.include({ trouble: 'notReady' })
    }
    expect((await buffer(await adapter.open(content.file, 100))).toString()).to.equal('film')
  })
})
