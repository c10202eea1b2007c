import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { temporaryFolder } from '../../support/database.ts'
import { FakeDiscord } from '../../support/fakeDiscord/fakeDiscord.ts'
import { licheng, type ServerProcess, startServer } from '../../support/server.ts'

describe('two servers with Discord on one store', () => {
  let discord: FakeDiscord
  let env: Record<string, string>
  const servers: ServerProcess[] = []
  before(async () => {
    discord = await FakeDiscord.start(Date.now())
    const folder = temporaryFolder()
    copyFileSync('school.example.yaml', path.join(folder, 'school.yaml'))
    env = {
      DATA_DIR: path.join(folder, 'data'),
      SCHOOL_FILE: path.join(folder, 'school.yaml'),
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    }
  })
  after(async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await discord.close()
  })

  it('hear by one of them; when that is killed the other takes over, and nothing said meanwhile is lost', async () => {
    const registered = await licheng(['discord', 'commands', '--json'], env)
    expect(JSON.parse(registered.stdout).commands).to.include('submit')
    const amy = discord.user('amy')
    const first = await startServer({ ...env, ROLE: 'web' })
    servers.push(first)
    await discord.listeners(1, 20_000)
    const second = await startServer(env)
    servers.push(second)
    discord.says(amy, '截止到什麼時候')
    expect((await discord.next(amy, 20_000)).text).to.match(/115-1/)
    expect((await discord.next(amy)).text).to.match(/學習歷程檔案助理/)
    expect((await discord.next(amy)).text).to.match(/個人資料告知事項/)
    expect(discord.gateway.identified).to.have.lengthOf(1)
    await first.kill()
    discord.says(amy, '可以傳 mp4 嗎')
    expect((await discord.next(amy, 40_000)).text).to.match(/mp4/)
    expect(discord.gateway.identified).to.have.lengthOf(2)
    expect(discord.heard(amy)).to.have.lengthOf(4)
    servers.splice(0)
    expect(await second.stop()).to.equal(0)
  }).timeout(120_000)
})
