import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import type { Accept, Channel, FileTrouble } from '../../src/conversation/channel.ts'
import { FileUnavailable } from '../../src/conversation/channel.ts'
import type { Button, Content, Inbound, Press, Recipient, Reply, SentFile } from '../../src/conversation/message.ts'

/** One message as a person sees it, on any network. */
export interface Seen {
  text: string
  /** The labels of its buttons. */
  buttons: string[]
  silent: boolean
}

/** A channel that has been started, with one person on the other side, and the network between them in our hands. */
export interface ChannelBench {
  channel: Channel
  /** The person who writes, as someone to speak to first. */
  person: Recipient
  /** Someone whom the network knows it cannot reach. */
  unreachable: Recipient
  /** The person writes; resolved once the channel has handed it over. */
  says(text: string): Promise<void>
  /** The person sends a file; or one whose bytes are not to be had. */
  sends(file: Uint8Array | Extract<FileTrouble, 'gone' | 'notReady'>): Promise<void>
  /** The person taps a button that they see. */
  presses(label: string): Promise<void>
  /** The network delivers the last event once more. */
  repeats(): Promise<void>
  /** Reply handles given so far can no longer be used. */
  forgetsHandles(): void
  /** The network takes the next reply or push, but its answer is lost. */
  losesAnswer(): void
  /** The network keeps the next reply waiting until the returned function is called. */
  holdsReply(): () => void
  /** What the person has seen so far. */
  seen(): Seen[]
  close(): Promise<void>
}

const asked = { again: false, silent: false }
const hello: Reply = { lines: ['你好'] }

