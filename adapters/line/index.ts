import type { Router } from 'express'
import type { Accept, Channel, MenuName } from '../../src/conversation/channel.ts'
import { InFlight } from '../../src/conversation/inFlight.ts'
import { LineApi } from './api.ts'
import { askBudget } from './budget.ts'
import type { LineConfig } from './config.ts'
import { openContent } from './content.ts'
import { createDelivery } from './deliver.ts'
import { isChatId, isUserId } from './ids.ts'
import { count } from './json.ts'
import { type RoleMenu, roleMenus } from './richmenu/menus.ts'
import { type Registration, RichMenus } from './richmenu/richMenus.ts'
import { webhookRouter } from './webhook.ts'

export type { LineConfig, LineLog } from './config.ts'
export { type RoleMenu, roleMenus } from './richmenu/menus.ts'
export type { Registration } from './richmenu/richMenus.ts'

/** How long the three dots are shown, unless the answer comes first. */
const workingSeconds = 20

/** LINE: a channel, its webhook, and what only LINE has. */
export interface LineAdapter extends Channel {
  budget: NonNullable<Channel['budget']>
  /** Serves `POST /line/webhook`. Mount it before anything that parses bodies. */
  router(): Router
  groupSize: NonNullable<Channel['groupSize']>
  /** Puts the menus on LINE's servers. Repeating it changes nothing. */
  registerRichMenus(menus?: readonly RoleMenu[]): Promise<Registration>
  /** Gives a person the menu of their role, at once. Never fails: a menu is a convenience. */
  setMenu(account: string, menu: MenuName): Promise<void>
}

/** The LINE channel of a school's official account. */
export function createLineAdapter(config: LineConfig): LineAdapter {
  const api = new LineApi(config)
  const { multicast, ...delivery } = createDelivery(config, api)
  const menus = new RichMenus(api, config.log)
  const inFlight = new InFlight()
  const acceptor: { accept: Accept | undefined } = { accept: undefined }
  const router = webhookRouter(config, acceptor)

  return {
    name: 'line',
    async start(accept) {
      acceptor.accept = (messages) => inFlight.track(accept(messages))
    },
    reply: (to, replies, options) => inFlight.track(delivery.reply(to, replies, options)),
    push: (to, replies, options) => inFlight.track(delivery.push(to, replies, options)),
    open: (file, maxBytes) => openContent(api, file, maxBytes),
    async showWorking({ account, place }) {
      if (place.kind !== 'direct' || !isUserId(account)) return
      const body = { chatId: account, loadingSeconds: workingSeconds }
      await api.call({ method: 'POST', path: '/v2/bot/chat/loading/start', body })
    },
    multicast: {
      max: multicast.max,
      send: (to, replies, options) => inFlight.track(multicast.send(to, replies, options)),
    },
    repeatableForMs: delivery.repeatableForMs,
    budget: () => askBudget(api, config.monthlyLimit),
    async stop() {
      acceptor.accept = undefined
      await inFlight.settled()
    },
    router: () => router,
    async groupSize(groupId) {
      if (!isChatId(groupId)) return undefined
      const kind = groupId.startsWith('R') ? 'room' : 'group'
      const answer = await api.call({ method: 'GET', path: `/v2/bot/${kind}/${groupId}/members/count` })
      return count(answer?.body.count)
    },
    registerRichMenus: (wanted = roleMenus) => menus.register(wanted),
    setMenu: (account, menu) => menus.give(account, menu),
  }
}
