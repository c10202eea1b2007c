import { expect } from 'chai'
import { type SimulatorBench, startSimulatorBench } from './simulatorBench.ts'

describe('the stream that the simulator’s page reads', () => {
  let bench: SimulatorBench
  beforeEach(async () => {
    bench = await startSimulatorBench()
  })
  afterEach(() => bench.close())

  const says = (text: string) => bench.posts('sim-student', { kind: 'text', text })

  /** What a page is told until `isEnough`, as blocks of lines. */
  async function read(isEnough: (told: string) => boolean, lastEventId?: string, meanwhile?: () => unknown) {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }
    const { body, headers: answered } = await fetch(`${bench.origin}/simulator/stream`, { headers })
    expect(answered.get('content-type')).to.match(/^text\/event-stream/)
    let told = ''
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      if (told === '') meanwhile?.()
      told += chunk
      if (isEnough(told)) break
    }
    return told.split('\n\n').filter((block) => block !== '')
  }

  const caughtUp = (told: string) => told.includes('event: caughtUp')
  const idsOf = (blocks: string[]) => blocks.flatMap((block) => block.match(/^id: (\d+)/)?.[1] ?? [])

  it('tells everything from the beginning, then that the page has caught up', async () => {
    await says('一')
    await says('二')
    const blocks = await read(caughtUp)
    expect(idsOf(blocks)).to.deep.equal(['1', '2', '3', '4'])
    expect(blocks.at(-1)).to.match(/^event: caughtUp/)
  })

  it('goes on after what the page has seen', async () => {
    await says('一')
    await says('二')
    await bench.restart()
    expect(idsOf(await read(caughtUp, '2'))).to.deep.equal(['3', '4'])
    expect(idsOf(await read(caughtUp, '4'))).to.deep.equal([])
  })

  it('begins anew for a page that has outlived its transcript', async () => {
    await says('一')
    for (const outlived of ['40', 'nonsense']) {
      const blocks = await read(caughtUp, outlived)
      expect(blocks.some((block) => block.startsWith('event: anew'))).to.equal(true)
      expect(idsOf(blocks)).to.deep.equal(['1', '2'])
    }
  })

  it('tells at once what happens, and who is being answered', async () => {
    const blocks = await read(
      (told) => told.includes('event: working') && told.includes('三'),
      undefined,
      async () => {
        await says('三')
        const [inbound] = bench.inbox
        if (inbound) await bench.adapter.showWorking(inbound)
      },
    )
    expect(blocks.find((block) => block.startsWith('event: working'))).to.include('"sim-student"')
  })

  it('ends when the simulator stops', async () => {
    const blocks = await read(
      () => false,
      undefined,
      () => bench.adapter.stop(),
    )
    expect(blocks.at(-1)).to.match(/^event: caughtUp/)
  })
})
