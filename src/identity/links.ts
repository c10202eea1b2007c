import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DateTime } from 'luxon'

/** How long a file opens in one tap, in hours. Source: contract.md, Behaviour. */
export const linkLifetimeHours = 24

/** How long a page for staff opens, in hours. */
export const pageLinkLifetimeHours = 1

/** What a signed link lets one person see: one file of one entry. Rights are checked again each time. */
export interface FileLink {
  person: string
  entry: number
  /** The file's id in the store, so that a replaced file does not hide behind an old link. */
  file: string
}

/** What a signed link lets one person open: a page for staff, by its name. Rights are checked again each time. */
export interface PageLink {
  person: string
  page: string
}

/** What a token turned out to be. */
export type LinkCheck<Link> = { kind: 'good'; link: Link } | { kind: 'expired' } | { kind: 'forged' }

/** Signs and reads links that carry who may see what until when. */
export interface Links {
  /** The token of a link; good for `linkLifetimeHours` from `now`. */
  sign(link: FileLink, now: DateTime): string
  read(token: string, now: DateTime): LinkCheck<FileLink>
  /** The token of a link to a page; good for `pageLinkLifetimeHours` from `now`. */
  signPage(link: PageLink, now: DateTime): string
  readPage(token: string, now: DateTime): LinkCheck<PageLink>
}

export function createLinks(secret: string): Links {
  const files = createSeal<[person: string, entry: number, file: string]>(secret, 'file-link')
  const pages = createSeal<[person: string, page: string]>(secret, 'page-link')
  return {
    sign: ({ person, entry, file }, now) => files.sign([person, entry, file], now.plus({ hours: linkLifetimeHours })),
    read: (token, now) => files.read(token, now, ([person, entry, file]) => ({ person, entry, file })),
    signPage: ({ person, page }, now) => pages.sign([person, page], now.plus({ hours: pageLinkLifetimeHours })),
    readPage: (token, now) => pages.read(token, now, ([person, page]) => ({ person, page })),
  }
}

/** Tokens of one purpose: what is signed for another is forged here. */
function createSeal<Fields extends (string | number)[]>(secret: string, purpose: string) {
  const seal = (body: string) => createHmac('sha256', secret).update(`${purpose}:${body}`).digest()
  return {
    sign(fields: Fields, until: DateTime): string {
      const body = Buffer.from(JSON.stringify([...fields, Math.floor(until.toSeconds())])).toString('base64url')
      return `${body}.${seal(body).toString('base64url')}`
    },
    read<Link>(token: string, now: DateTime, linkOf: (fields: Fields) => Link): LinkCheck<Link> {
      const [body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = seal(body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: 'forged' }
      const signed = JSON.parse(Buffer.from(body, 'base64url').toString()) as [...Fields, until: number]
      if (Number(signed.at(-1)) <= now.toSeconds()) return { kind: 'expired' }
      return { kind: 'good', link: linkOf(signed.slice(0, -1) as Fields) }
    },
  }
}
