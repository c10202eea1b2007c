import { once } from 'node:events'
import { expect } from 'chai'
import { type ChatInputCommandInteraction, Client, Events, GatewayIntentBits, MessageFlags, Partials } from 'discord.js'
import { FakeDiscord } from '../../support/fakeDiscord/fakeDiscord.ts'
import { intents } from '../../support/fakeDiscord/gateway.ts'
import { RawListener } from '../../support/fakeDiscord/rawListener.ts'
import { pdf } from '../../support/files.ts'

describe('the gateway of the fake Discord', () => {
  let discord: FakeDiscord
  let amy: string
  beforeEach(async () => {
    discord = await FakeDiscord.start()
    amy = discord.user('amy')
  })
  afterEach(() => discord.close())

  const usual = intents.servers | intents.directMessages
  const connect = (query?: string) => new RawListener(discord, query)
  async function listening(asked: number = usual): Promise<RawListener> {
    const listener = connect()
    await listener.identify(discord.token, asked)
    await listener.packet('READY')
    return listener
  }

  describe('to a bot without a library', () => {
    it('greets it, and answers its signs of life until told not to', async () => {
      const listener = connect()
      expect((await listener.packet(10)).d).to.deep.equal({ heartbeat_interval: 41_250 })
      await listener.send({ op: 1, d: null })
      await listener.packet(11)
      discord.gateway.deaf = true
      await listener.send({ op: 1, d: 0 })
      await listener.identify(discord.token, usual)
      await listener.packet('READY')
      expect(listener.packets.filter(({ op }) => op === 11)).to.have.lengthOf(1)
      expect(discord.gateway.heartbeats).to.equal(2)
      discord.gateway.askForHeartbeat()
      await listener.packet(1)
    })

    it('tells it who it is, where to come back, and which servers it is in', async () => {
      const role = discord.role(discord.channel('101', [amy]), '一年一班', [amy])
      const listener = await listening()
      const { s, d } = await listener.packet('READY')
      expect(s).to.equal(1)
      expect(d).to.include({ v: 10, session_id: 'session-1', resume_gateway_url: discord.gateway.url })
      expect(Object(d.user).id).to.equal(discord.botId)
      const server = (await listener.packet('GUILD_CREATE')).d
      expect(server).to.include({ name: '101', unavailable: false })
      expect(Object(server.roles)[1]).to.include({ id: role, name: '一年一班' })
      expect(discord.gateway.identified).to.deep.equal([usual])
      expect(discord.gateway.startsLeft).to.equal(999)
    })

    it('closes on what it does not take, with the code for it', async () => {
      const codeFor = async (query: string | undefined, ...packets: (object | string)[]) => {
        const listener = connect(query)
        for (const packet of packets) await listener.send(packet)
        return listener.closed
      }
      const identify = (more = {}) => ({ op: 2, d: { token: discord.token, intents: usual, properties: {}, ...more } })
      expect(await codeFor('?v=9&encoding=json')).to.equal(4012)
      expect(await codeFor('?v=10&encoding=etf')).to.equal(4012)
      expect(await codeFor(undefined, { op: 99, d: null })).to.equal(4001)
      expect(await codeFor(undefined, 'hello')).to.equal(4002)
      expect(await codeFor(undefined, {})).to.equal(4002)
      expect(await codeFor(undefined, identify({ properties: undefined }))).to.equal(4002)
      expect(await codeFor(undefined, { op: 3, d: {} })).to.equal(4003)
      expect(await codeFor(undefined, identify({ token: 'stolen' }))).to.equal(4004)
      expect(await codeFor(undefined, identify(), identify())).to.equal(4005)
      expect(await codeFor(undefined, identify({ intents: 2 ** 30 }))).to.equal(4013)
      for (const intent of [intents.members, intents.presences, intents.content])
        expect(await codeFor(undefined, identify({ intents: usual | intent }))).to.equal(4014)
      expect(discord.gateway.identified).to.have.lengthOf(1)
      discord.gateway.allowedPrivileged = intents.content
      await listening(usual | intents.content)
    })

    it('tells it only of what it asked for', async () => {
      const direct = await listening(intents.directMessages)
      const channel = discord.channel('101', [amy])
      const inServers = await listening(intents.servers | intents.serverMessages)
      discord.says(amy, '嗨')
      discord.says(amy, '大家好', channel)
      discord.says(amy, `<@${discord.botId}> 還剩幾件`, channel)
      discord.gateway.askForHeartbeat()
      await Promise.all([direct.packet(1), inServers.packet(1)])
      const contents = ({ packets }: RawListener) =>
        packets.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content)
      expect(direct.heard).to.deep.equal(['READY', 'MESSAGE_CREATE'])
      expect(contents(direct)).to.deep.equal(['嗨'])
      expect(inServers.heard).to.deep.equal(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'MESSAGE_CREATE'])
      expect(contents(inServers)).to.deep.equal(['', `<@${discord.botId}> 還剩幾件`])
      expect(Object(inServers.packets.at(-2)?.d.mentions)[0]).to.include({ id: discord.botId })
    })

    it('tells it what became of a message, and the same event again', async () => {
      const listener = await listening()
      const event = discord.says(amy, '嗨')
      discord.redeliver(event)
      discord.rewrites(event, '早')
      discord.unsends(event)
      discord.channel('101', [amy])
      await listener.packet('GUILD_CREATE')
      const [, first, second, rewritten, gone] = listener.packets.filter(({ t }) => t !== null)
      expect(second?.d).to.deep.equal(first?.d)
      expect(second?.s).to.equal(3)
      expect(rewritten?.t).to.equal('MESSAGE_UPDATE')
      expect(rewritten?.d).to.deep.include({ id: event.data.id, content: '早' })
      expect(gone).to.deep.include({ t: 'MESSAGE_DELETE', d: { id: event.data.id, channel_id: event.data.channel_id } })
    })

    it('repeats what it missed when it takes its session up again, unless that has ended', async () => {
      const first = await listening()
      const resume = (more = {}) => ({ op: 6, d: { token: discord.token, session_id: 'session-1', seq: 1, ...more } })
      first.vanish()
      await discord.listeners(0)
      discord.says(amy, '一')
      discord.says(amy, '二')
      const again = connect()
      await again.send(resume({ seq: 2 }))
      expect((await again.packet('MESSAGE_CREATE')).d.content).to.equal('二')
      await again.packet('RESUMED')
      expect(again.heard).to.deep.equal(['MESSAGE_CREATE', 'RESUMED'])
      expect(discord.gateway.resumed).to.equal(1)
      const refused = async (more: object) => {
        const listener = connect()
        await listener.send(resume(more))
        return listener.closed
      }
      expect(await refused({ token: 'stolen' })).to.equal(4004)
      expect(await refused({ seq: 99 })).to.equal(4007)
      discord.gateway.invalidate()
      await again.packet(9)
      const late = connect()
      await late.send(resume())
      expect((await late.packet(9)).d).to.equal(false)
      await late.identify(discord.token, usual)
      expect((await late.packet('READY')).d.session_id).to.equal('session-2')
    })

    it('forgets a session whose bot said goodbye', async () => {
      const listener = await listening()
      listener.leave()
      await discord.listeners(0)
      const again = connect()
      await again.send({ op: 6, d: { token: discord.token, session_id: 'session-1', seq: 1 } })
      await again.packet(9)
    })
  })

  describe('to discord.js', () => {
    let client: Client
    beforeEach(() => {
      client = new Client({
        intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
        partials: [Partials.Channel],
        waitGuildTimeout: 500,
        rest: { api: discord.apiUrl, retries: 1, timeout: 1000 },
        // Else discord.js lets five seconds pass between two sessions.
        ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
      })
    })
    afterEach(() => client.destroy())

    async function ready(): Promise<void> {
      const isReady = once(client, Events.ClientReady)
      await client.login(discord.token)
      await isReady
    }
    async function used(channel?: string): Promise<ChatInputCommandInteraction> {
      await client.application?.commands.set([{ name: 'left', description: '還剩幾件' }])
      const heard = once(client, Events.InteractionCreate)
      discord.uses(amy, 'left', {}, channel)
      return (await heard)[0]
    }
    const heardBy = async (act: () => unknown) => {
      const heard = once(client, Events.MessageCreate)
      act()
      return (await heard)[0]
    }

    it('is a network to log in to, with the right token and the intents that are switched on', async () => {
      await ready()
      expect(client.application?.id).to.equal(discord.applicationId)
      expect(discord.gateway.identified).to.deep.equal([4097])
      const stranger = new Client({ intents: [], rest: { api: discord.apiUrl } })
      expect(await stranger.login('stolen').catch(({ code }) => code)).to.equal('TokenInvalid')
      const curious = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: discord.apiUrl } })
      expect(await curious.login(discord.token).catch(({ message }) => message)).to.equal('Used disallowed intents')
      discord.gateway.startsLeft = 0
      const restless = new Client({ intents: [], rest: { api: discord.apiUrl } })
      expect(await restless.login(discord.token).catch(({ message }) => message)).to.include('Not enough sessions')
      for (const refused of [stranger, curious, restless]) await refused.destroy()
    })

    it('brings direct messages with their files, and takes the answer', async () => {
      await ready()
      const message = await heardBy(() => discord.sends(amy, { bytes: pdf(900), name: '成果.pdf' }, undefined, '請收'))
      expect(message.content).to.equal('請收')
      expect(message.attachments.first()).to.include({ name: '成果.pdf', size: 900 })
      await message.reply({ content: '收到', files: [{ attachment: pdf(), name: '回覆.pdf' }] })
      const answer = await discord.next(amy)
      expect(answer).to.include({ text: '收到', by: 'message' })
      expect(answer.files.map(({ name }) => name)).to.deep.equal(['回覆.pdf'])
    })

    it('brings commands, and takes a deferred answer, more of them and changes', async () => {
      const channel = discord.channel('101', [amy])
      await ready()
      const interaction = await used(channel)
      expect(interaction).to.deep.include({ commandName: 'left', locale: 'zh-TW', attachmentSizeLimit: 10_485_760 })
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply('還剩 6 件')
      const more = await interaction.followUp({ content: '再說', flags: MessageFlags.Ephemeral })
      await interaction.editReply({ message: more, content: '改了' })
      expect(discord.heard(amy).map(({ text, ephemeral }) => [text, ephemeral])).to.deep.equal([
        ['還剩 6 件', true],
        ['改了', true],
      ])
      await interaction.deleteReply()
      expect(discord.heard(amy)).to.have.lengthOf(1)
    })

    it('brings buttons and lists, opens forms, and brings what was filled in', async () => {
      await ready()
      const button = { type: 2, style: 1, label: '退回', customId: 'return:12' }
      const list = { type: 3, customId: 'course', options: [{ label: '國文', value: 'C1' }] }
      const rows = [button, list].map((component) => ({ type: 1, components: [component] }))
      await client.users.send(amy, { content: '一件', components: rows })
      const next = async () => (await once(client, Events.InteractionCreate))[0]
      const chosen = next()
      discord.chooses(amy, '國文')
      expect((await chosen).values).to.deep.equal(['C1'])
      const pressed = next()
      discord.presses(amy, '退回')
      const press = await pressed
      expect(press).to.include({ customId: 'return:12' })
      const component = (type: number, customId: string) => ({ type, customId, style: 2, minValues: 1 })
      await press.showModal({
        title: '退回',
        customId: 'why:12',
        components: [
          { type: 18, label: '理由', component: component(4, 'why') },
          { type: 18, label: '附件', component: component(19, 'file') },
        ],
      })
      const submitted = next()
      discord.submits(amy, { 理由: '檔案打不開', 附件: [{ bytes: pdf(), name: '例.pdf' }] })
      const submit = await submitted
      expect(submit.fields.getTextInputValue('why')).to.equal('檔案打不開')
      expect(submit.fields.getUploadedFiles('file').first().name).to.equal('例.pdf')
      await submit.update({ content: '已退回', components: [] })
      expect(discord.heard(amy)[0]).to.deep.include({ text: '已退回', buttons: [], selects: [] })
    })

    it('brings what a person types into an option that completes itself', async () => {
      await ready()
      const options = [{ type: 3, name: 'course', description: '課程', autocomplete: true }] as const
      await client.application?.commands.set([{ name: 'submit', description: '上傳', options }])
      client.once(Events.InteractionCreate, (interaction) => {
        if (interaction.isAutocomplete())
          void interaction.respond([{ name: interaction.options.getFocused(), value: 'C1' }])
      })
      const typed = discord.types(amy, 'submit', { option: 'course', text: '國' })
      expect((await discord.response(typed)).data.choices).to.deep.equal([{ name: '國', value: 'C1' }])
    })

    it('repeats what it missed, whether the connection broke or the gateway asked for a new one', async () => {
      await ready()
      const ways = [
        () => discord.gateway.drop(4000),
        () => discord.gateway.drop(),
        () => discord.gateway.askToReconnect(),
      ]
      for (const [index, breakOff] of ways.entries()) {
        breakOff()
        await discord.listeners(0)
        expect((await heardBy(() => discord.says(amy, `第 ${index} 句`))).content).to.equal(`第 ${index} 句`)
      }
      expect(discord.gateway.resumed).to.equal(3)
      expect(discord.gateway.identified).to.have.lengthOf(1)
    })

    it('starts anew when its session has ended', async () => {
      await ready()
      discord.gateway.invalidate()
      await discord.listeners(1)
      expect((await heardBy(() => discord.says(amy, '還在嗎'))).content).to.equal('還在嗎')
      expect(discord.gateway.identified).to.have.lengthOf(2)
    })

    it('connects anew when its signs of life are not answered', async () => {
      discord.gateway.heartbeatMs = 100
      await ready()
      discord.gateway.deaf = true
      await discord.listeners(0)
      discord.gateway.deaf = false
      expect((await heardBy(() => discord.says(amy, '還在嗎'))).content).to.equal('還在嗎')
      expect(discord.gateway.resumed).to.be.at.least(1)
    })

    it('waits when it is asked to, and asks again when it hears nothing', async () => {
      await ready()
      discord.fails('message', { rateLimit: 'user', seconds: 0.05 })
      await client.users.send(amy, '一')
      discord.fails('message', 'silence')
      await client.users.send(amy, { content: '二', nonce: 'n', enforceNonce: true })
      discord.fails('message', 'serverError')
      await client.users.send(amy, '三')
      expect(discord.heard(amy).map(({ text }) => text)).to.deep.equal(['一', '二', '三'])
      discord.person(amy).direct = 'closed'
      expect(await client.users.send(amy, '四').catch(({ code }) => code)).to.equal(50007)
    })
  })
})