/** What every channel owes the rest of the house; `make` starts one whose messages are stored by `accept`. */
export function channelContract(name: string, make: (accept: Accept) => Promise<ChannelBench>): void {
  describe(`${name}, as a channel`, () => {
    let bench: ChannelBench
    let inbox: Inbound[]

    beforeEach(async () => {
      inbox = []
      bench = await make(async (messages) => void inbox.push(...messages))
    })
    afterEach(() => bench.close())

    async function heardFrom(act: () => Promise<void>): Promise<Inbound> {
      await act()
      const last = inbox.at(-1)
      if (last === undefined) throw new Error('Nothing was handed over')
      return last
    }

    async function fileFrom(sent: Parameters<ChannelBench['sends']>[0]): Promise<SentFile> {
      const { content } = await heardFrom(() => bench.sends(sent))
      if (content.kind !== 'file') throw new Error(`A ${content.kind} came instead of a file`)
      return content.file
    }

    async function answer(...replies: Reply[]): Promise<Seen[]> {
      const inbound = await heardFrom(() => bench.says('嗨'))
      expect(await bench.channel.reply(inbound, replies, asked)).to.deep.equal({ kind: 'delivered' })
      return bench.seen()
    }

    async function troubleOf(opening: Promise<AsyncIterable<Uint8Array>>): Promise<FileTrouble | undefined> {
      try {
        await buffer(await opening)
        return undefined
      } catch (error) {
        expect(error).to.be.instanceOf(FileUnavailable)
        return error instanceof FileUnavailable ? error.trouble : undefined
      }
    }

    describe('hearing', () => {
      it('hands over who said what, where, and how to answer', async () => {
        const inbound = await heardFrom(() => bench.says('還剩幾件'))
        expect(inbound).to.deep.include({ channel: bench.channel.name, account: bench.person.id })
        expect(inbound.content).to.deep.equal({ kind: 'text', text: '還剩幾件' } satisfies Content)
        expect(inbound.place.kind).to.equal('direct')
        expect(inbound.replyHandle).to.be.a('string')
      })

      it('gives each event an id of its own, and the same event the same id', async () => {
        const first = await heardFrom(() => bench.says('一'))
        const second = await heardFrom(() => bench.says('一'))
        const repeated = await heardFrom(() => bench.repeats())
        expect(first.eventId).to.not.equal(second.eventId)
        expect(repeated.eventId).to.equal(second.eventId)
      })

      it('gives back a press exactly as the button was given it', async () => {
        const press: Press = { kind: 'intent', intent: 'certification.approve', slots: { target: '#12' }, request: '3' }
        await answer({ title: '一件待認證', lines: [], buttons: [{ label: '認證', press }] })
        const inbound = await heardFrom(() => bench.presses('認證'))
        expect(inbound.content).to.deep.equal({ kind: 'press', press } satisfies Content)
      })
    })

    describe('answering', () => {
      it('shows a card whole: title, sentences, labelled values, small print and buttons', async () => {
        const buttons: Button[] = [
          { label: '送出認證', press: { kind: 'act', act: 'send', args: ['12'] }, style: 'primary' },
          { label: '開啟檔案', url: 'https://school.example/e/12?s=abc' },
        ]
        const lines = ['已存成草稿', { label: '課程', value: '國語文' }]
        const seen = await answer({ title: '#12', lines, note: '五(三)', buttons })
        const text = seen.map((message) => message.text).join('\n')
        for (const part of ['#12', '已存成草稿', '課程', '國語文', '五(三)']) expect(text).to.include(part)
        expect(seen.flatMap((message) => message.buttons)).to.have.members(['送出認證', '開啟檔案'])
      })

      it('says nothing by a handle that is dead', async () => {
        const inbound = await heardFrom(() => bench.says('嗨'))
        bench.forgetsHandles()
        expect(await bench.channel.reply(inbound, [hello], asked)).to.deep.equal({ kind: 'dead' })
        expect(bench.seen()).to.deep.equal([])
      })

      it('does not know whether a reply was said when its outcome was lost, nor when the repetition finds the handle dead', async () => {
        const inbound = await heardFrom(() => bench.says('嗨'))
        bench.losesAnswer()
        expect(await bench.channel.reply(inbound, [hello], asked)).to.deep.equal({ kind: 'uncertain' })
        bench.forgetsHandles()
        const again = await bench.channel.reply(inbound, [hello], { again: true, silent: false })
        expect(again).to.deep.equal({ kind: 'uncertain' })
      })

      it('shows that it is working without ever failing', async () => {
        const inbound = await heardFrom(() => bench.says('嗨'))
        await bench.channel.showWorking(inbound)
        bench.forgetsHandles()
        await bench.channel.showWorking(inbound)
      })

      it('has answered before it stops', async () => {
        const inbound = await heardFrom(() => bench.says('嗨'))
        const release = bench.holdsReply()
        const replying = bench.channel.reply(inbound, [hello], asked)
        let stopped = false
        const stopping = bench.channel.stop().then(() => {
          stopped = true
        })
        await new Promise(setImmediate)
        expect(stopped).to.equal(false)
        release()
        await stopping
        expect(bench.seen()).to.have.lengthOf(1)
        expect(await replying).to.deep.equal({ kind: 'delivered' })
      })
    })

    describe('speaking first', () => {
      const push = (key: string, replies = [hello], to = bench.person, silent = false) =>
        bench.channel.push(to, replies, { key, silent })

      it('says a message once, however often it is pushed by the same key', async () => {
        for (let attempt = 0; attempt < 3; attempt++) expect(await push('reminder:1')).to.deep.equal({ kind: 'sent' })
        expect(bench.seen()).to.have.lengthOf(1)
        await push('reminder:2')
        expect(bench.seen()).to.have.lengthOf(2)
      })

      it('says it once even when the answer to the first attempt was lost', async () => {
        bench.losesAnswer()
        expect((await push('reminder:1')).kind).to.be.oneOf(['later', 'uncertain'])
        expect(await push('reminder:1')).to.deep.equal({ kind: 'sent' })
        expect(bench.seen()).to.have.lengthOf(1)
      })

      it('is silent when told to', async () => {
        await push('reminder:1', [hello], bench.person, true)
        await push('reminder:2')
        expect(bench.seen().map((message) => message.silent)).to.deep.equal([true, false])
      })

      it('knows whom it cannot reach', async () => {
        expect(await push('reminder:1', [hello], bench.unreachable)).to.deep.equal({ kind: 'unreachable' })
      })
    })

    describe('fetching a file', () => {
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251)

      it('brings every byte', async () => {
        const stream = await bench.channel.open(await fileFrom(bytes), bytes.length)
        expect(Buffer.compare(await buffer(stream), bytes)).to.equal(0)
      })

      it('stops above the limit', async () => {
        expect(await troubleOf(bench.channel.open(await fileFrom(bytes), bytes.length - 1))).to.equal('tooLarge')
      })

      it('says what is wrong with one that is empty, gone, or not ready', async () => {
        expect(await troubleOf(bench.channel.open(await fileFrom(new Uint8Array()), 100))).to.equal('empty')
        expect(await troubleOf(bench.channel.open(await fileFrom('gone'), 100))).to.equal('gone')
        expect(await troubleOf(bench.channel.open(await fileFrom('notReady'), 100))).to.equal('notReady')
      })

      it('opens nothing by a handle that is none of the network’s', async () => {
        expect(await troubleOf(bench.channel.open({ handle: '../../group/summary' }, 100))).to.be.oneOf([
          'gone',
          'unavailable',
        ])
      })
    })

    describe('whatever has to be said', () => {
      const everyLetter = (text: string) => text.replace(/\s/g, '')
      const textOf = (seen: Seen[]) => seen.map((message) => message.text).join('\n')

      it('is said in full when it is 10,000 characters long, in a text or a card', async () => {
        const long = Array.from({ length: 1000 }, (_, index) => `第${String(index).padStart(4, '0')}段落。！\n`).join(
          '',
        )
        const seen = await answer({ lines: [long] }, { title: '長', lines: [long] })
        const said = everyLetter(textOf(seen))
        for (let index = 0; index < 1000; index++) {
          const piece = `第${String(index).padStart(4, '0')}段落。！`
          expect(said.split(piece), piece).to.have.lengthOf(3)
        }
      })

      it('is said without tearing one character in two', async () => {
        const family = '👨‍👩‍👧‍👦'
        const seen = await answer({ lines: [family.repeat(1500)] })
        const clusters = seen.flatMap((message) => [...new Intl.Segmenter().segment(everyLetter(message.text))])
        expect(clusters).to.have.lengthOf(1500)
        expect(new Set(clusters.map((cluster) => cluster.segment))).to.deep.equal(new Set([family]))
      })

      it('keeps every one of forty buttons', async () => {
        const labels = Array.from({ length: 40 }, (_, index) => `課程${index + 1}`)
        const buttons = labels.map(
          (label): Button => ({ label, press: { kind: 'answer', dialogue: '8', value: label } }),
        )
        const seen = await answer({ title: '哪一門課？', lines: ['請選'], buttons })
        expect(seen.flatMap((message) => message.buttons)).to.deep.equal(labels)
      })

      it('is said when there are thirty replies at once, in order', async () => {
        const plain = Array.from({ length: 30 }, (_, index) => `回覆${index + 1}。`)
        const seen = await answer(...plain.map((line) => ({ lines: [line] })))
        expect(everyLetter(textOf(seen))).to.equal(plain.join(''))
      })

      it('is said when cards and texts take turns, buttons included', async () => {
        const replies = Array.from({ length: 30 }, (_, index): Reply => {
          const press: Press = { kind: 'act', act: 'open', args: [String(index)] }
          const buttons: Button[] = [{ label: `開${index}`, press }]
          return index % 2 ? { lines: [`文字${index}。`], buttons } : { title: `卡片${index}。`, lines: [], buttons }
        })
        const seen = await answer(...replies)
        const text = textOf(seen)
        for (const index of replies.keys()) expect(text).to.include(`${index % 2 ? '文字' : '卡片'}${index}。`)
        expect(seen.flatMap((message) => message.buttons)).to.have.members(replies.map((_, index) => `開${index}`))
      })

      it('is said when it is odd: nothing but emoji, an empty value, half a character, an endless label', async () => {
        const press: Press = { kind: 'act', act: 'x', args: [] }
        const lines = ['👍👍🏽', { label: '', value: '' }, '\uD83D', '', '\u0000']
        const seen = await answer({ title: '🎓', lines, buttons: [{ label: '很'.repeat(500), press }], note: ' ' })
        expect(textOf(seen)).to.include('👍👍🏽')
        expect(seen.flatMap((message) => message.buttons)).to.have.lengthOf(1)
      })

      it('is nothing when there is nothing to say', async () => {
        expect(await answer()).to.deep.equal([])
        expect(await answer({ lines: [] })).to.deep.equal([])
      })
    })
  })
}
