import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DateTime } from 'luxon'

/** How long a file opens in one tap, in hours. Source: contract.md, Behaviour. */
export const linkLifetimeHours = 24

/** What a signed link lets one person see: one file of one entry. Rights are checked again each time. */
export interface FileLink {
  person: string
  entry: number
  /** The file's id in the store, so that a replaced file does not hide behind an old link. */
  file: string
}

/** Signs and reads links that carry who may see what until when. */
export interface Links {
  /** The token of a link; good for `linkLifetimeHours` from `now`. */
  sign(link: FileLink, now: DateTime): string
  read(token: string, now: DateTime): { kind: 'good'; link: FileLink } | { kind: 'expired' } | { kind: 'forged' }
}

export function createLinks(secret: string): Links {
  const seal = (body: string) => createHmac('sha256', secret).update(`file-link:${body}`).digest()
  return {
    sign({ person, entry, file }, now) {
      const until = Math.floor(now.plus({ hours: linkLifetimeHours }).toSeconds())
      const body = Buffer.from(JSON.stringify([person, entry, file, until])).toString('base64url')
      return `${body}.${seal(body).toString('base64url')}`
    },
    read(token, now) {
      const [body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = seal(body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: 'forged' }
      const [person, entry, file, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
        string,
        number,
        string,
        number,
      ]
      if (until <= now.toSeconds()) return { kind: 'expired' }
      return { kind: 'good', link: { person, entry, file } }
    },
  }
}
