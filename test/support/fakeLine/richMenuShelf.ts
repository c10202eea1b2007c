import { type RequestHandler, Router } from 'express'
import { at, list, object, oneOf, type Rule, string } from './rules.ts'

interface ShelvedMenu {
  request: { name: string; size: { width: number; height: number } }
  image?: Buffer
}

const whole: Rule = (value, path) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? [] : at(path, 'must be a whole number')
const flag: Rule = (value, path) => (typeof value === 'boolean' ? [] : at(path, 'must be a boolean'))
const menuRule = object({
  size: object({ width: whole, height: whole }),
  selected: flag,
  name: string(300, 'clusters'),
  chatBarText: string(14, 'clusters'),
  areas: list(
    object({
      bounds: object({ x: whole, y: whole, width: whole, height: whole }),
      action: object({
        type: oneOf('postback'),
        label: string(20, 'clusters'),
        data: string(300),
        displayText: string(300, 'clusters'),
      }),
    }),
    1,
    20,
  ),
})

/** The rich menus that LINE keeps for one official account. */
export class RichMenuShelf {
  readonly menus = new Map<string, ShelvedMenu>()
  readonly aliases = new Map<string, string>()
  readonly links = new Map<string, string>()
  standard: string | undefined
  /** How many menus were ever created: LINE allows a hundred an hour. */
  created = 0

  routes(): Router {
    const routes = Router()
    routes.get('/v2/bot/richmenu/list', (_request, response) => {
      response.json({ richmenus: [...this.menus].map(([richMenuId, { request }]) => ({ richMenuId, ...request })) })
    })
    routes.get('/v2/bot/richmenu/alias/list', (_request, response) => {
      response.json({
        aliases: [...this.aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })),
      })
    })
    routes.get('/v2/bot/richmenu/alias/:alias', ({ params }, response) => {
      const richMenuId = this.aliases.get(params.alias)
      if (richMenuId) response.json({ richMenuAliasId: params.alias, richMenuId })
      else response.status(404).json({ message: 'richmenu alias not found' })
    })
    routes.post('/v2/bot/richmenu', ({ body }, response) => {
      const details = menuRule(body, 'richmenu')
      if (details.length > 0) return response.status(400).json({ message: 'The request body has errors', details })
      const richMenuId = `richmenu-${String(++this.created).padStart(32, '0')}`
      this.menus.set(richMenuId, { request: body })
      return response.json({ richMenuId })
    })
    routes.post('/v2/bot/richmenu/alias', ({ body }, response) => {
      if (this.aliases.has(body.richMenuAliasId))
        return response.status(400).json({ message: 'conflict richmenu alias id' })
      return this.#name(body.richMenuAliasId, body.richMenuId, response)
    })
    routes.post('/v2/bot/richmenu/alias/:alias', ({ params, body }, response) => {
      if (!this.aliases.has(params.alias)) return response.status(404).json({ message: 'richmenu alias not found' })
      return this.#name(params.alias, body.richMenuId, response)
    })
    routes.post('/v2/bot/richmenu/batch', ({ body }, response) => {
      for (const { from, to } of body.operations)
        for (const [user, menu] of this.links) if (menu === from) this.links.set(user, to)
      response.status(202).json({})
    })
    routes.delete('/v2/bot/richmenu/:id', ({ params }, response) => {
      const known = this.menus.delete(params.id)
      response.status(known ? 200 : 404).json({})
    })
    routes.get('/v2/bot/user/all/richmenu', (_request, response) => {
      if (this.standard) response.json({ richMenuId: this.standard })
      else response.status(404).json({ message: 'no default richmenu' })
    })
    routes.post(
      '/v2/bot/user/all/richmenu/:id',
      this.#withPicture((id) => (this.standard = id)),
    )
    routes.post(
      '/v2/bot/user/:user/richmenu/:id',
      this.#withPicture((id, user) => this.links.set(user, id)),
    )
    routes.delete('/v2/bot/user/:user/richmenu', ({ params }, response) => {
      this.links.delete(params.user)
      response.json({})
    })
    return routes
  }

  /** Takes a picture, once, of the menu's own size. */
  paint(): RequestHandler {
    return ({ params, body }, response) => {
      const menu = this.menus.get(String(params.id))
      if (!menu) return response.status(404).json({ message: 'Not found' })
      if (menu.image)
        return response.status(400).json({ message: 'An image has already been uploaded to the richmenu' })
      const { width, height } = menu.request.size
      const fits = Buffer.isBuffer(body) && body.readUInt32BE(16) === width && body.readUInt32BE(20) === height
      if (!fits || body.length > 1_000_000) return response.status(400).json({ message: 'The image is invalid' })
      menu.image = body
      return response.json({})
    }
  }

  #name(alias: string, id: string, response: Parameters<RequestHandler>[1]) {
    if (!this.menus.get(id)?.image) return response.status(400).json({ message: 'richmenu not found' })
    this.aliases.set(alias, id)
    return response.json({})
  }

  #withPicture(use: (id: string, user: string) => void): RequestHandler {
    return ({ params }, response) => {
      const id = String(params.id)
      if (!this.menus.get(id)?.image) return response.status(400).json({ message: 'must upload richmenu image' })
      use(id, String(params.user))
      return response.json({})
    }
  }
}
