import { expect } from 'chai'
import { registerDiscordCommands } from '../../../adapters/discord/index.ts'
import { FakeDiscord } from '../../support/fakeDiscord/fakeDiscord.ts'

describe('the commands kept by Discord', () => {
  let discord: FakeDiscord
  beforeEach(async () => {
    discord = await FakeDiscord.start()
  })
  afterEach(() => discord.close())

  const register = (token = discord.token) =>
    registerDiscordCommands({
      token,
      applicationId: discord.applicationId,
      apiUrl: discord.apiUrl,
      wait: () => new Promise(setImmediate),
    })

  it('are put there all at once, and putting them again changes nothing', async () => {
    const names = await register()
    expect(names).to.have.lengthOf(15)
    const kept = [...discord.shelf.commands.values()].map(({ id }) => id)
    await register()
    expect([...discord.shelf.commands.values()].map(({ id }) => id)).to.deep.equal(kept)
    expect([...discord.shelf.commands.keys()]).to.deep.equal(names)
  })

  it('are put there when Discord answers at the third try', async () => {
    discord.fails('commands', 'serverError', 2)
    expect(await register()).to.have.lengthOf(15)
  })

  it('are not put there by a wrong token, and the message says what to check', async () => {
    const failed = await register('another token').catch((error: unknown) => error)
    expect(String(failed)).to.match(/401.*DISCORD_TOKEN/)
    expect(discord.shelf.commands.size).to.equal(0)
  })
})
