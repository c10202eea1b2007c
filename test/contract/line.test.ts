import type { Recipient } from '../../src/conversation/message.ts'
import type { LineEvent } from '../support/fakeLine/fakeLine.ts'
import { startLineBench } from '../support/fakeLine/lineBench.ts'
import { channelContract } from './channel.ts'

channelContract('LINE', async (accept) => {
  const { line, adapter, close } = await startLineBench({}, accept)
  const amy = line.user('amy')
  const recipient = (id: string): Recipient => ({ channel: 'line', id, kind: 'direct', lang: 'zh-TW' })
  let last: LineEvent | undefined
  const deliver = async (event: LineEvent) => {
    last = event
    await line.deliver([event])
  }
  return {
    channel: adapter,
    person: recipient(amy),
    unreachable: recipient(`U${'0'.repeat(32)}`),
    says: (text) => deliver(line.textEvent(amy, text)),
    async sends(file) {
      const event = line.fileEvent(amy, { bytes: typeof file === 'string' ? new Uint8Array() : file })
      if (file === 'gone') line.file(event).state = 'unsent'
      if (file === 'notReady') line.file(event).preparing = 1
      await deliver(event)
    },
    async presses(label) {
      await line.presses(amy, label)
    },
    async repeats() {
      if (last) await line.redeliver(last)
    },
    forgetsHandles: () => line.advance(61_000),
    losesAnswer() {
      line.fails('reply', 'lostAnswer')
      line.fails('push', 'lostAnswer')
    },
    holdsReply: () => line.holds('reply'),
    seen: () =>
      line
        .heard(amy)
        .map(({ text, buttons, silent }) => ({ text, silent, buttons: buttons.map((button) => button.label) })),
    close,
  }
})
