import { expect } from 'chai'
import type { Inbound, Recipient } from '../../../src/conversation/message.ts'
import { type LineBench, startLineBench } from '../../support/fakeLine/lineBench.ts'

const asked = { again: false, silent: false }
const hello = [{ lines: ['你好'] }]

describe('speaking by LINE', () => {
  let bench: LineBench
  let amy: string
  beforeEach(async () => {
    bench = await startLineBench({ timeoutMs: 500 })
    amy = bench.line.user('amy')
  })
  afterEach(() => bench.close())

  async function saidBy(user: string): Promise<Inbound> {
    await bench.line.says(user, '嗨')
    const last = bench.inbox.at(-1)
    if (last === undefined) throw new Error('Nothing was handed over')
    return last
  }
  const to = (id: string): Recipient => ({
    channel: 'line',
    id,
    kind: id.startsWith('U') ? 'direct' : 'group',
    lang: 'zh-TW',
  })
  const push = (id: string, key: string) => bench.adapter.push(to(id), hello, { key, silent: false })

  describe('a reply', () => {
    it('reaches whoever spoke, and nobody else', async () => {
      const ben = bench.line.user('ben')
      const [fromAmy, fromBen] = [await saidBy(amy), await saidBy(ben)]
      await bench.adapter.reply(fromBen, [{ lines: ['給 ben'] }], asked)
      await bench.adapter.reply(fromAmy, [{ lines: ['給 amy'] }], asked)
      expect((await bench.line.next(amy)).text).to.equal('給 amy')
      expect((await bench.line.next(ben)).text).to.equal('給 ben')
    })

    it('costs nothing of the month’s messages', async () => {
      await bench.adapter.reply(await saidBy(amy), hello, asked)
      expect(await bench.adapter.budget()).to.deep.equal({ used: 0 })
    })

    it('is tried again, three times in all, when the rate limit held it', async () => {
      const inbound = await saidBy(amy)
      bench.line.fails('reply', 'rateLimit', 2)
      expect(await bench.adapter.reply(inbound, hello, asked)).to.deep.equal({ kind: 'delivered' })
      const next = await saidBy(amy)
      bench.line.fails('reply', 'rateLimit', 3)
      expect(await bench.adapter.reply(next, hello, asked)).to.deep.equal({ kind: 'dead' })
      expect(bench.line.heard(amy)).to.have.lengthOf(1)
    })

    it('is uncertain when LINE breaks down, breaks off or falls silent, and is not repeated by itself', async () => {
      for (const fault of ['serverError', 'lostRequest', 'lostAnswer', 'silence'] as const) {
        bench.line.fails('reply', fault)
        expect(await bench.adapter.reply(await saidBy(amy), hello, asked), fault).to.deep.equal({ kind: 'uncertain' })
      }
      expect(bench.line.heard(amy)).to.have.lengthOf(2)
    })

    it('by an event that had no token is dead', async () => {
      const { replyHandle: _, ...inbound } = await saidBy(amy)
      expect(await bench.adapter.reply(inbound, hello, asked)).to.deep.equal({ kind: 'dead' })
    })

    it('goes to the group in which it was asked', async () => {
      const group = bench.line.group('101', [amy])
      await bench.line.says(amy, '嗨', group)
      const inbound = bench.inbox.at(-1)
      if (inbound) await bench.adapter.reply(inbound, hello, asked)
      expect(bench.line.heard(group)).to.have.lengthOf(1)
      expect(bench.line.heard(amy)).to.deep.equal([])
    })
  })

  describe('a push', () => {
    it('that LINE did not answer may be repeated by the same key, and is said once', async () => {
      for (const fault of ['serverError', 'lostRequest', 'lostAnswer', 'silence'] as const) {
        bench.line.fails('push', fault)
        expect((await push(amy, `reminder:${fault}`)).kind, fault).to.equal('later')
        expect(await push(amy, `reminder:${fault}`), fault).to.deep.equal({ kind: 'sent' })
      }
      expect(bench.line.heard(amy)).to.have.lengthOf(4)
    })

    it('waits at the rate limit, and stops at the month’s', async () => {
      bench.line.fails('push', 'rateLimit')
      expect(await push(amy, '1')).to.deep.equal({ kind: 'later', afterMs: 1000, unsaid: true })
      bench.line.network.monthlyLimit = 0
      expect(await push(amy, '1')).to.deep.equal({ kind: 'overBudget' })
    })

    it('to someone who blocked the account looks sent: LINE does not tell', async () => {
      await bench.line.blocks(amy)
      expect(bench.inbox.at(-1)?.content).to.deep.equal({ kind: 'departed' })
      expect(await push(amy, '1')).to.deep.equal({ kind: 'sent' })
      expect(bench.line.heard(amy)).to.deep.equal([])
    })

    it('to an id that is none of LINE’s never leaves the house', async () => {
      expect(await push('U1', '1')).to.deep.equal({ kind: 'refused', why: 'malformed recipient' })
    })
  })

  describe('the month’s budget', () => {
    it('is LINE’s, or the school’s own where that is set', async () => {
      bench.line.network.monthlyLimit = 200
      bench.line.network.used = 190
      expect(await bench.adapter.budget()).to.deep.equal({ limit: 200, used: 190 })
      await bench.close()
      bench = await startLineBench({ monthlyLimit: 150 })
      bench.line.network.monthlyLimit = 200
      expect(await bench.adapter.budget()).to.deep.equal({ limit: 150, used: 0 })
    })

    it('knows that a message to a group costs one per member', async () => {
      const group = bench.line.group(
        '101',
        ['a', 'b', 'c'].map((name) => bench.line.user(name)),
      )
      expect(await bench.adapter.groupSize(group)).to.equal(3)
      await bench.adapter.budget()
      await push(group, '1')
      expect(await bench.adapter.budget()).to.deep.equal({ used: 3 })
      expect(await bench.adapter.groupSize(bench.line.user('amy'))).to.equal(undefined)
    })

    it('is an error when LINE does not tell it', async () => {
      bench.line.fails('quota', 'serverError')
      const failed = await bench.adapter.budget().then(
        () => undefined,
        (error: unknown) => error,
      )
      expect(failed).to.be.instanceOf(Error)
    })
  })

  describe('a multicast', () => {
    const many = (...names: string[]) => names.map((name) => to(bench.line.user(name)))
    const multicast = (recipients: Recipient[], key: string) =>
      bench.adapter.multicast?.send(recipients, hello, { key, silent: true })

    it('says the same to each, without a sound where asked, and costs one each', async () => {
      expect(await multicast(many('amy', 'ben', 'cat'), '1')).to.deep.equal({ kind: 'sent' })
      for (const name of ['amy', 'ben', 'cat'])
        expect(bench.line.heard(bench.line.user(name)).map(({ silent }) => silent)).to.deep.equal([true])
      expect(await bench.adapter.budget()).to.deep.equal({ used: 3 })
    })

    it('that LINE did not answer may be repeated by the same key, and is said once', async () => {
      for (const fault of ['serverError', 'lostRequest', 'lostAnswer', 'silence'] as const) {
        bench.line.fails('multicast', fault)
        expect(await multicast(many('amy', 'ben'), fault), fault).to.include({ kind: 'later' })
        expect(await multicast(many('amy', 'ben'), fault), fault).to.deep.equal({ kind: 'sent' })
      }
      for (const name of ['amy', 'ben']) expect(bench.line.heard(bench.line.user(name))).to.have.lengthOf(4)
    })

    it('tells nobody when one of them is unknown to LINE, or when there are more than it takes', async () => {
      const stranger = to(`U${'0'.repeat(32)}`)
      expect(await multicast([...many('amy'), stranger], '1')).to.include({ kind: 'refused' })
      const most = bench.adapter.multicast?.max ?? 0
      const crowd = Array.from({ length: most + 1 }, (_, index) => to(bench.line.user(`guest ${index}`)))
      expect(await multicast(crowd, '2')).to.include({ kind: 'refused' })
      expect(await multicast(crowd.slice(1), '3')).to.deep.equal({ kind: 'sent' })
      expect(bench.line.heard(amy)).to.deep.equal([])
    })

    it('to a group never leaves the house', async () => {
      const group = to(bench.line.group('101', [amy]))
      expect(await multicast([...many('amy'), group], '1')).to.deep.equal({
        kind: 'refused',
        why: 'malformed recipient',
      })
    })
  })

  it('shows three dots to a person, and none to a group', async () => {
    await bench.adapter.showWorking(await saidBy(amy))
    const group = bench.line.group('101', [amy])
    await bench.line.says(amy, '嗨', group)
    for (const inbound of bench.inbox.slice(-1)) await bench.adapter.showWorking(inbound)
    bench.line.fails('loading', 'serverError')
    await bench.adapter.showWorking(await saidBy(amy))
    expect(bench.line.network.working).to.deep.equal([amy])
  })

  it('keeps tokens, texts and names out of the log', async () => {
    const inbound = await saidBy(amy)
    bench.line.advance(61_000)
    await bench.adapter.reply(inbound, [{ lines: ['王小明的簡述'] }], asked)
    expect(bench.logged).to.have.lengthOf(1)
    const log = JSON.stringify(bench.logged)
    for (const secret of ['王小明', inbound.replyHandle ?? '', amy, bench.line.accessToken])
      expect(log).to.not.include(secret)
    expect(bench.logged[0]?.facts)
      .to.include({ outcome: 'dead', why: '400 Invalid reply token' })
      .and.have.property('requestId')
  })
})
