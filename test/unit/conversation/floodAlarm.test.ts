import { expect } from 'chai'
import { createFloodAlarm } from '../../../src/conversation/floodAlarm.ts'
import { keepingLog, type Logged } from '../../support/log.ts'

describe('the alarm of a flood', () => {
  let log: Logged[]
  let now: number
  let counted: ReturnType<typeof createFloodAlarm>
  beforeEach(() => {
    log = []
    now = 0
    counted = createFloodAlarm(keepingLog(log), () => now)
  })

  it('is raised once a minute, when more comes in than a school sends', () => {
    counted('messages', 1_500)
    expect(log).to.have.lengthOf(0)
    counted('messages', 1)
    counted('messages', 5_000)
    expect(log).to.have.lengthOf(1)
    now = 60_000
    counted('messages', 1_501)
    expect(log).to.have.lengthOf(2)
  })

  it('is not raised by what comes in from one minute to the next', () => {
    for (; now < 600_000; now += 60_000) counted('messages', 1_000)
    expect(log).to.have.lengthOf(0)
  })

  it('counts wrong codes for themselves', () => {
    counted('messages', 1_000)
    counted('wrongCodes', 61)
    expect(log).to.have.lengthOf(1)
  })
})
