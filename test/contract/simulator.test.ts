import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { SaidContent } from '../../adapters/simulator/entry.ts'
import type { Recipient } from '../../src/conversation/message.ts'
import { startSimulatorBench } from '../integration/simulator/simulatorBench.ts'
import { channelContract } from './channel.ts'

channelContract('the simulator', async (accept) => {
  const bench = await startSimulatorBench(accept)
  const account = 'sim-student'
  const recipient = (id: string): Recipient => ({ channel: 'simulator', id, kind: 'direct', lang: 'zh-TW' })
  let repeat = async () => {}

  const says = async (content: SaidContent) => {
    const event = randomUUID()
    const post = async () => void (await bench.posts(account, content, event))
    repeat = post
    await post()
  }
  const heard = () => bench.transcript.entries.filter((entry) => entry.kind === 'heard')

  return {
    channel: bench.adapter,
    person: recipient(account),
    unreachable: recipient('sim-stranger'),
    says: (text) => says({ kind: 'text', text }),
    async sends(file) {
      const event = randomUUID()
      await bench.sendsFile(account, typeof file === 'string' ? new Uint8Array() : file, { event })
      if (file === 'gone') await rm(path.join(bench.dir, 'files', event))
      if (file === 'notReady') bench.faults.notReady.add(event)
    },
    async presses(label) {
      const button = bench.buttonsOf(account).find((each) => each.label === label)
      if (button && 'press' in button) await says({ kind: 'press', press: button.press, label })
    },
    repeats: () => repeat(),
    forgetsHandles() {
      for (const { id } of bench.transcript.entries) bench.faults.forgotten.add(id)
    },
    losesAnswer() {
      bench.faults.losesNextWrite = true
    },
    holdsReply() {
      let release = () => {}
      bench.faults.holdsNextWrite = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
    seen: () =>
      heard().flatMap(({ replies, silent }) =>
        replies.map(({ title = '', lines, note = '', buttons = [] }) => ({
          text: [
            title,
            ...lines.map((line) => (typeof line === 'string' ? line : `${line.label} ${line.value}`)),
            note,
          ].join('\n'),
          buttons: buttons.map(({ label }) => label),
          silent,
        })),
      ),
    close: () => bench.close(),
  }
})
