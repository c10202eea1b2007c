import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { cast, type SimulatorBench, startSimulatorBench } from './simulatorBench.ts'

describe('the simulator’s address', () => {
  let bench: SimulatorBench
  before(async () => {
    bench = await startSimulatorBench()
  })
  after(() => bench.close())

  /** A request with headers that `fetch` would not let us write. */
  async function ask(method: string, path: string, headers: Record<string, string> = {}) {
    const asking = request(`${bench.origin}${path}`, { method, headers })
    asking.end(method === 'POST' ? '{}' : undefined)
    const [response]: IncomingMessage[] = await once(asking, 'response')
    if (response === undefined) throw new Error('No answer')
    return { status: response.statusCode, headers: response.headers, body: await text(response) }
  }

  it('serves the page, which loads nothing from elsewhere and is framed by nobody', async () => {
    const { status, headers, body } = await ask('GET', '/simulator')
    expect(status).to.equal(200)
    expect(headers['content-type']).to.match(/^text\/html/)
    expect(headers['content-security-policy'])
      .to.include("default-src 'none'")
      .and.include("frame-ancestors 'none'")
      .and.not.include('unsafe')
    expect(body.match(/(src|href)="(?!\/simulator\/|#)/)).to.equal(null)
  })

  it('serves what the page is made of, and no other file', async () => {
    const made = { 'client.js': /javascript/, 'style.css': /css/, 'icon.svg': /svg/ }
    for (const [asset, type] of Object.entries(made)) {
      const { status, headers } = await ask('GET', `/simulator/${asset}`)
      expect(status, asset).to.equal(200)
      expect(headers['content-type']).to.match(type)
    }
    for (const other of ['tsconfig.json', 'index.html.js', '..%2findex.ts', '%2e%2e/index.ts', 'a%00.js'])
      expect((await ask('GET', `/simulator/${other}`)).status, other).to.be.within(400, 404)
  })

  it('says who can be played', async () => {
    expect(JSON.parse((await ask('GET', '/simulator/cast')).body)).to.deep.equal(cast)
  })

  it('answers by a loopback name alone, so that no other name can be rebound to it', async () => {
    const { port } = new URL(bench.origin)
    for (const name of ['localhost', '127.0.0.1', '[::1]'])
      expect((await ask('GET', '/simulator/cast', { Host: `${name}:${port}` })).status, name).to.equal(200)
    for (const name of ['evil.example', 'localhost.evil.example', '192.168.1.2'])
      expect((await ask('GET', '/simulator/cast', { Host: name })).status, name).to.equal(403)
  })

  it('takes nothing that another web page sends', async () => {
    const { host } = new URL(bench.origin)
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `https://${host}` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: bench.origin },
    ]
    for (const headers of foreign) {
      expect((await ask('POST', '/simulator/messages', headers)).status, JSON.stringify(headers)).to.equal(403)
      expect((await ask('POST', '/simulator/files', headers)).status, JSON.stringify(headers)).to.equal(403)
    }
    const own = { Origin: bench.origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }
    expect((await ask('POST', '/simulator/messages', own)).status).to.equal(400)
  })
})
