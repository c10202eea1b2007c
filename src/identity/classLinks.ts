import { createHmac } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Connection, Schema } from 'mongoose'
import type { ChannelName } from '../conversation/message.ts'
import { newCode, plainCode } from './codes.ts'

/** How long a link code is good for, in minutes of our clock. */
export const linkCodeMinutes = 30

/** A one-use code that links a group to a class, kept by its hash. */
interface LinkCode {
  _id: string
  className: string
  year: number
  issuedBy: string
  expiresAt: Date
  /** The message that used it. */
  usedIn?: string
}

/** A group of a network that is a class's, for the school year in which it was linked. */
export interface ClassLink {
  /** Such as `line:C…`. */
  _id: string
  className: string
  year: number
  linkedBy: string
  linkedAt: Date
}

const codeSchema = new Schema<LinkCode>({
  _id: { type: String, required: true },
  className: { type: String, required: true },
  year: { type: Number, required: true },
  issuedBy: { type: String, required: true },
  expiresAt: { type: Date, required: true },
  usedIn: String,
})
codeSchema.index({ expiresAt: 1 })

const linkSchema = new Schema<ClassLink>({
  _id: { type: String, required: true },
  className: { type: String, required: true },
  year: { type: Number, required: true },
  linkedBy: { type: String, required: true },
  linkedAt: { type: Date, required: true },
})
linkSchema.index({ year: 1, className: 1 })

/** Which chat group is which class's: without one, nothing is ever pushed into a group. Source: contract.md, Behaviour. */
export interface ClassLinks {
  /** A code for the homeroom teacher, good once; only ever in the return value. */
  issue(className: string, year: number, issuedBy: string, now: DateTime): Promise<string>
  /** Links the group where it was said, if it is a code of ours that is still good. The same message again finds the same. */
  use(code: string, channel: ChannelName, group: string, request: string, now: DateTime): Promise<ClassLink | undefined>
  /** The groups of a class, the one linked last first. */
  ofClass(year: number, className: string): Promise<ClassLink[]>
  /** Ends the link of one group, or of all groups of a class. */
  unlinkGroup(channel: ChannelName, group: string): Promise<void>
  unlinkClass(year: number, className: string): Promise<number>
  /** Drops codes that ended before then. Resolves with how many there were. */
  dropEnded(before: Date): Promise<number>
}

export function createClassLinks(connection: Connection, secret: string): ClassLinks {
  const codes = connection.model<LinkCode>('ClassLinkCode', codeSchema, 'classLinkCodes')
  const links = connection.model<ClassLink>('ClassLink', linkSchema, 'classLinks')
  const seal = (code: string) =>
    createHmac('sha256', secret)
      .update(`class-link:${plainCode(code)}`)
      .digest('base64url')
  return {
    async issue(className, year, issuedBy, now) {
      const code = newCode()
      const expiresAt = now.plus({ minutes: linkCodeMinutes }).toJSDate()
      await codes.create({ _id: seal(code), className, year, issuedBy, expiresAt })
      return code
    },
    async use(code, channel, group, request, now) {
      const _id = seal(code)
      await codes.updateOne(
        { _id, usedIn: { $exists: false }, expiresAt: { $gt: now.toJSDate() } },
        { $set: { usedIn: request } },
      )
      const used = await codes.findOne({ _id, usedIn: request }).lean()
      if (!used) return undefined
      const { className, year, issuedBy: linkedBy } = used
      const link = { className, year, linkedBy, linkedAt: now.toJSDate() }
      await links.updateOne({ _id: `${channel}:${group}` }, { $set: link }, { upsert: true })
      return { _id: `${channel}:${group}`, ...link }
    },
    ofClass: (year, className) => links.find({ year, className }).sort({ linkedAt: -1 }).lean(),
    async unlinkGroup(channel, group) {
      await links.deleteOne({ _id: `${channel}:${group}` })
    },
    unlinkClass: async (year, className) => (await links.deleteMany({ year, className })).deletedCount,
    dropEnded: async (before) => (await codes.deleteMany({ expiresAt: { $lt: before } })).deletedCount,
  }
}
