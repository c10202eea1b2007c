import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { messagingApi } from '@line/bot-sdk'
import type { MenuName } from '../../../src/conversation/channel.ts'
import { encodePress } from '../../../src/conversation/press.ts'
import type { LineAnswer, LineApi, LineCall } from '../api.ts'
import type { LineLog } from '../config.ts'
import { isUserId } from '../ids.ts'
import { members, text } from '../json.ts'
import type { RoleMenu, Tile } from './menus.ts'

const width = 2500
const rowHeight = 843
const chatBarText = '選單 Menu'

// Pictures are not compiled: seen from dist/adapters/line/richmenu they are still where they were drawn.
const pictures = new URL('../../../../adapters/line/richmenu/', import.meta.url)

const aliasOf = (menu: MenuName) => `licheng-${menu}`

/** What a registration did. */
export interface Registration {
  created: MenuName[]
  unchanged: MenuName[]
}

/** A menu's content hash is part of its name at LINE, and its alias names the one in use: both together say what is done. */
export class RichMenus {
  readonly #api: LineApi
  readonly #log: LineLog

  constructor(api: LineApi, log: LineLog) {
    this.#api = api
    this.#log = log
  }

  /**
   * Puts the menus on LINE's servers, where they are not there already. People keep the menu of their role: LINE moves
   * them over in its own time, so the menus that a registration replaces are deleted only by the next one.
   * @throws Error with LINE's objection; repeating finishes the rest
   */
  async register(menus: readonly RoleMenu[]): Promise<Registration> {
    const known = await this.#known()
    const moves: messagingApi.RichMenuBatchLinkOperation[] = []
    const result: Registration = { created: [], unchanged: [] }
    for (const menu of menus) {
      const image = await readFile(new URL(`${menu.name}.png`, pictures))
      const request = requestOf(menu, image)
      const current = known.aliases.get(aliasOf(menu.name))
      for (const [id, name] of known.menus)
        if (name.startsWith(`${aliasOf(menu.name)}-`) && id !== current) await this.#delete(id)

      let id = current
      if (current === undefined || known.menus.get(current) !== request.name) {
        id = await this.#create(menu.name, request, image, current !== undefined)
        if (current !== undefined && known.menus.has(current)) moves.push({ type: 'link', from: current, to: id })
        result.created.push(menu.name)
      } else result.unchanged.push(menu.name)
      if (menu.name === 'unbound' && id !== known.standard)
        await this.#must({ method: 'POST', path: `/v2/bot/user/all/richmenu/${id}` })
    }
    if (moves.length > 0)
      await this.#must({ method: 'POST', path: '/v2/bot/richmenu/batch', body: { operations: moves } })
    this.#log.info(result, 'line: rich menus registered')
    return result
  }

  /** Gives a person the menu of their role; `unbound` is everybody's, so it takes theirs away. */
  async give(account: string, menu: MenuName): Promise<void> {
    if (!isUserId(account)) return
    const own = `/v2/bot/user/${account}/richmenu`
    const answer =
      menu === 'unbound' ? await this.#api.call({ method: 'DELETE', path: own }) : await this.#link(own, menu)
    if (!answer?.ok) this.#log.info({ menu, why: answer?.why }, 'line: rich menu not set')
  }

  async #link(own: string, menu: MenuName): Promise<LineAnswer | undefined> {
    const alias = await this.#api.call({ method: 'GET', path: `/v2/bot/richmenu/alias/${aliasOf(menu)}` })
    const id = text(alias?.body.richMenuId)
    return id === undefined ? alias : this.#api.call({ method: 'POST', path: `${own}/${id}` })
  }

  async #known() {
    const { richmenus } = await this.#must({ method: 'GET', path: '/v2/bot/richmenu/list' })
    const { aliases } = await this.#must({ method: 'GET', path: '/v2/bot/richmenu/alias/list' })
    const standard = await this.#api.call({ method: 'GET', path: '/v2/bot/user/all/richmenu' })
    return {
      menus: mapOf(richmenus, 'richMenuId', 'name'),
      aliases: mapOf(aliases, 'richMenuAliasId', 'richMenuId'),
      standard: text(standard?.body.richMenuId),
    }
  }

  /** Created, painted, and only then named by the alias: what was left half-made is deleted by the next registration. */
  async #create(menu: MenuName, request: object, image: Uint8Array, hasAlias: boolean): Promise<string> {
    const id = text((await this.#must({ method: 'POST', path: '/v2/bot/richmenu', body: request })).richMenuId) ?? ''
    await this.#must({ method: 'POST', path: `/v2/bot/richmenu/${id}/content`, image })
    const richMenuAliasId = aliasOf(menu)
    await this.#must(
      hasAlias
        ? { method: 'POST', path: `/v2/bot/richmenu/alias/${richMenuAliasId}`, body: { richMenuId: id } }
        : { method: 'POST', path: '/v2/bot/richmenu/alias', body: { richMenuAliasId, richMenuId: id } },
    )
    return id
  }

  #delete(id: string) {
    return this.#must({ method: 'DELETE', path: `/v2/bot/richmenu/${id}` })
  }

  async #must(call: LineCall): Promise<LineAnswer['body']> {
    const answer = await this.#api.call(call)
    if (!answer?.ok) throw new Error(`LINE refused ${call.method} ${call.path}: ${answer?.why ?? 'no answer'}`)
    return answer.body
  }
}

function requestOf({ name, rows }: RoleMenu, image: Uint8Array): messagingApi.RichMenuRequest {
  const areas = rows.flatMap((tiles, row) => tiles.map((tile, column) => areaOf(tile, row, column, tiles.length)))
  const shape = { size: { width, height: rows.length * rowHeight }, selected: true, chatBarText, areas }
  const hash = createHash('sha256').update(JSON.stringify(shape)).update(image).digest('hex').slice(0, 12)
  return { ...shape, name: `${aliasOf(name)}-${hash}` }
}

function areaOf({ label, intent }: Tile, row: number, column: number, columns: number): messagingApi.RichMenuArea {
  const left = Math.round((width * column) / columns)
  const right = Math.round((width * (column + 1)) / columns)
  return {
    bounds: { x: left, y: row * rowHeight, width: right - left, height: rowHeight },
    action: { type: 'postback', label, displayText: label, data: encodePress({ kind: 'intent', intent, slots: {} }) },
  }
}

function mapOf(list: unknown, key: string, value: string): Map<string, string> {
  const entries = Array.isArray(list) ? list.map(members) : []
  return new Map(entries.map((entry) => [text(entry[key]) ?? '', text(entry[value]) ?? '']))
}
