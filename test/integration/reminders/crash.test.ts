import { expect } from 'chai'
import { countDatabaseSteps, dyingAt } from '../../support/lifetime.ts'
import { type DeliveryBench, openDeliveryBench } from './deliveryBench.ts'

describe('a delivery that dies', () => {
  let bench: DeliveryBench
  let undo: () => void
  let stranger: string
  beforeEach(async () => {
    bench = await openDeliveryBench()
    bench.line.network.monthlyLimit = 100_000
    for (const id of ['T1', 'S1', 'S2']) await bench.person(id)
    // Someone whom LINE turns out not to know, and who is on the other network too.
    await bench.person('T2', 'discord', 'line')
    await bench.services.accounts.prefer('T2', 'line')
    stranger = bench.line.user('T2')
    bench.line.network.friends.delete(stranger)
    undo = countDatabaseSteps()
  })
  afterEach(async () => {
    undo()
    await bench.close()
  })

  /** An event, a broadcast to two, and an event that has to go another way. */
  async function queueEverything(occasion: string): Promise<string[]> {
    await bench.services.accounts.update(`line:${stranger}`, { unreachable: false })
    const text = [{ lines: [`to all ${occasion}`] }]
    await bench.queue(`event ${occasion}`, 'T1')
    await bench.queue(`class ${occasion} S1`, 'S1', { group: 'broadcast', text })
    await bench.queue(`class ${occasion} S2`, 'S2', { group: 'broadcast', text })
    await bench.queue(`other way ${occasion}`, 'T2')
    return [`event ${occasion}`, `class ${occasion} S1`, `class ${occasion} S2`, `other way ${occasion}`]
  }

  const times = (heard: string[], what: string) => heard.filter((each) => each === what).length

  it('after any step, leaves everything to the next one: all is said, and nothing twice', async () => {
    let died = true
    let steps = 0
    for (; died; steps += 1) {
      const occasion = `at ${steps + 1}`
      const keys = await queueEverything(occasion)
      died = await dyingAt(steps + 1, bench.deliver)
      bench.later({ minutes: 1 })
      await bench.deliver()
      expect(times(bench.heard('T1'), `event ${occasion}`), occasion).to.equal(1)
      for (const id of ['S1', 'S2']) expect(times(bench.heard(id), `to all ${occasion}`), occasion).to.equal(1)
      expect(times(bench.other.heard('T2'), `other way ${occasion}`), occasion).to.equal(1)
      const states = await bench.services.outbox.statesOf(keys)
      for (const [key, { state }] of states) expect(state, key).to.equal('sent')
      bench.later({ hours: 2 })
    }
    expect(steps).to.be.greaterThan(50)
    const months = await bench.services.connection.collection('pushBudgets').find().toArray()
    expect(months.flatMap(({ holds }) => holds)).to.deep.equal([])
    expect(await bench.services.outbox.parcels.countDocuments({ state: { $ne: 'closed' } })).to.equal(0)
  }).timeout(120_000)
})
