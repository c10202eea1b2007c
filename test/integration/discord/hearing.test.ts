import { expect } from 'chai'
import type { Content, Inbound } from '../../../src/conversation/message.ts'
import { pdf, png } from '../../support/files.ts'
import { type DiscordBench, startDiscordBench } from './discordBench.ts'

const ephemeral = 64
const deferred = 5
const modal = 9

describe('hearing by Discord', () => {
  let bench: DiscordBench
  let amy: string
  let server: string
  beforeEach(async () => {
    bench = await startDiscordBench()
    amy = bench.discord.user('amy')
    server = bench.discord.channel('101', [amy])
  })
  afterEach(() => bench.close())

  async function one(): Promise<Inbound> {
    const [inbound] = await bench.heard()
    if (!inbound) throw new Error('Nothing was handed over')
    return inbound
  }

  describe('a direct message', () => {
    it('with files and a word is its files first, then the word, each an event of its own', async () => {
      const files = [
        { bytes: pdf(), name: '心得.pdf', type: 'application/pdf' },
        { bytes: png(), name: '圖.png', type: 'image/png' },
      ]
      bench.discord.sends(amy, files, undefined, '國文')
      const all = await bench.heard(3)
      const named = ({ content }: Inbound) =>
        content.kind === 'file' ? content.file.name : content.kind === 'text' && content.text
      expect(all.map(named)).to.deep.equal(['心得.pdf', '圖.png', '國文'])
      expect(new Set(all.map(({ eventId }) => eventId)).size).to.equal(3)
    })

    it('of several photos is one set, answered once', async () => {
      bench.discord.sends(
        amy,
        [1, 2, 3].map((index) => ({ bytes: png(), name: `${index}.png`, type: 'image/png' })),
      )
      const all = await bench.heard(3)
      const sets = all.map(({ content }) => (content.kind === 'file' ? content.file.set : undefined))
      expect(new Set(sets.map((set) => set?.id)).size).to.equal(1)
      expect(sets.map((set) => set?.total)).to.deep.equal([3, 3, 3])
    })

    it('with nothing that can be read is something else', async () => {
      bench.discord.says(amy, '')
      expect((await one()).content).to.deep.equal({ kind: 'other', what: 'sticker' })
    })

    it('that is taken back names the file it carried', async () => {
      const event = bench.discord.sends(amy, { bytes: pdf() })
      const sent = await one()
      bench.discord.unsends(event)
      const { content, account } = await one()
      const handle = sent.content.kind === 'file' ? sent.content.file.handle : ''
      expect({ content, account }).to.deep.equal({ content: { kind: 'unsent', handle }, account: amy })
    })

    it('is handed over in the order in which it was written, however long storing takes', async () => {
      await bench.close()
      const held: (() => void)[] = []
      bench = await startDiscordBench({}, () => new Promise((resolve) => held.push(resolve)))
      for (const text of ['一', '二', '三']) bench.discord.says(bench.discord.user('amy'), text)
      for (let index = 0; index < 3; index++) {
        await bench.until(() => held.length > index)
        expect(held).to.have.lengthOf(index + 1)
        held[index]?.()
      }
      const texts = (await bench.heard(3)).map(({ content }) => content.kind === 'text' && content.text)
      expect(texts).to.deep.equal(['一', '二', '三'])
    })

    it('is tried again where it could not be stored', async () => {
      await bench.close()
      let failures = 2
      bench = await startDiscordBench({}, async () => {
        if (failures-- > 0) throw new Error('the database is away')
      })
      bench.discord.says(bench.discord.user('amy'), '還剩幾件')
      await bench.heard()
      expect(bench.waits).to.deep.equal([500, 2000])
    })
  })

  it('hears nothing of what is said in a server, even to its face', async () => {
    bench.discord.says(amy, `<@${bench.discord.botId}> 還剩幾件`, server)
    bench.discord.says(amy, '到了')
    expect((await one()).content).to.deep.equal({ kind: 'text', text: '到了' })
  })

  describe('a command', () => {
    it('is acknowledged before anything is stored, and answered where it was used', async () => {
      await bench.close()
      let acknowledged: boolean | undefined
      bench = await startDiscordBench({}, async () => {
        acknowledged = bench.discord.thinking(bench.discord.user('amy')) === 1
      })
      bench.discord.uses(bench.discord.user('amy'), 'left', { kind: 'course' })
      const { content, place } = await one()
      expect(acknowledged).to.equal(true)
      expect(content).to.deep.equal({
        kind: 'press',
        press: { kind: 'intent', intent: 'quota.remaining', slots: { kind: 'course' } },
      } satisfies Content)
      expect(place).to.have.keys('kind', 'id')
    })

    it('in a server is for whoever used it alone, and names the channel', async () => {
      const event = bench.discord.uses(amy, 'bind', { code: 'K7QF-39MX' }, server)
      expect(await bench.discord.response(event)).to.deep.equal({ type: deferred, data: { flags: ephemeral } })
      const inbound = await one()
      expect(inbound.place).to.deep.equal({ kind: 'direct', id: amy, channel: server })
      await bench.adapter.reply(inbound, [{ lines: ['好'] }], { again: false, silent: false })
      expect(bench.discord.heard(server)).to.deep.equal([])
      expect((await bench.discord.next(amy)).ephemeral).to.equal(true)
    })

    it('in a direct message is answered for good', async () => {
      const event = bench.discord.uses(amy, 'help')
      expect(await bench.discord.response(event)).to.deep.equal({ type: deferred, data: {} })
    })

    it('that hands in brings its files and what else was filled in', async () => {
      const filled = {
        file: { bytes: pdf(), name: '心得.pdf' },
        file2: { bytes: pdf(), name: '二.pdf' },
        course: 'C1',
        description: '心得',
      }
      bench.discord.uses(amy, 'submit', filled, server)
      const { content } = await one()
      expect(content).to.deep.include({ kind: 'handIn', course: 'C1', description: '心得' })
      if (content.kind !== 'handIn') return
      expect(content.files.map(({ name }) => name)).to.deep.equal(['心得.pdf', '二.pdf'])
      for (const file of content.files) {
        const chunks = await (await bench.adapter.open(file, 1_000_000)).toArray()
        expect(Buffer.concat(chunks).equals(pdf())).to.equal(true)
      }
    })

    it('that could not be stored says so instead of leaving the person waiting', async () => {
      await bench.close()
      bench = await startDiscordBench({}, async () => {
        throw new Error('the database is away')
      })
      bench.discord.uses(bench.discord.user('amy'), 'left')
      expect((await bench.discord.next(bench.discord.user('amy'))).text).to.match(/沒有完成.*再試一次/s)
    })

    it('is handed over even when it was acknowledged too late, or by another process', async () => {
      bench.discord.fails('callback', { refused: 404, code: 10062 })
      bench.discord.uses(amy, 'help')
      await one()
      expect(bench.logged.filter(({ level }) => level === 'warn')).to.have.lengthOf(1)
      bench.discord.fails('callback', { refused: 400, code: 40060 })
      bench.discord.uses(amy, 'help')
      await one()
      expect(bench.logged.filter(({ level }) => level === 'warn')).to.have.lengthOf(1)
    })

    it('of which the acknowledgement got no answer is acknowledged all the same', async () => {
      bench.discord.fails('callback', 'lostAnswer')
      bench.discord.uses(amy, 'help')
      const inbound = await one()
      expect(bench.logged.filter(({ level }) => level === 'warn')).to.deep.equal([])
      expect(await bench.adapter.reply(inbound, [{ lines: ['好'] }], { again: false, silent: false })).to.deep.equal({
        kind: 'delivered',
      })
    })
  })

  describe('a form', () => {
    it('opens behind /submit without a file, and brings what was filled in', async () => {
      const event = bench.discord.uses(amy, 'submit', { course: 'C1' })
      expect((await bench.discord.response(event)).type).to.equal(modal)
      expect(bench.inbox).to.deep.equal([])
      bench.discord.submits(amy, { 檔案: [{ bytes: pdf(), name: '心得.pdf' }], 簡述: '讀後心得' })
      const { content } = await one()
      expect(content).to.deep.include({ kind: 'handIn', course: 'C1', description: '讀後心得' })
      expect(content.kind === 'handIn' && content.files.map(({ name }) => name)).to.deep.equal(['心得.pdf'])
    })

    it('is in the language of the person’s Discord', async () => {
      bench.discord.person(amy).locale = 'en-GB'
      bench.discord.uses(amy, 'submit')
      await bench.until(() => bench.discord.form(amy) !== undefined)
      bench.discord.submits(amy, { Files: [{ bytes: pdf() }] })
      await one()
    })

    it('opens behind a button that asks for text, without a look-up, and answers its question', async () => {
      bench.discord.says(amy, '嗨')
      const press = { kind: 'answer' as const, dialogue: 'd1', value: 'type' }
      const buttons = [{ label: '自己寫理由', type: press, hint: '例如：不是本課作業' }]
      await bench.adapter.reply(await one(), [{ lines: ['為什麼？'], buttons }], { again: false, silent: false })
      const event = bench.discord.presses(amy, '自己寫理由')
      const { data } = await bench.discord.response(event)
      expect(data.title).to.equal('自己寫理由')
      expect(JSON.stringify(data)).to.include('不是本課作業')
      bench.discord.submits(amy, { 自己寫理由: '算了' })
      expect((await one()).content).to.deep.equal({ kind: 'press', press, typed: '算了' })
    })
  })

  it('takes what is chosen from a list for what its button would be', async () => {
    bench.discord.says(amy, '嗨')
    const press = (value: string) => ({ kind: 'answer' as const, dialogue: 'd1', value })
    const buttons = Array.from({ length: 12 }, (_, index) => ({ label: `課程${index}`, press: press(`c${index}`) }))
    await bench.adapter.reply(await one(), [{ lines: ['哪一門？'], buttons }], { again: false, silent: false })
    bench.discord.chooses(amy, '課程7')
    expect((await one()).content).to.deep.equal({ kind: 'press', press: press('c7') })
  })

  describe('completing what is typed', () => {
    const courses = Array.from({ length: 40 }, (_, index) => ({
      id: `C${index}`,
      name: index === 7 ? '國文' : `選修${index}`,
    }))

    /** What is offered to someone of that name who types into `course` of /submit. */
    async function offered(name: string, text: string) {
      const event = bench.discord.types(bench.discord.user(name), 'submit', { option: 'course', text })
      return (await bench.discord.response(event)).data.choices
    }

    it('offers the person’s own courses, those that match, twenty-five at most', async () => {
      await bench.close()
      bench = await startDiscordBench({ courses: { of: async (account) => (account === amy ? courses : []) } })
      expect(await offered('amy', '國')).to.deep.equal([{ name: '國文', value: 'C7' }])
      expect(await offered('amy', '')).to.have.lengthOf(25)
      expect(await offered('ben', '')).to.deep.equal([])
    })

    it('offers nothing rather than too late, or when it fails', async () => {
      for (const of of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error('away'))]) {
        await bench.close()
        bench = await startDiscordBench({ courses: { of } })
        expect(await offered('amy', '')).to.deep.equal([])
      }
      expect(bench.logged.some(({ message }) => message.includes('courses'))).to.equal(true)
    })
  })
})
