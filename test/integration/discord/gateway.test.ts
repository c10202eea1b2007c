import { expect } from 'chai'
import { type DiscordBench, startDiscordBench } from './discordBench.ts'

const servers = 1 << 0
const directMessages = 1 << 12

describe('the connection to Discord', () => {
  let bench: DiscordBench
  let amy: string
  const start = async (...args: Parameters<typeof startDiscordBench>) => {
    bench = await startDiscordBench(...args)
    amy = bench.discord.user('amy')
  }
  afterEach(() => bench.close())

  const texts = () => bench.inbox.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))
  const errors = () => bench.logged.filter(({ level }) => level === 'error')

  it('asks for servers and direct messages, and for nothing privileged', async () => {
    await start()
    expect(bench.discord.gateway.identified).to.deep.equal([servers | directMessages])
  })

  it('is taken up where it broke off, and what was said meanwhile is heard once', async () => {
    await start()
    bench.discord.says(amy, '一')
    await bench.heard()
    bench.discord.gateway.drop(4000)
    bench.discord.says(amy, '二')
    await bench.heard()
    await bench.discord.listeners()
    expect(texts()).to.deep.equal(['一', '二'])
    expect(bench.discord.gateway.resumed).to.equal(1)
    expect(bench.discord.gateway.identified).to.have.lengthOf(1)
  })

  it('is taken up when Discord asks to connect anew', async () => {
    await start()
    bench.discord.gateway.askToReconnect()
    await bench.until(() => bench.discord.gateway.resumed === 1)
    bench.discord.says(amy, '還在嗎')
    expect(await bench.heard()).to.have.lengthOf(1)
  })

  it('is begun anew when the session is gone, and reads what was missed', async () => {
    await start()
    bench.discord.says(amy, '一')
    await bench.heard()
    bench.discord.gateway.invalidate()
    bench.discord.says(amy, '二')
    await bench.until(() => texts().length >= 2)
    expect(texts()).to.deep.equal(['一', '二'])
    expect(bench.discord.gateway.identified).to.have.lengthOf(2)
  })

  it('that gives no sign of life is given up and taken up again', async () => {
    await start({}, undefined, { connects: false })
    await bench.adapter.stop()
    bench.discord.gateway.heartbeatMs = 60
    bench.discord.gateway.deaf = true
    bench.another()
    await bench.until(() => bench.discord.gateway.resumed >= 1)
    bench.discord.gateway.deaf = false
  })

  for (const [what, refuse] of [
    ['a wrong token', 'unauthorized'],
    ['a token refused only on the connection', 'connection'],
  ] as const) {
    it(`with ${what} is tried again after a minute, then two, and the log names DISCORD_TOKEN`, async () => {
      await start()
      await bench.adapter.stop()
      if (refuse === 'unauthorized') bench.discord.fails('gateway', 'unauthorized', 2)
      const token = refuse === 'connection' ? { token: 'another token' } : {}
      if (refuse === 'connection') bench.discord.fails('gateway', 'serverError', 0)
      bench.another(token)
      await bench.until(() => bench.waits.filter((ms) => ms >= 60_000).length >= 2)
      expect(bench.waits.filter((ms) => ms >= 60_000).slice(0, 2)).to.deep.equal([60_000, 120_000])
      for (const { message } of errors()) expect(message).to.include('DISCORD_TOKEN')
      expect(JSON.stringify(bench.logged)).to.not.include(bench.discord.token).and.not.include('another token')
    })
  }

  it('for which an intent is refused says so, and hears again once it is granted', async () => {
    await start()
    bench.discord.gateway.drop(4014)
    await bench.until(() => errors().length === 1)
    expect(errors()[0]?.message).to.include('intents')
    await bench.discord.listeners()
    bench.discord.says(amy, '好了')
    expect(await bench.heard()).to.have.lengthOf(1)
    expect(bench.right.released).to.equal(0)
  })

  it('that Discord cannot give is no reason to start late or to stop', async () => {
    await start({}, undefined, { connects: false })
    await bench.adapter.stop()
    bench.discord.fails('gateway', 'serverError', 9)
    const other = bench.another()
    await bench.until(() => errors().length >= 1)
    expect(errors()[0]?.message).to.include('cannot be reached')
    await other.stop()
  })

  describe('of several processes', () => {
    it('is held by one; another takes over when it ends, and loses nothing that was written meanwhile', async () => {
      await start()
      bench.discord.says(amy, '一')
      await bench.heard()
      bench.another()
      await bench.until(() => bench.waits.includes(3000))
      expect(bench.discord.gateway.identified).to.have.lengthOf(1)
      bench.right.free = false
      await bench.adapter.stop()
      bench.right.free = false
      for (let index = 2; index <= 130; index++) bench.discord.says(amy, String(index))
      bench.discord.advance(90_000)
      bench.right.free = true
      await bench.until(() => texts().length >= 130)
      expect(texts()).to.deep.equal(['一', ...Array.from({ length: 129 }, (_, index) => String(index + 2))])
      const missed = bench.inbox.at(-1)
      expect(missed?.ageMs).to.be.at.least(90_000)
    }).timeout(30_000)

    it('is given up by whoever lost the right to it, and asked for anew', async () => {
      await start()
      bench.right.lost.abort()
      await bench.until(() => bench.right.released === 1)
      expect(bench.logged.some(({ message }) => message.includes('another process'))).to.equal(true)
      await bench.until(() => bench.discord.gateway.identified.length === 2)
    })
  })
})
