import { expect } from 'chai'
import { type DeliveryBench, openDeliveryBench } from './deliveryBench.ts'

describe('the month’s messages', () => {
  let bench: DeliveryBench
  beforeEach(async () => {
    bench = await openDeliveryBench()
  })
  afterEach(() => bench.close())

  const budget = (limit: number, used = 0) => {
    bench.line.network.monthlyLimit = limit
    bench.line.network.used = used
  }
  const stateOf = async (key: string) => (await bench.state(key)).state
  const people = (count: number) => Array.from({ length: count }, (_, index) => `P${index}`)

  it('are kept, to the last day’s share, for reminders of the last day', async () => {
    budget(10, 6)
    await Promise.all(['T1', 'T2', 'S1'].map((id) => bench.person(id)))
    await bench.queue('first event', 'T1')
    await bench.deliver()
    await bench.queue('second event', 'T2')
    await bench.queue('last day', 'S1', { group: 'reminder', lastDay: true })
    await bench.deliver()
    expect(await stateOf('first event')).to.equal('sent')
    expect(await bench.state('second event')).to.deep.equal({ state: 'waiting', why: 'over budget' })
    expect(await stateOf('last day')).to.equal('sent')
    expect(await bench.services.outbox.pending()).to.equal(1)
    expect(await bench.services.pushBudgets.left('line')).to.equal(2)
  })

  it('bring what waited along with a reminder of the last day, in one push', async () => {
    budget(10, 7)
    await bench.person('S1')
    await bench.queue('event', 'S1')
    await bench.deliver()
    expect(await stateOf('event')).to.equal('waiting')
    await bench.queue('last day', 'S1', { group: 'reminder', lastDay: true })
    await bench.deliver()
    expect(bench.heard('S1').join('\n')).to.match(/last day.*event/s)
    expect(bench.line.network.used).to.equal(8)
    expect(await stateOf('event')).to.equal('sent')
  })

  it('go first to what is due today, in the order of the queue', async () => {
    budget(4)
    const all = people(6)
    await Promise.all(all.map((id) => bench.person(id)))
    for (const id of all.slice(0, 2)) await bench.queue(`event ${id}`, id)
    for (const id of all.slice(2)) await bench.queue(`last day ${id}`, id, { group: 'reminder', lastDay: true })
    await bench.deliver()
    expect(bench.line.network.used).to.equal(4)
    for (const id of all.slice(2)) expect(bench.heard(id), id).to.deep.equal([`last day ${id}`])
    for (const id of all.slice(0, 2)) expect(await stateOf(`event ${id}`)).to.equal('waiting')
  })

  it('are not overspent by several workers at once', async () => {
    budget(10)
    const all = people(12)
    for (const id of all) await bench.person(id)
    for (const id of all) await bench.queue(`event ${id}`, id)
    await Promise.all([bench.deliver(), bench.deliver(), bench.deliver()])
    await bench.deliver()
    // Three of ten are kept.
    expect(bench.line.network.used).to.equal(7)
    const said = all.flatMap((id) => bench.heard(id))
    expect(said).to.have.lengthOf(7)
    expect(await bench.services.outbox.pending()).to.equal(5)
  })

  it('go to whoever is on another network by that one, when they are used up', async () => {
    budget(0)
    await bench.person('T1', 'discord', 'line')
    await bench.queue('event', 'T1')
    await bench.deliver()
    expect(bench.other.heard('T1')).to.deep.equal(['event'])
    expect(await stateOf('event')).to.equal('sent')
  })

  it('are believed to be used up when LINE says so against its own figure, after three attempts', async () => {
    await bench.person('T1')
    await bench.deliver()
    budget(0)
    await bench.queue('event', 'T1')
    for (let count = 0; count < 4; count += 1) {
      await bench.deliver()
      bench.later({ seconds: 2 })
    }
    expect(await bench.state('event')).to.deep.equal({ state: 'waiting', why: 'over budget' })
    expect(await bench.services.pushBudgets.left('line')).to.equal(0)
  })

  it('let what waited go out by itself when there are some again', async () => {
    budget(0)
    await bench.person('T1')
    await bench.queue('event', 'T1')
    await bench.deliver()
    budget(200)
    bench.later({ hours: 7 })
    await bench.deliver()
    expect(bench.heard('T1')).to.deep.equal(['event'])
  })

  it('are told of once in the log when they are used up, however many wait', async () => {
    budget(0)
    for (const id of people(3)) {
      await bench.person(id)
      await bench.queue(`event ${id}`, id)
    }
    await bench.deliver()
    expect(bench.warned).to.have.lengthOf(1)
  })

  it('are asked from LINE once a minute, and counted in between', async () => {
    budget(100)
    await bench.person('T1')
    const delivery = bench.delivery()
    await delivery.run()
    bench.line.network.used = 40
    await bench.queue('event', 'T1')
    await delivery.run()
    expect(await bench.services.pushBudgets.left('line')).to.equal(99)
    bench.later({ minutes: 2 })
    await delivery.run()
    expect(await bench.services.pushBudgets.left('line')).to.equal(59)
  })

  it('begin anew with the month in Japan', async () => {
    budget(10, 10)
    bench.later({ days: 17, hours: 12, minutes: 30 })
    await bench.deliver()
    expect(await bench.services.pushBudgets.left('line')).to.equal(0)
    budget(10)
    // 23:30 of 31 October in Taipei: half past midnight in Tokyo.
    bench.later({ hours: 1 })
    await bench.deliver()
    expect(await bench.services.pushBudgets.left('line')).to.equal(10)
  })

  it('are asked for by sending when LINE does not tell how many there are', async () => {
    bench.line.fails('quota', 'serverError', 10)
    await bench.person('T1')
    await bench.queue('event', 'T1')
    await bench.deliver()
    expect(bench.heard('T1')).to.deep.equal(['event'])
    expect(await bench.services.pushBudgets.left('line')).to.equal(undefined)
  })
})
