import { createHmac, randomInt } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Connection, type Model, Schema } from 'mongoose'
import { isDuplicateKey } from '../errors.ts'

/** How long a code is good for, in days. Source: contract.md, Binding. */
export const codeLifetimeDays = 30

/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B: a code is read off paper. */
export const alphabet = '34679ACDEFGHJKMNPQRTUVWXY'

/** A binding code as it is kept: by its hash. */
export interface BindingCode {
  /** HMAC-SHA256 of the code under the school's secret. */
  _id: string
  person: string
  issuedAt: Date
  issuedBy: string
  expiresAt: Date
  /** The person's one live code; absent once used or voided. */
  live?: boolean
  usedAt?: Date
  usedBy?: string
  /** The message that used it, so that the same message again is the same use. */
  usedIn?: string
}

/** What a typed code turned out to be. */
export type CodeCheck = { kind: 'good'; person: string } | { kind: 'wrong' } | { kind: 'used' | 'expired' | 'voided' }

const schema = new Schema<BindingCode>({
  _id: { type: String, required: true },
  person: { type: String, required: true },
  issuedAt: { type: Date, required: true },
  issuedBy: { type: String, required: true },
  expiresAt: { type: Date, required: true },
  live: Boolean,
  usedAt: Date,
  usedBy: String,
  usedIn: String,
})
schema.index({ person: 1 }, { unique: true, partialFilterExpression: { live: true } })
schema.index({ expiresAt: 1 })

/** One-use binding codes, stored hashed. */
export interface Codes {
  readonly model: Model<BindingCode>
  /** A new code for the person, voiding the live one. The code itself is only ever in the return value. */
  issue(person: string, issuedBy: string, now: DateTime): Promise<string>
  /** Which of the people hold a live code now. */
  liveFor(people: string[], now: DateTime): Promise<Set<string>>
  /** The hash by which a typed code is known from here on. */
  seal(code: string): string
  /** Looks without using. */
  check(sealed: string, now: DateTime, usedIn: string): Promise<CodeCheck>
  /** Uses it up. False when someone else was faster. */
  use(sealed: string, account: string, usedIn: string, now: DateTime): Promise<boolean>
  /** Drops codes that ended so long ago that nobody types them any more. Resolves with how many there were. */
  dropEnded(now: DateTime): Promise<number>
}

export function createCodes(connection: Connection, secret: string): Codes {
  const model = connection.model<BindingCode>('BindingCode', schema, 'bindingCodes')
  const seal = (code: string) =>
    createHmac('sha256', secret)
      .update(`binding-code:${plainCode(code)}`)
      .digest('base64url')
  return {
    model,
    seal,
    async issue(person, issuedBy, now) {
      const code = newCode()
      const expiresAt = now.plus({ days: codeLifetimeDays }).toJSDate()
      for (;;) {
        await model.updateMany({ person, live: true }, { $unset: { live: 1 } })
        try {
          await model.create({ _id: seal(code), person, issuedAt: now.toJSDate(), issuedBy, expiresAt, live: true })
          return code
        } catch (error) {
          // Someone else issued one for the same person in between: theirs is voided now.
          if (!isDuplicateKey(error)) throw error
        }
      }
    },
    async liveFor(people, now) {
      const live = await model.find({ person: { $in: people }, live: true, expiresAt: { $gt: now.toJSDate() } }).lean()
      return new Set(live.map((code) => code.person))
    },
    async check(sealed, now, usedIn) {
      const found = await model.findById(sealed).lean()
      if (!found) return { kind: 'wrong' }
      if (found.usedAt) return found.usedIn === usedIn ? { kind: 'good', person: found.person } : { kind: 'used' }
      if (!found.live) return { kind: 'voided' }
      if (found.expiresAt <= now.toJSDate()) return { kind: 'expired' }
      return { kind: 'good', person: found.person }
    },
    async use(sealed, account, usedIn, now) {
      const used = await model.updateOne(
        { _id: sealed, live: true },
        { $set: { usedAt: now.toJSDate(), usedBy: account, usedIn }, $unset: { live: 1 } },
      )
      return used.modifiedCount === 1 || (await model.exists({ _id: sealed, usedIn })) !== null
    },
    async dropEnded(now) {
      const before = now.minus({ days: codeLifetimeDays }).toJSDate()
      return (await model.deleteMany({ expiresAt: { $lt: before } })).deletedCount
    },
  }
}

/** Eight characters from an alphabet that survives handwriting, in two groups. */
export function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  for (;;) {
    const code = `${group()}-${group()}`
    // A code is told from a word by its digits, and from a number by its letters.
    if (/\d/.test(code) && /[A-Z]/.test(code)) return code
  }
}

/** A code as it is compared: without what a person may type differently. */
export const plainCode = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
