import { expect } from 'chai'
import { type DeliveryBench, openDeliveryBench } from './deliveryBench.ts'

describe('the way of a message', () => {
  let bench: DeliveryBench
  beforeEach(async () => {
    bench = await openDeliveryBench()
  })
  afterEach(() => bench.close())

  const stateOf = async (key: string) => (await bench.state(key)).state

  it('is one network: the one that the person chose, else the one they last wrote in', async () => {
    await bench.person('T1', 'discord', 'line')
    await bench.services.accounts.seen('line', bench.line.user('T1'), bench.clock.now().plus({ minutes: 1 }).toJSDate())
    await bench.queue('one', 'T1')
    await bench.deliver()
    await bench.services.accounts.prefer('T1', 'discord')
    await bench.queue('two', 'T1')
    await bench.deliver()
    await bench.services.accounts.prefer('T1', undefined)
    await bench.queue('three', 'T1')
    await bench.deliver()
    expect(bench.heard('T1')).to.deep.equal(['one', 'three'])
    expect(bench.other.heard('T1')).to.deep.equal(['two'])
  })

  it('is the other one where the chosen one is closed', async () => {
    await bench.person('T1', 'discord', 'line')
    await bench.services.accounts.prefer('T1', 'line')
    bench.line.network.friends.delete(bench.line.user('T1'))
    await bench.queue('event', 'T1')
    await bench.deliver()
    expect(bench.other.heard('T1')).to.deep.equal(['event'])
  })

  it('leads around a network that is down, once five attempts have failed', async () => {
    await bench.person('T1', 'discord', 'line')
    await bench.services.accounts.prefer('T1', 'line')
    await bench.person('T2')
    const delivery = bench.delivery()
    bench.line.fails('push', 'serverError', 5)
    await bench.queue('first', 'T2')
    for (let count = 0; count < 5; count += 1) {
      await delivery.run()
      if (count < 4) bench.later({ minutes: 2 })
    }
    await bench.queue('second', 'T1')
    await bench.queue('third', 'T2')
    await delivery.run()
    expect(bench.other.heard('T1')).to.deep.equal(['second'])
    expect(await bench.state('third')).to.deep.equal({ state: 'waiting', why: 'network down' })
    expect(await stateOf('first')).to.equal('packed')
    bench.later({ minutes: 2 })
    await delivery.run()
    expect(bench.heard('T2')).to.have.members(['first', 'third'])
    expect(bench.other.heard('T1')).to.deep.equal(['second'])
  })

  it('does not change while nobody knows whether it was said', async () => {
    await bench.person('T1', 'discord', 'line')
    await bench.services.accounts.prefer('T1', 'line')
    const delivery = bench.delivery()
    bench.line.fails('push', 'lostAnswer')
    bench.line.fails('push', 'serverError', 4)
    await bench.queue('event', 'T1')
    for (let count = 0; count < 8; count += 1) {
      await delivery.run()
      bench.later({ minutes: 6 })
    }
    expect(bench.heard('T1')).to.deep.equal(['event'])
    expect(bench.other.heard('T1')).to.deep.equal([])
    expect(await stateOf('event')).to.equal('sent')
  })

  it('ends in not knowing on a network that cannot tell a repetition after two minutes', async () => {
    await bench.person('T1', 'discord')
    await bench.queue('event', 'T1')
    bench.other.isDown = true
    await bench.deliver()
    bench.later({ minutes: 3 })
    bench.other.isDown = false
    await bench.deliver()
    expect(await bench.state('event')).to.deep.equal({ state: 'uncertain', why: 'outcome unknown' })
    expect(bench.other.heard('T1')).to.deep.equal([])
  })

  it('is walked once when two workers walk it', async () => {
    const all = Array.from({ length: 10 }, (_, index) => `P${index}`)
    for (const id of all) await bench.person(id)
    for (const id of all) await bench.queue(`event ${id}`, id)
    await Promise.all([bench.deliver(), bench.deliver()])
    await bench.deliver()
    for (const id of all) expect(bench.heard(id), id).to.deep.equal([`event ${id}`])
  })

  it('ends where its moment has passed, and a clock that goes back does not revive it', async () => {
    await bench.person('S1')
    const expiresAt = bench.clock.now().plus({ hours: 2 }).toJSDate()
    bench.line.fails('push', 'rateLimit')
    await bench.queue('digest', 'S1', { group: 'reminder', expiresAt })
    await bench.deliver()
    bench.later({ hours: 3 })
    await bench.deliver()
    expect(await bench.state('digest')).to.deep.equal({ state: 'expired', why: 'its moment passed' })
    bench.clock.set('2026-10-14T10:00:00+08:00')
    await bench.deliver()
    expect(bench.heard('S1')).to.deep.equal([])
  })

  it('does not end for an event, unless it is no longer true', async () => {
    await bench.queue('still true', 'T1')
    await bench.queue('untrue', 'T1')
    await bench.deliver()
    expect(await bench.state('still true')).to.deep.equal({ state: 'unreachable', why: 'unbound' })
    bench.untrue.add('untrue')
    expect((await bench.services.outbox.waitingFor('person:T1')).map(({ _id }) => _id)).to.deep.equal([
      'still true',
      'untrue',
    ])
    await bench.person('T2')
    await bench.queue('untrue too', 'T2')
    bench.untrue.add('untrue too')
    await bench.deliver()
    expect(await bench.state('untrue too')).to.deep.equal({ state: 'moot', why: 'no longer true' })
  })

  it('is one card with a count after ten events in an hour, and then waits for the hour to pass', async () => {
    await bench.person('T1')
    for (let number = 1; number <= 10; number += 1) {
      await bench.queue(`event ${number}`, 'T1')
      await bench.deliver()
    }
    for (const number of [11, 12]) await bench.queue(`event ${number}`, 'T1')
    await bench.deliver()
    await bench.queue('event 13', 'T1')
    await bench.deliver()
    expect(bench.heard('T1')).to.have.lengthOf(11)
    expect(bench.heard('T1').at(-1)).to.equal('2: event 11, event 12')
    expect(await bench.state('event 13')).to.deep.equal({ state: 'waiting', why: 'too many this hour' })
    await bench.queue('digest', 'T1', { group: 'reminder' })
    await bench.deliver()
    expect(bench.heard('T1').at(-1)).to.equal('digest')
    bench.later({ hours: 1, minutes: 1 })
    await bench.deliver()
    expect(bench.heard('T1').at(-1)).to.equal('event 13')
  })

  it('ends for everything that a backup held: it may have been said since', async () => {
    await bench.person('T1')
    bench.line.fails('push', 'lostAnswer')
    await bench.queue('on its way', 'T1')
    await bench.deliver()
    await bench.queue('queued', 'T1')
    expect(await bench.services.outbox.markAllUncertain()).to.equal(2)
    bench.later({ minutes: 5 })
    await bench.deliver()
    for (const key of ['on its way', 'queued']) expect(await stateOf(key)).to.equal('uncertain')
    expect(bench.heard('T1')).to.deep.equal(['on its way'])
    expect(await bench.services.outbox.parcels.countDocuments({ state: { $ne: 'closed' } })).to.equal(0)
  })

  it('leaves no text behind after its time, and what was never said is not said any more', async () => {
    await bench.person('S1')
    const text = [{ lines: ['text'] }]
    await bench.queue('said', 'S1', { group: 'broadcast', text })
    await bench.queue('unsaid', 'S2', { text })
    await bench.deliver()
    bench.later({ days: 31 })
    await bench.services.outbox.forget(bench.clock.now().minus({ days: 30 }).toJSDate())
    expect(await bench.services.outbox.parcels.countDocuments()).to.equal(0)
    expect(await bench.services.outbox.model.countDocuments({ text: { $exists: true } })).to.equal(0)
    expect(await stateOf('said')).to.equal('sent')
    expect(await stateOf('unsaid')).to.equal('expired')
  })
})
