import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import { encodeFileHandle } from '../../../adapters/discord/handles.ts'
import { FileUnavailable } from '../../../src/conversation/channel.ts'
import type { SentFile } from '../../../src/conversation/message.ts'
import { pdf } from '../../support/files.ts'
import { type DiscordBench, startDiscordBench } from './discordBench.ts'

const twoDaysMs = 2 * 86_400_000

describe('a file that came by Discord', () => {
  let bench: DiscordBench
  let amy: string
  beforeEach(async () => {
    bench = await startDiscordBench()
    amy = bench.discord.user('amy')
  })
  afterEach(() => bench.close())

  async function sentFile(): Promise<SentFile> {
    const [inbound] = await bench.heard()
    const content = inbound?.content
    if (content?.kind === 'handIn' && content.files[0]) return content.files[0]
    if (content?.kind === 'file') return content.file
    throw new Error('No file came')
  }
  async function opened(file: SentFile): Promise<string> {
    try {
      return (await buffer(await bench.adapter.open(file, 1_000_000))).equals(pdf()) ? 'whole' : 'changed'
    } catch (error) {
      return error instanceof FileUnavailable ? error.trouble : String(error)
    }
  }

  it('of a message is had by a fresh address when its own is too old', async () => {
    bench.discord.sends(amy, { bytes: pdf() })
    const file = await sentFile()
    bench.discord.advance(twoDaysMs)
    expect(await opened(file)).to.equal('whole')
  })

  it('is gone with the message that carried it', async () => {
    const event = bench.discord.sends(amy, { bytes: pdf() })
    const file = await sentFile()
    bench.discord.unsends(event)
    expect(await opened(file)).to.equal('gone')
  })

  it('of a command is gone when its address is too old', async () => {
    bench.discord.uses(amy, 'submit', { file: { bytes: pdf() } })
    const file = await sentFile()
    expect(await opened(file)).to.equal('whole')
    bench.discord.advance(twoDaysMs)
    expect(await opened(file)).to.equal('gone')
  })

  it('is unavailable when it breaks off half way, and when nobody can say where it is now', async () => {
    const event = bench.discord.sends(amy, { bytes: pdf() })
    const file = await sentFile()
    bench.discord.file(event).state = 'cut'
    expect(await opened(file)).to.equal('unavailable')
    bench.discord.advance(twoDaysMs)
    bench.discord.fails('history', 'serverError', 3)
    expect(await opened(file)).to.equal('unavailable')
  })

  it('is asked for at Discord’s hosts alone, however it is written', async () => {
    const elsewhere = [
      'http://169.254.169.254/latest/meta-data',
      'https://cdn.discordapp.com.evil.example/attachments/1/2/a.pdf',
      'https://evil.example/?https://cdn.discordapp.com/',
      'http://cdn.discordapp.com/attachments/1/2/a.pdf',
      'file:///etc/passwd',
      `${bench.discord.apiUrl.replace('127.0.0.1', 'localhost')}/attachments/1/2/a.pdf`,
    ]
    for (const url of elsewhere)
      expect(await opened({ handle: encodeFileHandle({ url, attachment: '1' }) }), url).to.equal('gone')
  })
})
