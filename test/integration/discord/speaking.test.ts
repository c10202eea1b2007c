import { expect } from 'chai'
import type { Inbound, Recipient, Reply } from '../../../src/conversation/message.ts'
import { type DiscordBench, startDiscordBench } from './discordBench.ts'

const asked = { again: false, silent: false }
const hello: Reply[] = [{ lines: ['你好'] }]
const tries = 3

describe('speaking by Discord', () => {
  let bench: DiscordBench
  let amy: string
  let server: string
  beforeEach(async () => {
    bench = await startDiscordBench()
    amy = bench.discord.user('amy')
    server = bench.discord.channel('101', [amy])
  })
  afterEach(() => bench.close())

  async function one(): Promise<Inbound> {
    const [inbound] = await bench.heard()
    if (!inbound) throw new Error('Nothing was handed over')
    return inbound
  }
  const said = () => {
    bench.discord.says(amy, '嗨')
    return one()
  }
  const used = (channel?: string) => {
    bench.discord.uses(amy, 'help', {}, channel)
    return one()
  }
  const person = (id: string): Recipient => ({ channel: 'discord', id, kind: 'direct', lang: 'zh-TW' })
  const push = (to: Recipient, key: string, replies = hello) => bench.adapter.push(to, replies, { key, silent: false })
  const heard = () => bench.discord.heard(amy)
  const long: Reply[] = [{ lines: ['長'.repeat(5000)] }]

  describe('a reply to a message', () => {
    it('is said once however often it is repeated within two minutes, and then not repeated', async () => {
      const inbound = await said()
      await bench.adapter.reply(inbound, hello, asked)
      const again = { again: true, silent: false }
      expect(await bench.adapter.reply(inbound, hello, again)).to.deep.equal({ kind: 'delivered' })
      bench.discord.advance(130_000)
      expect(await bench.adapter.reply(inbound, hello, again)).to.deep.equal({ kind: 'uncertain' })
      expect(heard()).to.have.lengthOf(1)
    })

    it('is tried three times where Discord breaks down, breaks off or falls silent, and said once', async () => {
      for (const fault of ['serverError', 'lostRequest', 'lostAnswer', 'silence'] as const) {
        bench.discord.fails('message', fault, tries - 1)
        expect(await bench.adapter.reply(await said(), hello, asked), fault).to.deep.equal({ kind: 'delivered' })
      }
      expect(heard()).to.have.lengthOf(4)
    }).timeout(15_000)

    it('waits for a short rate limit', async () => {
      bench.discord.fails('message', { rateLimit: 'user', seconds: 0.1 }, 2)
      expect(await bench.adapter.reply(await said(), hello, asked)).to.deep.equal({ kind: 'delivered' })
    })
  })

  describe('a reply to a command', () => {
    it('changes the first answer, which may be repeated, and follows with what does not fit, once', async () => {
      const inbound = await used(server)
      expect(await bench.adapter.reply(inbound, long, asked)).to.deep.equal({ kind: 'delivered' })
      expect(heard().map(({ ephemeral }) => ephemeral)).to.deep.equal([true, true, true])
      expect(await bench.adapter.reply(inbound, long, { again: true, silent: false })).to.deep.equal({
        kind: 'uncertain',
      })
      expect(await bench.adapter.reply(inbound, hello, { again: true, silent: false })).to.deep.equal({
        kind: 'delivered',
      })
      expect(heard()).to.have.lengthOf(3)
    })

    it('does not repeat what followed without an answer', async () => {
      const inbound = await used(server)
      bench.discord.fails('followup', 'lostAnswer')
      expect(await bench.adapter.reply(inbound, long, asked)).to.deep.equal({ kind: 'uncertain' })
      expect(heard()).to.have.lengthOf(2)
    })

    it('that comes after a quarter of an hour goes into the direct chat, and is dead in a server', async () => {
      const direct = await used()
      const inServer = await used(server)
      bench.discord.advance(16 * 60_000)
      expect(await bench.adapter.reply(direct, hello, asked)).to.deep.equal({ kind: 'delivered' })
      expect((await bench.discord.next(amy)).by).to.equal('message')
      expect(await bench.adapter.reply(inServer, hello, asked)).to.deep.equal({ kind: 'dead' })
      expect(bench.discord.heard(server)).to.deep.equal([])
    })
  })

  describe('a push', () => {
    it('never opens a direct chat, and goes into the one that the person opened', async () => {
      expect(await push(person(amy), '1')).to.deep.equal({ kind: 'unreachable' })
      await used(server)
      expect(await push(person(amy), '1')).to.deep.equal({ kind: 'unreachable' })
      await said()
      expect(await push(person(amy), '1')).to.deep.equal({ kind: 'sent' })
      expect(heard()).to.have.lengthOf(1)
    })

    it('finds out who closed their direct messages, or left the server', async () => {
      await said()
      for (const direct of ['closed', 'noSharedServer'] as const) {
        bench.discord.person(amy).direct = direct
        expect(await push(person(amy), '1')).to.deep.equal({ kind: 'unreachable' })
      }
    })

    it('waits where Discord asks for it, and everybody’s waits when direct messages came too fast', async () => {
      await said()
      bench.discord.fails('message', { rateLimit: 'user', seconds: 30 })
      expect(await push(person(amy), '1')).to.deep.include({ kind: 'later' })
      await bench.close()
      bench = await startDiscordBench()
      amy = bench.discord.user('amy')
      await said()
      bench.discord.fails('message', { refused: 403, code: 40003 })
      expect(await push(person(amy), '1')).to.deep.equal({ kind: 'later', afterMs: 600_000, unsaid: true })
      bench.discord.advance(60_000)
      expect(await push(person(amy), '2')).to.deep.equal({ kind: 'later', afterMs: 540_000, unsaid: true })
      bench.discord.advance(540_000)
      expect(await push(person(amy), '1')).to.deep.equal({ kind: 'sent' })
    })

    it('of unknown outcome may be repeated for two minutes', async () => {
      await said()
      expect(bench.adapter.repeatableForMs).to.equal(120_000)
      for (const fault of ['serverError', 'lostRequest', 'lostAnswer', 'silence'] as const) {
        bench.discord.fails('message', fault, tries)
        expect(await push(person(amy), fault), fault).to.deep.equal({ kind: 'later', afterMs: 10_000 })
        expect(await push(person(amy), fault), fault).to.deep.equal({ kind: 'sent' })
      }
      expect(heard()).to.have.lengthOf(4)
    })

    it('that was said in part is repeated only as one of unknown outcome is', async () => {
      await said()
      const parts = [{ title: '一', lines: ['長'.repeat(9000)] }]
      bench.discord.holds('message')()
      bench.discord.fails('message', { refused: 403, code: 50007 })
      expect(await push(person(amy), '1', parts)).to.deep.equal({ kind: 'uncertain' })
      bench.discord.holds('message')()
      bench.discord.fails('message', { rateLimit: 'user', seconds: 30 })
      expect(await push(person(amy), '2', parts)).to.have.keys('kind', 'afterMs')
    })

    it('goes at a pace', async () => {
      await said()
      await Promise.all(Array.from({ length: 5 }, (_, index) => push(person(amy), String(index))))
      expect(bench.waits).to.deep.equal([100, 200, 300, 400])
    })

    it('to a channel is said there, calls nobody, and knows when it may not be', async () => {
      const role = bench.discord.role(server, '101', [amy])
      const group: Recipient = { channel: 'discord', id: server, kind: 'group', lang: 'zh-TW' }
      expect(await push(group, '1', [{ lines: [`@everyone <@&${role}> <@${amy}>`] }])).to.deep.equal({ kind: 'sent' })
      expect((await bench.discord.next(server)).pings).to.deep.equal([])
      bench.discord.network.channel(server).closed = true
      expect(await push(group, '2')).to.deep.equal({ kind: 'unreachable' })
    })

    it('to an id that is none of Discord’s never leaves the house', async () => {
      expect(await push(person('../../users/@me'), '1')).to.deep.equal({ kind: 'refused', why: 'malformed recipient' })
    })
  })

  it('shows that it is working in a direct chat, and not where Discord shows it by itself', async () => {
    await bench.adapter.showWorking(await said())
    await bench.adapter.showWorking(await used(server))
    bench.discord.fails('typing', 'serverError')
    await bench.adapter.showWorking(await said())
    expect(bench.discord.network.working).to.have.lengthOf(1)
  })

  it('needs no connection: a process that hears nothing can speak', async () => {
    const inbound = await used()
    await bench.adapter.stop()
    const other = bench.another({ holdGateway: async () => undefined })
    expect(await other.reply(inbound, hello, asked)).to.deep.equal({ kind: 'delivered' })
    expect(await other.push(person(amy), hello, { key: '1', silent: true })).to.deep.equal({ kind: 'sent' })
    expect(heard().map(({ silent }) => silent)).to.deep.equal([false, true])
  })

  it('keeps tokens, texts and names out of the log', async () => {
    const inbound = await used(server)
    bench.discord.advance(16 * 60_000)
    await bench.adapter.reply(inbound, [{ lines: ['王小明的簡述'] }], asked)
    const log = JSON.stringify(bench.logged)
    for (const secret of ['王小明', inbound.replyHandle?.split(' ')[2] ?? '', amy, bench.discord.token])
      expect(log).to.not.include(secret)
    expect(bench.logged.at(-1)?.facts).to.deep.include({ outcome: 'dead' })
  })
})
