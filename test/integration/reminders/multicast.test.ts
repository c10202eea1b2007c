import { expect } from 'chai'
import { type DeliveryBench, openDeliveryBench } from './deliveryBench.ts'

const text = [{ lines: ['明天 17:00 截止'] }]

describe('the same words to many', () => {
  let bench: DeliveryBench
  const pupils = ['S1', 'S2', 'S3']
  beforeEach(async () => {
    bench = await openDeliveryBench()
    for (const id of pupils) await bench.person(id)
  })
  afterEach(() => bench.close())

  const broadcast = async (people = pupils) => {
    for (const id of people) await bench.queue(`b:${id}`, id, { group: 'broadcast', text })
  }
  const parcels = () => bench.services.outbox.parcels.find().sort({ order: 1 }).lean()
  const states = async (people = pupils) => {
    const known = await bench.services.outbox.statesOf(people.map((id) => `b:${id}`))
    return people.map((id) => known.get(`b:${id}`)?.state)
  }
  const everyoneHeard = (times: number) => {
    for (const id of pupils) expect(bench.heard(id), id).to.deep.equal(Array(times).fill('明天 17:00 截止'))
  }

  it('go out as one batch, which costs one each', async () => {
    await broadcast()
    await bench.deliver()
    everyoneHeard(1)
    expect((await parcels()).map(({ messages }) => messages)).to.deep.equal([['b:S1', 'b:S2', 'b:S3']])
    expect(bench.line.network.used).to.equal(3)
    expect(await states()).to.deep.equal(['sent', 'sent', 'sent'])
  })

  it('are stored with recipients and words before the first attempt, and repeated unchanged', async () => {
    bench.line.fails('multicast', 'lostAnswer')
    await broadcast()
    await bench.deliver()
    const [first] = await parcels()
    expect(first).to.deep.include({ state: 'open', tries: 1, unknown: true, replies: text })
    expect(first?.recipients.map(({ to }) => to)).to.deep.equal(pupils.map((id) => `person:${id}`))
    everyoneHeard(1)
    await bench.person('S9')
    await bench.queue('b:S9', 'S9', { group: 'broadcast', text })
    bench.later({ minutes: 2 })
    await bench.deliver()
    everyoneHeard(1)
    expect(bench.heard('S9')).to.deep.equal(['明天 17:00 截止'])
    expect(await states()).to.deep.equal(['sent', 'sent', 'sent'])
  })

  it('are repeated for a day at most, and are uncertain then', async () => {
    await broadcast()
    bench.line.fails('multicast', 'serverError', 100)
    for (const hours of [12, 10, 2]) {
      await bench.deliver()
      bench.later({ hours })
    }
    await bench.deliver()
    expect(await states()).to.deep.equal(['uncertain', 'uncertain', 'uncertain'])
    everyoneHeard(0)
  })

  it('reach everyone else when one of them is unknown to LINE', async () => {
    bench.line.network.friends.delete(bench.line.user('S2'))
    await broadcast()
    await bench.deliver()
    expect(await states()).to.deep.equal(['sent', 'unreachable', 'sent'])
    expect(bench.heard('S1')).to.have.lengthOf(1)
    expect(bench.heard('S3')).to.have.lengthOf(1)
  })

  it('reach as many as the month’s messages allow when they do not suffice for all', async () => {
    bench.line.network.monthlyLimit = 10
    bench.line.network.used = 5
    await broadcast()
    await bench.deliver()
    // Three of ten are kept for the last day.
    expect(await states()).to.have.members(['sent', 'sent', 'waiting'])
    expect(bench.line.network.used).to.equal(7)
  })

  it('leave out who changed their account before the first attempt', async () => {
    bench.line.fails('multicast', 'rateLimit')
    await broadcast()
    await bench.deliver()
    await bench.services.accounts.unbind(`line:${bench.line.user('S2')}`, 'S2')
    bench.later({ minutes: 2 })
    await bench.deliver()
    expect(await states()).to.deep.equal(['sent', 'unreachable', 'sent'])
    expect(bench.heard('S2')).to.deep.equal([])
  })

  it('are told to those who read English in English', async () => {
    await bench.services.accounts.update(`line:${bench.line.user('S3')}`, { lang: 'en' })
    const both = { 'zh-TW': text, en: [{ lines: ['closes tomorrow'] }] }
    for (const id of pupils) await bench.queue(`b:${id}`, id, { group: 'broadcast', text: both })
    await bench.deliver()
    expect(bench.heard('S1')).to.deep.equal(['明天 17:00 截止'])
    expect(bench.heard('S3')).to.deep.equal(['closes tomorrow'])
  })

  it('are not put off by who has left the chat: those are unreachable, and do not hear it later', async () => {
    await bench.services.accounts.update(`line:${bench.line.user('S2')}`, { unreachable: true })
    await broadcast([...pupils, 'S8'])
    await bench.deliver()
    expect(await states([...pupils, 'S8'])).to.deep.equal(['sent', 'unreachable', 'sent', 'unreachable'])
    expect(await bench.state('b:S8')).to.deep.equal({ state: 'unreachable', why: 'unbound' })
    expect(await bench.services.outbox.waitingFor('person:S2')).to.deep.equal([])
  })

  it('go to a linked group as one message, which LINE bills per member', async () => {
    const group = bench.line.group('101', ['a', 'b', 'c', 'd'])
    bench.line.network.monthlyLimit = 100
    const matter = { kind: 'teacher-changed', course: 'C1', gained: true } as const
    await bench.services.outbox.queue('g', { group: `line:${group}` }, matter, { group: 'broadcast', text })
    await bench.deliver()
    expect(bench.line.heard(group).map((message) => message.text)).to.deep.equal(['明天 17:00 截止'])
    expect(await bench.services.pushBudgets.left('line')).to.equal(96)
  })
})
