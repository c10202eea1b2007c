import { expect } from 'chai'
import { applicationId } from '../../support/fakeDiscord/bot.ts'
import { FakeDiscord } from '../../support/fakeDiscord/fakeDiscord.ts'
import type { DiscordEvent } from '../../support/fakeDiscord/network.ts'
import { rawCall } from '../../support/fakeDiscord/rawCall.ts'
import { pdf } from '../../support/files.ts'

const button = (label = '送出', id = 'send') => ({ type: 2, style: 1, label, custom_id: id })
const link = { type: 2, style: 5, label: '開啟檔案', url: 'https://school.example/e/12' }
const row = (...components: object[]) => ({ type: 1, components })
const option = (label = '國文', value = 'C1') => ({ label, value })
const select = (options: object[] = [option()], more = {}) => ({ type: 3, custom_id: 'course', options, ...more })
const label = (component: object, more = {}) => ({ type: 18, label: '簡述', component, ...more })
const textInput = (more = {}) => ({ type: 4, custom_id: 'text', style: 2, ...more })
const form = (...components: object[]) => ({ custom_id: 'form', title: '課程學習成果', components })
const fields = (count: number) => Array(count).fill({ name: '課程', value: '國文' })

describe('the fake Discord', () => {
  let discord: FakeDiscord
  let amy: string
  beforeEach(async () => {
    discord = await FakeDiscord.start()
    amy = discord.user('amy')
  })
  afterEach(() => discord.close())

  const call = (method: string, path: string, payload?: unknown, more = {}) =>
    rawCall(discord, method, path, payload, more)
  const directWith = async (user: string) => {
    const { body } = await call('POST', '/users/@me/channels', { recipient_id: user })
    return `/channels/${body.id}`
  }
  const send = async (body: object, to = amy) => call('POST', `${await directWith(to)}/messages`, body)
  const register = (...commands: object[]) => call('PUT', `/applications/${applicationId}/commands`, commands)
  const command = (more = {}) => ({ name: 'left', description: '還剩幾件', ...more })
  const texts = (chat: string) => discord.heard(chat).map(({ text }) => text)

  const answer = ({ data }: DiscordEvent, type: number, payload?: object, more = {}) =>
    call('POST', `/interactions/${data.id}/${data.token}/callback`, { type, data: payload }, { token: '', ...more })
  const hook = ({ data }: DiscordEvent) => `/webhooks/${applicationId}/${data.token}`
  const followUp = (event: DiscordEvent, payload: object) => call('POST', hook(event), payload, { token: '' })
  const editOriginal = (event: DiscordEvent, payload: object, more = {}) =>
    call('PATCH', `${hook(event)}/messages/@original`, payload, { token: '', ...more })
  async function used(channel?: string): Promise<DiscordEvent> {
    if (!discord.shelf.commands.has('left')) await register(command())
    return discord.uses(amy, 'left', {}, channel)
  }
  async function pressed(): Promise<DiscordEvent> {
    await send({ content: '草稿', components: [row(button())] })
    return discord.presses(amy, '送出')
  }

  describe('asked by a bot', () => {
    it('lets nobody in without the token, and knows no other page', async () => {
      expect(await call('GET', '/gateway/bot', undefined, { token: 'Bot stolen' })).to.include({ status: 401, code: 0 })
      expect((await call('GET', '/gateway/bot', undefined, { token: discord.token })).status).to.equal(401)
      expect((await call('GET', '/nowhere')).status).to.equal(404)
      expect((await fetch(`${discord.apiUrl}/v9/gateway/bot`)).status).to.equal(404)
    })

    it('says where the gateway is, and how many sessions may still begin', async () => {
      const { body } = await call('GET', '/gateway/bot')
      expect(body).to.deep.include({ url: discord.gateway.url, shards: 1 })
      expect(body.session_start_limit).to.include({ remaining: 1000, max_concurrency: 1 })
    })

    it('refuses what is no JSON', async () => {
      expect(await call('POST', '/users/@me/channels', '{')).to.include({ status: 400, code: 50109 })
    })

    it('tells who the bot, a person and a member of a server are', async () => {
      const channel = discord.channel('101', [amy])
      const { server } = discord.network.channel(channel)
      const role = discord.role(channel, '一年一班', [amy])
      expect((await call('GET', '/users/@me')).body).to.include({ id: discord.botId, bot: true })
      expect((await call('GET', '/applications/@me')).body).to.include({ id: applicationId })
      expect((await call('GET', `/users/${amy}`)).body).to.include({ id: amy, username: 'amy' })
      expect((await call('GET', '/users/1')).code).to.equal(10013)
      expect((await call('GET', `/guilds/${server?.id}/members/${amy}`)).body.roles).to.deep.equal([role])
      expect((await call('GET', `/guilds/${server?.id}/members/${discord.user('ben')}`)).code).to.equal(10007)
    })
  })

  describe('told to say something', () => {
    it('opens one direct channel with each person, and only so many when told', async () => {
      expect(await directWith(amy)).to.equal(await directWith(amy))
      expect(await call('POST', '/users/@me/channels', { recipient_id: '1' })).to.include({ status: 400, code: 50033 })
      discord.network.directOpensLeft = 1
      await directWith(discord.user('ben'))
      const third = { recipient_id: discord.user('cho') }
      expect(await call('POST', '/users/@me/channels', third)).to.include({ status: 403, code: 40003 })
      expect((await send({ content: '嗨' })).status).to.equal(200)
    })

    it('reaches nobody who refuses, nor shares no server, nor where the bot may not write', async () => {
      const channel = await directWith(amy)
      discord.person(amy).direct = 'closed'
      expect(await send({ content: '嗨' })).to.include({ status: 403, code: 50007 })
      expect(await call('POST', `${channel}/typing`)).to.include({ status: 403, code: 50007 })
      discord.person(amy).direct = 'noSharedServer'
      expect(await send({ content: '嗨' })).to.include({ status: 403, code: 50278 })
      const closed = discord.channel('101', [amy])
      discord.network.channel(closed).closed = true
      expect(await call('POST', `/channels/${closed}/messages`, { content: '嗨' })).to.include({
        status: 403,
        code: 50001,
      })
      expect(await call('POST', '/channels/1/messages', { content: '嗨' })).to.include({ status: 404, code: 10003 })
      expect(discord.heard(amy)).to.deep.equal([])
    })

    it('shows it to the person with its buttons, lists, files and sound', async () => {
      const embeds = [{ title: '#12', description: '草稿', fields: fields(1), footer: { text: '五(三)' } }]
      const components = [row(button(), link), row(select([option()], { placeholder: '哪一門課？' }))]
      await call(
        'POST',
        `${await directWith(amy)}/messages`,
        { content: '一件', embeds, components, flags: 4096 },
        { files: [pdf(900)] },
      )
      await send({ embeds: [{ description: '兩件' }] })
      const [first, second] = discord.heard(amy)
      expect(first).to.include({ by: 'message', ephemeral: false, silent: true, edited: false, preview: '一件' })
      expect(first?.text).to.equal('一件\n#12\n草稿\n課程\n國文\n五(三)')
      expect(first?.buttons).to.deep.equal([
        { label: '送出', customId: 'send', disabled: false },
        { label: '開啟檔案', url: link.url, disabled: false },
      ])
      expect(first?.selects).to.deep.equal([
        { customId: 'course', placeholder: '哪一門課？', options: [option()], min: 1, max: 1 },
      ])
      expect(first?.files.map(({ name, bytes }) => [name, bytes.length])).to.deep.equal([['file0.pdf', 900]])
      expect(second).to.include({ silent: false, preview: '兩件' })
    })

    it('rings the phones of those whom the message may call', async () => {
      const channel = discord.channel('101', [amy])
      const role = discord.role(channel, '一年一班', [amy])
      const say = (allowed_mentions?: object) =>
        call('POST', `/channels/${channel}/messages`, { content: `<@&${role}> <@${amy}> @everyone`, allowed_mentions })
      await say()
      await say({ parse: [] })
      await say({ roles: [role] })
      expect(discord.heard(channel).map(({ pings }) => pings)).to.deep.equal([[role, amy, '@everyone'], [], [role]])
      expect((await say({ parse: ['roles'], roles: [role] })).paths).to.deep.equal(['allowed_mentions'])
    })

    it('says it once for one enforced nonce in a channel, for some minutes', async () => {
      const once = { content: '提醒', nonce: 'reminder-1', enforce_nonce: true }
      const first = await send(once)
      expect((await send({ ...once, content: '別的' })).body.id).to.equal(first.body.id)
      await send({ ...once, enforce_nonce: false })
      await send(once, discord.user('ben'))
      expect(texts(amy)).to.deep.equal(['提醒', '提醒'])
      discord.advance(5 * 60_000)
      await send(once)
      expect(texts(amy)).to.have.lengthOf(3)
      expect((await send({ content: '嗨', nonce: 'x'.repeat(26) })).paths).to.deep.equal(['nonce'])
      expect((await send({ content: '嗨', enforce_nonce: true })).paths).to.deep.equal(['nonce'])
      expect((await send({ content: '嗨', nonce: 12 })).status).to.equal(200)
    })

    it('does not say nothing', async () => {
      for (const empty of [{}, { content: ' \n' }, { embeds: [], components: [] }])
        expect(await send(empty)).to.include({ status: 400, code: 50006 })
    })

    it('names the member of a message that breaks a limit', async () => {
      const long = { description: '長'.repeat(3001) }
      const refused: [object, string][] = [
        [{ content: '長'.repeat(2001) }, 'content'],
        [{ content: 5 }, 'content'],
        [{ content: '嗨', flags: 64 }, 'flags'],
        [{ content: '嗨', flags: 'loud' }, 'flags'],
        [{ embeds: Array(11).fill({ title: '題' }) }, 'embeds'],
        [{ embeds: 'none' }, 'embeds'],
        [{ embeds: ['none'] }, 'embeds.0'],
        [{ embeds: [{ title: '題'.repeat(257) }] }, 'embeds.0.title'],
        [{ embeds: [{ description: '長'.repeat(4097) }] }, 'embeds.0.description'],
        [{ embeds: [{ color: 5 }] }, 'embeds.0.description'],
        [{ embeds: [{ title: '題', color: 0x1000000 }] }, 'embeds.0.color'],
        [{ embeds: [{ title: '題', url: 'e/12' }] }, 'embeds.0.url'],
        [{ embeds: [{ fields: fields(26) }] }, 'embeds.0.fields'],
        [{ embeds: [{ fields: [{ name: '題'.repeat(257), value: '值' }] }] }, 'embeds.0.fields.0.name'],
        [{ embeds: [{ fields: [{ name: '題', value: '' }] }] }, 'embeds.0.fields.0.value'],
        [{ embeds: [{ fields: [{ name: '題', value: '值'.repeat(1025) }] }] }, 'embeds.0.fields.0.value'],
        [{ embeds: [{ fields: [{ name: '題', value: '值', inline: 1 }] }] }, 'embeds.0.fields.0.inline'],
        [{ embeds: [{ footer: { text: '註'.repeat(2049) } }] }, 'embeds.0.footer.text'],
        [{ embeds: [{ author: { name: '人'.repeat(257) } }] }, 'embeds.0.author.name'],
        [{ embeds: [long, long] }, 'embeds'],
        [{ components: Array.from({ length: 6 }, (_, index) => row(button('按', `${index}`))) }, 'components'],
        [{ components: [button()] }, 'components.0.type'],
        [{ components: [row()] }, 'components.0.components'],
        [
          { components: [row(...Array.from({ length: 6 }, (_, index) => button('按', `${index}`)))] },
          'components.0.components',
        ],
        [{ components: [row({ type: 99 })] }, 'components.0.components.0.type'],
        [{ components: [row(button('按'.repeat(81)))] }, 'components.0.components.0.label'],
        [{ components: [row(button(''))] }, 'components.0.components.0'],
        [{ components: [row(button('按', 'x'.repeat(101)))] }, 'components.0.components.0.custom_id'],
        [{ components: [row({ type: 2, style: 1, label: '按' })] }, 'components.0.components.0.custom_id'],
        [{ components: [row({ ...button(), style: 9 })] }, 'components.0.components.0.style'],
        [{ components: [row({ ...link, custom_id: 'x' })] }, 'components.0.components.0'],
        [{ components: [row({ ...link, url: 'javascript:alert(1)' })] }, 'components.0.components.0.url'],
        [{ components: [row({ ...link, url: `https://a/${'x'.repeat(512)}` })] }, 'components.0.components.0.url'],
        [{ components: [row(button()), row(button())] }, 'components'],
        [{ components: [row(select(), button())] }, 'components.0.components'],
        [{ components: [row(select([]))] }, 'components.0.components.0.options'],
        [
          { components: [row(select(Array.from({ length: 26 }, (_, index) => option('課', `${index}`))))] },
          'components.0.components.0.options',
        ],
        [{ components: [row(select([option('課'.repeat(101))]))] }, 'components.0.components.0.options.0.label'],
        [{ components: [row(select([option('課', 'x'.repeat(101))]))] }, 'components.0.components.0.options.0.value'],
        [
          { components: [row(select([{ ...option(), description: '述'.repeat(101) }]))] },
          'components.0.components.0.options.0.description',
        ],
        [{ components: [row(select([option(), option('數學')]))] }, 'components.0.components.0.options'],
        [
          { components: [row(select([option()], { placeholder: '選'.repeat(151) }))] },
          'components.0.components.0.placeholder',
        ],
        [{ components: [row(select([option()], { max_values: 2 }))] }, 'components.0.components.0.max_values'],
        [
          { components: [row(select([option(), option('數學', 'C2')].map((each) => ({ ...each, default: true }))))] },
          'components.0.components.0',
        ],
        [{ content: '嗨', attachments: [{ id: 0 }] }, 'attachments.0'],
        [{ content: '嗨', attachments: [{ id: 0 }, { id: 0 }] }, 'attachments'],
        [{ content: '嗨', message_reference: { message_id: '1' } }, 'message_reference'],
      ]
      for (const [body, path] of refused) {
        const { status, code, paths } = await send(body)
        expect({ status, code, paths }, path).to.deep.equal({ status: 400, code: 50035, paths: [path] })
      }
      expect(discord.heard(amy)).to.deep.equal([])
    })

    it('takes a message that is as large as it may be', async () => {
      const rows = Array.from({ length: 4 }, (_, place) =>
        row(...Array.from({ length: 5 }, (_, index) => button('按'.repeat(80), `${place}${index}`.padEnd(100, 'x')))),
      )
      const options = Array.from({ length: 25 }, (_, index) => option('課'.repeat(100), `${index}`))
      const full = {
        content: '長'.repeat(2000),
        embeds: [{ title: '題'.repeat(256), description: '述'.repeat(4096), fields: fields(25) }],
        components: [...rows, row(select(options))],
        message_reference: { message_id: '1', fail_if_not_exists: false },
      }
      expect((await send(full)).status).to.equal(200)
      expect((await send({ embeds: Array(2).fill({ description: '長'.repeat(3000) }) })).status).to.equal(200)
    })

    it('takes files of ten megabytes, and none larger', async () => {
      const path = `${await directWith(amy)}/messages`
      const bytes = 10 * 1024 * 1024
      expect((await call('POST', path, {}, { files: [pdf(bytes)] })).status).to.equal(200)
      expect(await call('POST', path, {}, { files: [pdf(bytes + 1)] })).to.include({ status: 413, code: 40005 })
      const named = { attachments: [{ id: 0, filename: '成果.pdf' }] }
      await call('POST', path, named, { files: [pdf()] })
      expect(discord.heard(amy).map(({ files }) => files[0]?.name)).to.deep.equal(['file0.pdf', '成果.pdf'])
    })

    it('changes and removes what the bot said, and nothing that others said', async () => {
      const channel = await directWith(amy)
      const { body } = await call(
        'POST',
        `${channel}/messages`,
        { content: '一', components: [row(button())] },
        { files: [pdf()] },
      )
      const path = `${channel}/messages/${body.id}`
      const [file] = Object(body.attachments)
      expect((await call('PATCH', path, { components: [], attachments: [{ id: file.id }] })).status).to.equal(200)
      expect(discord.heard(amy)[0]?.files).to.have.lengthOf(1)
      expect((await call('PATCH', path, { content: '二', attachments: [] })).status).to.equal(200)
      expect(discord.heard(amy)[0]).to.deep.include({ text: '二', edited: true, buttons: [], files: [] })
      expect((await call('PATCH', path, { content: '' })).code).to.equal(50006)
      expect((await call('PATCH', path, { content: '長'.repeat(2001) })).paths).to.deep.equal(['content'])
      const hers = `${channel}/messages/${discord.says(amy, '嗨').data.id}`
      expect(await call('PATCH', hers, { content: '二' })).to.include({ status: 403, code: 50005 })
      expect(await call('DELETE', hers)).to.include({ status: 403, code: 50005 })
      expect((await call('DELETE', path)).status).to.equal(204)
      expect(await call('PATCH', path, { content: '三' })).to.include({ status: 404, code: 10008 })
      expect(discord.heard(amy)).to.deep.equal([])
    })

    it('shows that the bot is typing', async () => {
      const channel = await directWith(amy)
      expect((await call('POST', `${channel}/typing`)).status).to.equal(204)
      expect(discord.network.working.map((id) => `/channels/${id}`)).to.deep.equal([channel])
    })
  })

  describe('asked what was said', () => {
    const list = async (path: string) => {
      const { body } = await call('GET', path)
      return Object.values(body).map((message) => Object(message).content)
    }

    it('tells the messages of a channel, newest first, the next ones after an id', async () => {
      const channel = await directWith(amy)
      const [first] = ['一', '二', '三', '四'].map((text) => discord.says(amy, text))
      await send({ content: '五' })
      expect(await list(`${channel}/messages`)).to.deep.equal(['五', '四', '三', '二', '一'])
      expect(await list(`${channel}/messages?limit=2`)).to.deep.equal(['五', '四'])
      expect(await list(`${channel}/messages?limit=2&after=${first?.data.id}`)).to.deep.equal(['三', '二'])
      const { body } = await call('GET', `${channel}/messages/${first?.data.id}`)
      expect(body).to.deep.include({ content: '一', channel_type: 1 })
      expect(await list(`${channel}/messages?before=${first?.data.id}`)).to.deep.equal([])
      expect((await call('GET', `${channel}/messages?limit=101`)).paths).to.deep.equal(['limit'])
      const { id: newest } = discord.heard(amy)[0] ?? {}
      expect((await call('GET', channel)).body).to.deep.include({ type: 1, last_message_id: newest })
    })

    it('does not tell what was taken back, nor what only one person sees', async () => {
      const channel = await directWith(amy)
      discord.unsends(discord.says(amy, '一'))
      const event = await used()
      await answer(event, 4, { content: '悄悄話', flags: 64 })
      expect(await list(`${channel}/messages`)).to.deep.equal([])
      const { id } = discord.heard(amy)[0] ?? {}
      expect((await call('GET', `${channel}/messages/${id}`)).code).to.equal(10008)
      expect(texts(amy)).to.deep.equal(['悄悄話'])
    })
  })

  describe('given the answer to an interaction', () => {
    it('takes it once, within three seconds, by the token that came with it', async () => {
      const event = await used()
      expect(await call('POST', `/interactions/${event.data.id}/forged/callback`, { type: 5 })).to.include({
        status: 404,
        code: 10062,
      })
      expect(await call('POST', `/interactions/1/${event.data.token}/callback`, { type: 5 })).to.include({
        code: 10062,
      })
      expect((await answer(event, 4, { content: '還剩 6 件' })).status).to.equal(204)
      expect(await answer(event, 4, { content: '還剩 6 件' })).to.include({ status: 400, code: 40060 })
      const late = await used()
      discord.advance(3001)
      expect(await answer(late, 5)).to.include({ status: 404, code: 10062 })
      expect(texts(amy)).to.deep.equal(['還剩 6 件'])
      expect(await discord.response(event)).to.deep.equal({ type: 4, data: { content: '還剩 6 件' } })
    })

    it('tells the bot which message it made, where asked', async () => {
      const { data } = await used()
      const path = `/interactions/${data.id}/${data.token}/callback?with_response=true`
      const { status, body } = await call('POST', path, { type: 4, data: { content: '還剩 6 件' } })
      expect(status).to.equal(200)
      expect(Object(body.resource).message.content).to.equal('還剩 6 件')
      expect(Object(body.interaction).response_message_id).to.equal(discord.heard(amy)[0]?.id)
    })

    it('lets a deferred one be read once it is filled in, by those who were promised it', async () => {
      const channel = discord.channel('101', [amy, discord.user('ben')])
      const secret = await used(channel)
      const open = await used(channel)
      await answer(secret, 5, { flags: 64 })
      await answer(open, 5)
      expect(discord.thinking(amy)).to.equal(2)
      expect(discord.heard(amy).concat(discord.heard(channel))).to.deep.equal([])
      await editOriginal(secret, { content: '只有你看得到' })
      await editOriginal(open, { content: '大家都看得到', flags: 64 })
      expect(discord.thinking(amy)).to.equal(0)
      expect(texts(amy)).to.deep.equal(['只有你看得到'])
      expect(texts(channel)).to.deep.equal(['大家都看得到'])
      expect(discord.heard(amy)[0]).to.include({ by: 'interaction', ephemeral: true, edited: false })
      expect(discord.heard(discord.user('ben'))).to.deep.equal([])
    })

    it('lets a promise say nothing but who will see it', async () => {
      expect((await answer(await used(), 5, { flags: 4096 })).paths).to.deep.equal(['data.flags'])
    })

    it('takes the first thing said after a promise as its fulfilment', async () => {
      const event = await used()
      await answer(event, 5)
      await followUp(event, { content: '一' })
      await followUp(event, { content: '二', flags: 64 })
      expect(discord.heard(amy).map(({ text, ephemeral }) => [text, ephemeral])).to.deep.equal([
        ['一', false],
        ['二', true],
      ])
      expect(discord.thinking(amy)).to.equal(0)
    })

    it('lets its token speak for fifteen minutes, after the first answer and not before', async () => {
      const event = await used()
      expect(await editOriginal(event, { content: '一' })).to.include({ status: 404, code: 10015 })
      expect(await followUp(event, { content: '一' })).to.include({ status: 404, code: 10015 })
      await answer(event, 5)
      discord.advance(15 * 60_000)
      expect((await editOriginal(event, { content: '一' }, { files: [pdf()] })).status).to.equal(200)
      discord.advance(1)
      expect(await editOriginal(event, { content: '二' })).to.include({ status: 401, code: 50027 })
      expect(await followUp(event, { content: '二' })).to.include({ status: 401, code: 50027 })
      expect(await call('POST', `/webhooks/${applicationId}/forged`, { content: '二' })).to.include({
        status: 404,
        code: 10015,
      })
      expect(await call('POST', '/webhooks/1/forged', { content: '二' })).to.include({ status: 404, code: 10015 })
      expect(discord.heard(amy).map(({ text, files }) => [text, files.length])).to.deep.equal([['一', 1]])
    })

    it('changes, tells and removes what was said by its token, and nothing else', async () => {
      const event = await used()
      await answer(event, 4, { content: '一' })
      const { body } = await followUp(event, { content: '二' })
      const other = await send({ content: '別的' })
      const path = `${hook(event)}/messages/`
      expect((await call('GET', `${path}%40original`)).body.content).to.equal('一')
      expect((await call('PATCH', `${path}${body.id}`, { content: '三' })).status).to.equal(200)
      expect(await call('PATCH', `${path}${other.body.id}`, { content: '三' })).to.include({ status: 404, code: 10008 })
      expect((await call('DELETE', `${path}@original`)).status).to.equal(204)
      expect((await call('PATCH', `${path}@original`, { content: '三' })).code).to.equal(10008)
      expect(texts(amy)).to.deep.equal(['三', '別的'])
    })

    it('checks what is said by its token like any other message', async () => {
      const event = await used()
      expect((await answer(event, 4, { content: '長'.repeat(2001) })).paths).to.deep.equal(['data.content'])
      expect((await answer(event, 4, {})).code).to.equal(50006)
      expect((await answer(event, 4, { content: '一' })).status).to.equal(204)
      expect((await followUp(event, { content: '長'.repeat(2001) })).paths).to.deep.equal(['content'])
      expect((await followUp(event, {})).code).to.equal(50006)
      expect((await editOriginal(event, { components: [row(button()), row(button())] })).paths).to.deep.equal([
        'components',
      ])
      expect((await editOriginal(event, { content: '' })).code).to.equal(50006)
    })

    it('changes the message whose button was pressed, at once or later', async () => {
      const now = await pressed()
      expect((await answer(now, 7, { content: '已送出', components: [] })).status).to.equal(204)
      expect(discord.heard(amy)).to.have.lengthOf(1)
      expect(discord.heard(amy)[0]).to.deep.include({ text: '已送出', buttons: [] })
      const later = await pressed()
      expect((await answer(later, 6)).status).to.equal(204)
      await editOriginal(later, { content: '也送出了', components: [] })
      expect(texts(amy)).to.deep.equal(['已送出', '也送出了'])
    })

    it('takes only answers that fit what was done', async () => {
      expect((await answer(await used(), 3)).paths).to.deep.equal(['type'])
      for (const type of [6, 7, 8]) expect((await answer(await used(), type)).paths, `${type}`).to.deep.equal(['type'])
      expect((await answer(await pressed(), 8)).paths).to.deep.equal(['type'])
      await answer(await used(), 9, form(label(textInput())))
      const submitted = discord.submits(amy, { 簡述: '詩' })
      for (const type of [7, 9]) expect((await answer(submitted, type)).paths, `${type}`).to.deep.equal(['type'])
    })

    it('opens a form, and brings back what was filled in', async () => {
      const upload = { type: 19, custom_id: 'file', max_values: 2 }
      const title = { type: 1, components: [textInput({ custom_id: 'title', label: '名稱', required: false })] }
      const choice = label(select(), { label: '課程' })
      const event = await pressed()
      const fileField = label(upload, { label: '檔案' })
      expect(
        (await answer(event, 9, form(label(textInput({ max_length: 5 })), fileField, title, choice))).status,
      ).to.equal(204)
      expect(discord.form(amy)?.fields.map(({ label, kind }) => [label, kind])).to.deep.equal([
        ['簡述', 'text'],
        ['檔案', 'file'],
        ['名稱', 'text'],
        ['課程', 'select'],
      ])
      const fill =
        (more = {}) =>
        () =>
          discord.submits(amy, { 簡述: '詩', 檔案: [{ bytes: pdf(700) }], 課程: ['國文'], ...more })
      expect(fill({ 簡述: '' })).to.throw('「簡述」 takes 1 to 5, not 0')
      expect(fill({ 簡述: '詩'.repeat(6) })).to.throw('「簡述」 takes 1 to 5, not 6')
      expect(fill({ 檔案: [] })).to.throw('「檔案」 takes 1 to 2, not 0')
      expect(fill({ 檔案: ['file'] })).to.throw('「檔案」 is a file')
      expect(fill({ 課程: ['數學'] })).to.throw('「課程」 offers no 數學')
      expect(fill({ 班級: '101' })).to.throw('no field 「班級」')
      const submitted = fill()()
      const { data } = submitted.data as { data: Record<string, unknown> }
      const { id } = discord.file(submitted)
      expect(data.components).to.deep.equal([
        { type: 18, component: { type: 4, custom_id: 'text', value: '詩' } },
        { type: 18, component: { type: 19, custom_id: 'file', values: [id] } },
        { type: 1, components: [{ type: 4, custom_id: 'title', value: '' }] },
        { type: 18, component: { type: 3, custom_id: 'course', values: ['C1'] } },
      ])
      expect(Object(data.resolved).attachments[id]).to.include({ size: 700, ephemeral: true })
      expect(fill()).to.throw('There is no form')
      expect((await answer(submitted, 7, { content: '收到', components: [] })).status).to.equal(204)
      expect(texts(amy)).to.deep.equal(['收到'])
    })

    it('names the member of a form that breaks a limit', async () => {
      const six = Array.from({ length: 6 }, (_, index) => label(textInput({ custom_id: `${index}` })))
      const refused: [object, string][] = [
        [{ ...form(label(textInput())), title: '題'.repeat(46) }, 'data.title'],
        [{ ...form(label(textInput())), custom_id: 'x'.repeat(101) }, 'data.custom_id'],
        [form(), 'data.components'],
        [form(...six), 'data.components'],
        [form(textInput()), 'data.components.0.type'],
        [form(label(textInput()), label(textInput())), 'data.components'],
        [form(label(textInput(), { label: '述'.repeat(46) })), 'data.components.0.label'],
        [form(label(textInput(), { description: '述'.repeat(101) })), 'data.components.0.description'],
        [form(label(textInput({ max_length: 4001 }))), 'data.components.0.component.max_length'],
        [form(label(textInput({ placeholder: '填'.repeat(101) }))), 'data.components.0.component.placeholder'],
        [form(label(textInput({ style: 3 }))), 'data.components.0.component.style'],
        [form(label({ type: 19, custom_id: 'f', max_values: 11 })), 'data.components.0.component.max_values'],
        [form(label({ type: 19, custom_id: 'f', min_values: 0 })), 'data.components.0.component.min_values'],
        [form({ type: 1, components: [textInput()] }), 'data.components.0.components.0.label'],
      ]
      for (const [body, path] of refused)
        expect((await answer(await used(), 9, body)).paths, path).to.deep.equal([path])
      expect(discord.form(amy)).to.equal(undefined)
      expect((await answer(await used(), 9, form({ type: 10, content: '說明' }, label(textInput())))).status).to.equal(
        204,
      )
    })
  })

  describe('given the commands', () => {
    it('keeps a whole set, with the ids of those that were there', async () => {
      await register(command(), command({ name: 'help' }))
      const { left, help } = Object.fromEntries([...discord.shelf.commands].map(([name, { id }]) => [name, id]))
      expect(left).to.not.equal(help)
      const { body } = await register(command({ description: '剩幾件' }), command({ name: 'mine' }))
      expect(Object.values(body).map((each) => Object(each).name)).to.deep.equal(['left', 'mine'])
      expect(discord.shelf.commands.get('left')?.id).to.equal(left)
      expect(discord.shelf.created).to.equal(3)
      expect((await call('GET', `/applications/${applicationId}/commands`)).body).to.deep.equal(body)
    })

    it('tells their translations only where asked', async () => {
      const translated = { 'zh-TW': '剩餘' }
      await register(command({ name_localizations: translated }))
      const path = `/applications/${applicationId}/commands`
      expect(Object((await call('GET', path)).body)[0]).to.not.have.property('name_localizations')
      const { body } = await call('GET', `${path}?with_localizations=true`)
      expect(Object(body)[0].name_localizations).to.deep.equal(translated)
    })

    it('names the member of a command that breaks a limit, and then keeps none', async () => {
      const text = (more = {}) => ({ type: 3, name: 'kind', description: '哪一種', ...more })
      const choice = { name: '成果', value: 'course-outcomes' }
      const options = (...each: object[]) => command({ options: each })
      const refused: [object[], string][] = [
        [Array.from({ length: 101 }, (_, index) => command({ name: `n${index}` })), '_'],
        [[command({ name: 'Left' })], '0.name'],
        [[command({ name: 'x'.repeat(33) })], '0.name'],
        [[command({ name: '還剩 幾件' })], '0.name'],
        [[command(), command()], '1.name'],
        [[command({ description: '' })], '0.description'],
        [[command({ description: '述'.repeat(101) })], '0.description'],
        [[command({ type: 9 })], '0.type'],
        [[command({ name_localizations: { 'zh-HK': '剩餘' } })], '0.name_localizations.zh-HK'],
        [[command({ name_localizations: { 'zh-TW': '剩餘 件數' } })], '0.name_localizations.zh-TW'],
        [[command({ description_localizations: { 'zh-TW': '' } })], '0.description_localizations.zh-TW'],
        [[command({ contexts: [3] })], '0.contexts.0'],
        [[command({ integration_types: [] })], '0.integration_types'],
        [[options(...Array.from({ length: 26 }, (_, index) => text({ name: `o${index}` })))], '0.options'],
        [[options(text(), text({ name: 'file', required: true }))], '0.options'],
        [[options(text(), text())], '0.options'],
        [[options(text({ type: 99 }))], '0.options.0.type'],
        [[options(text({ name: 'Kind' }))], '0.options.0.name'],
        [[options(text({ choices: Array(26).fill(choice) }))], '0.options.0.choices'],
        [[options(text({ choices: [choice, choice] }))], '0.options.0.choices'],
        [[options(text({ choices: [{ ...choice, name: '名'.repeat(101) }] }))], '0.options.0.choices.0.name'],
        [[options(text({ choices: [{ ...choice, value: 'x'.repeat(101) }] }))], '0.options.0.choices.0.value'],
        [[options(text({ choices: [choice], autocomplete: true }))], '0.options.0'],
        [
          [
            options(
              ...Array.from({ length: 25 }, (_, index) =>
                text({
                  name: `o${index}`,
                  choices: Array.from({ length: 4 }, (_, place) => ({ name: `${place}`.repeat(100), value: '' })),
                }),
              ),
            ),
          ],
          '0.options.0.choices.0.value',
        ],
      ]
      for (const [commands, path] of refused) {
        const { status, paths } = await register(...commands)
        expect([status, paths[0]], path).to.deep.equal([400, path])
      }
      const large = Array.from({ length: 25 }, (_, index) =>
        text({
          name: `o${index}`,
          choices: ['一', '二'].map((name) => ({ name: name.repeat(100), value: 'x'.repeat(99) })),
        }),
      )
      expect((await register(options(...large))).paths).to.deep.equal(['0'])
      expect(discord.shelf.commands.size).to.equal(0)
    })

    it('lets people use what is there, where it may be used, filled in as it must be', async () => {
      const channel = discord.channel('101', [amy])
      const options = [
        { type: 11, name: 'file', description: '檔案', required: true },
        { type: 3, name: 'kind', description: '哪一種', choices: [{ name: '成果', value: 'course-outcomes' }] },
        { type: 3, name: 'course', description: '課程', autocomplete: true },
        { type: 4, name: 'year', description: '學年' },
      ]
      await register(command({ name: 'submit', options, contexts: [1] }))
      const file = { bytes: pdf(800), name: '成果.pdf' }
      expect(() => discord.uses(amy, 'nope')).to.throw('There is no command /nope')
      expect(() => discord.uses(amy, 'submit', { file }, channel)).to.throw('cannot be used here')
      expect(() => discord.uses(amy, 'submit')).to.throw('/submit needs file')
      expect(() => discord.uses(amy, 'submit', { file, other: 'x' })).to.throw('has no option other')
      expect(() => discord.uses(amy, 'submit', { file: 'x' })).to.throw('file takes no string')
      expect(() => discord.uses(amy, 'submit', { file, course: file })).to.throw('course of /submit takes no file')
      expect(() => discord.uses(amy, 'submit', { file, kind: '其他' })).to.throw('kind offers no 其他')
      expect(() => discord.uses(amy, 'submit', { file, year: '115' })).to.throw('year takes no string')
      const event = discord.uses(amy, 'submit', { file, kind: '成果', year: 115 })
      const { data } = event.data as { data: Record<string, unknown> }
      expect(data.options).to.deep.equal([
        { name: 'file', type: 11, value: discord.file(event).id },
        { name: 'kind', type: 3, value: 'course-outcomes' },
        { name: 'year', type: 4, value: 115 },
      ])
      expect(Object(data.resolved).attachments[discord.file(event).id]).to.include({
        filename: '成果.pdf',
        size: 800,
        ephemeral: true,
      })
    })

    it('completes what a person types, from at most twenty-five', async () => {
      const options = [
        { type: 3, name: 'course', description: '課程', autocomplete: true },
        { type: 3, name: 'kind', description: '哪一種' },
      ]
      await register(command({ options }))
      const event = discord.types(amy, 'left', { option: 'course', text: '國' }, { kind: 'x' })
      expect(Object(event.data.data).options).to.deep.equal([
        { name: 'kind', type: 3, value: 'x' },
        { name: 'course', type: 3, value: '國', focused: true },
      ])
      const choices = (count: number) => ({ choices: Array(count).fill({ name: '國文', value: 'C1' }) })
      for (const type of [4, 5]) expect((await answer(event, type, { content: '嗨' })).paths).to.deep.equal(['type'])
      expect((await answer(event, 8, choices(26))).paths).to.deep.equal(['data.choices'])
      expect((await answer(event, 8, { choices: [{ name: '課'.repeat(101), value: 'C1' }] })).paths).to.deep.equal([
        'data.choices.0.name',
      ])
      expect((await answer(event, 8, choices(25))).status).to.equal(204)
      expect((await discord.response(event)).data.choices).to.have.lengthOf(25)
      const type = () => discord.types(amy, 'left', { option: 'kind', text: '國' })
      expect(type).to.throw('does not complete itself')
    })
  })

  describe('with a person before it', () => {
    it('presses the newest button that they see, and no other', async () => {
      await send({ content: '一', components: [row(button('送出', 'first'))] })
      await send({
        content: '二',
        components: [row(button('送出', 'second'), { ...button('停用', 'off'), disabled: true }, link)],
      })
      expect(Object(discord.presses(amy, '送出').data.data).custom_id).to.equal('second')
      for (const absent of ['退回', '停用', '開啟檔案'])
        expect(() => discord.presses(amy, absent)).to.throw(`There is no button 「${absent}」`)
    })

    it('presses in a channel what stands there, with the message that it stands under', async () => {
      const ben = discord.user('ben')
      const channel = discord.channel('101', [amy, ben])
      await answer(await used(channel), 4, { content: '只給 amy', flags: 64, components: [row(button())] })
      await call('POST', `/channels/${channel}/messages`, {
        content: '公告',
        components: [row(button('知道了', 'seen'))],
      })
      expect(Object(discord.presses(ben, '知道了', channel).data.message).content).to.equal('公告')
      expect(() => discord.presses(ben, '送出', channel)).to.throw('There is no button')
      const { data } = discord.presses(amy, '送出', channel)
      expect(data).to.include({ channel_id: channel, context: 0 })
      expect(Object(data.member).user.id).to.equal(amy)
      expect(() => discord.says(discord.user('cho'), '嗨', channel)).to.throw('not in that channel')
    })

    it('chooses from a list as much as it takes', async () => {
      const courses = [option(), option('數學', 'C2'), option('英文', 'C3')]
      await send({ content: '課程', components: [row(select(courses, { max_values: 2 }))] })
      expect(Object(discord.chooses(amy, ['數學', '國文']).data.data).values).to.deep.equal(['C1', 'C2'])
      expect(() => discord.chooses(amy, ['國文', '數學', '英文'])).to.throw('There is no list')
      expect(() => discord.chooses(amy, '物理')).to.throw('There is no list')
    })

    it('tells a test what is waited for in vain', async () => {
      const event = await used()
      const waits = [discord.next(amy, 1), discord.response(event, 1), discord.listeners(1, 1)]
      const [message, response, listeners] = await Promise.allSettled(waits)
      expect(String(Object(message).reason)).to.include('heard nothing more, in 1 ms')
      expect(String(Object(response).reason)).to.include('The bot did not answer')
      expect(String(Object(listeners).reason)).to.include('0 bots listen')
      await send({ content: '一' })
      await send({ content: '二' })
      expect([(await discord.next(amy)).text, (await discord.next(amy)).text]).to.deep.equal(['一', '二'])
    })
  })

  describe('holding files', () => {
    const bytes = pdf(50_000)
    const sent = () => discord.sends(amy, { bytes, name: '成果.pdf', type: 'application/pdf' })
    const addressOf = ({ data }: DiscordEvent) => String(Object(data).attachments[0].url)

    it('gives them away whole at a signed address, for a day', async () => {
      const event = sent()
      const address = addressOf(event)
      expect(address.startsWith(`${discord.cdnUrl}/attachments/`)).to.equal(true)
      const response = await fetch(address)
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).to.equal(true)
      expect(response.headers.get('content-length')).to.equal('50000')
      for (const forged of [
        address.replace(/hm=../, 'hm=zz'),
        address.replace(/ex=./, 'ex=7'),
        address.split('?')[0] ?? '',
      ])
        expect((await fetch(forged)).status).to.equal(404)
      discord.advance(86_400_000)
      expect((await fetch(address)).status).to.equal(404)
      const { body } = await call('GET', `/channels/${event.data.channel_id}/messages/${event.data.id}`)
      expect((await fetch(addressOf({ ...event, data: body }))).status).to.equal(200)
    })

    it('loses them, keeps them back, and breaks off as it is told', async () => {
      const event = sent()
      const address = addressOf(event)
      const status = async () => (await fetch(address)).status
      discord.file(event).state = 'gone'
      expect(await status()).to.equal(410)
      discord.file(event).state = 'short'
      expect((await (await fetch(address)).arrayBuffer()).byteLength).to.equal(bytes.length / 2)
      discord.file(event).state = 'cut'
      expect(
        await fetch(address)
          .then((response) => response.arrayBuffer())
          .then(
            () => 'whole',
            () => 'cut',
          ),
      ).to.equal('cut')
      discord.file(event).state = 'kept'
      let release = () => {}
      discord.file(event).held = new Promise((resolve) => {
        release = resolve
      })
      const reader = (await fetch(address)).body?.getReader()
      expect((await reader?.read())?.value?.length).to.be.within(1, bytes.length / 2)
      release()
      let rest = await reader?.read()
      while (!rest?.done) rest = await reader?.read()
      discord.unsends(event)
      expect(await status()).to.equal(404)
      expect(() => discord.file(discord.says(amy, '嗨'))).to.throw('brought no file')
      expect(() => discord.unsends({ type: 'MESSAGE_CREATE', data: {} })).to.throw('brought no message')
    })
  })

  describe('in trouble', () => {
    it('fails as it is told, and then works again', async () => {
      const channel = await directWith(amy)
      discord.fails('message', 'serverError', 2)
      discord.fails('message', 'unauthorized')
      discord.fails('message', { refused: 403, code: 50013 })
      const statuses = []
      for (let attempt = 0; attempt < 5; attempt++)
        statuses.push((await call('POST', `${channel}/messages`, { content: '嗨' })).status)
      expect(statuses).to.deep.equal([500, 500, 401, 403, 200])
    })

    it('asks to wait, for one route or for all', async () => {
      discord.fails('openDirect', { rateLimit: 'user', seconds: 1.5 })
      const one = await call('POST', '/users/@me/channels', { recipient_id: amy })
      expect(one).to.deep.include({ status: 429 })
      expect(one.body).to.include({ retry_after: 1.5, global: false })
      expect(one.headers.get('retry-after')).to.equal('2')
      expect(one.headers.get('x-ratelimit-scope')).to.equal('user')
      expect(one.headers.get('x-ratelimit-reset-after')).to.equal('1.5')
      discord.fails('openDirect', { rateLimit: 'global', seconds: 3 })
      const all = await call('POST', '/users/@me/channels', { recipient_id: amy })
      expect(all.body).to.include({ retry_after: 3, global: true })
      expect(all.headers.get('x-ratelimit-global')).to.equal('true')
      expect(all.headers.get('x-ratelimit-bucket')).to.equal(null)
    })

    it('loses requests and answers, and keeps silent', async () => {
      const channel = `${discord.apiUrl}/v10${await directWith(amy)}/messages`
      const post = (content: string, signal = AbortSignal.timeout(5000)) =>
        fetch(channel, {
          method: 'POST',
          signal,
          headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ content }),
        }).then(
          ({ status }) => status,
          (error) => error.name,
        )
      discord.fails('message', 'lostRequest')
      expect(await post('不見了')).to.equal('TypeError')
      discord.fails('message', 'lostAnswer')
      expect(await post('說了一')).to.equal('TypeError')
      discord.fails('message', 'silence')
      const patience = new AbortController()
      const silence = post('說了二', patience.signal)
      await discord.next(amy)
      await discord.next(amy)
      patience.abort()
      expect(await silence).to.equal('AbortError')
      expect(texts(amy)).to.deep.equal(['說了一', '說了二'])
    })

    it('holds a call until it is released', async () => {
      const event = await used()
      let release = () => {}
      const reached = new Promise<void>((resolve) => {
        release = discord.holds('callback', resolve)
      })
      const answering = answer(event, 4, { content: '還剩 6 件' })
      await reached
      expect(discord.heard(amy)).to.deep.equal([])
      release()
      expect((await answering).status).to.equal(204)
    })
  })
})
