import { type Connection, type Model, Schema } from 'mongoose'
import { type Language, languages } from '../conversation/intent.ts'
import { type ChannelName, channelNames } from '../conversation/message.ts'
import { isDuplicateKey } from '../errors.ts'

/** A chat account that has written to us, and the person it is bound to, if any. */
export interface Account {
  /** `channel:account`. */
  _id: string
  channel: ChannelName
  /** The network's own id. Never shown, never logged. */
  account: string
  /** The private chat that its holder opened, where the network keeps that apart from the account. */
  chat?: string
  person?: string
  boundAt?: Date
  lang: Language
  /** The student for whom a guardian acts here, where they may act for several. Source. */
  actsFor?: string
  /** The network on which the person wants to be told, where they chose one; the same on each of their accounts. */
  prefers?: ChannelName
  /** Reminders are off; events and the legal deadlines of the last day still come. */
  muted: boolean
  lastWroteAt?: Date
  /** The network said that nothing reaches this account, until it writes again. */
  unreachable: boolean
  /** Wrong codes in a row, and when the last was tried, in real milliseconds. */
  wrongCodes: number
  wrongCodeAt?: number
}

const schema = new Schema<Account>({
  _id: { type: String, required: true },
  channel: { type: String, enum: channelNames, required: true },
  account: { type: String, required: true },
  chat: String,
  person: String,
  boundAt: Date,
  lang: { type: String, enum: languages, required: true },
  actsFor: String,
  prefers: { type: String, enum: channelNames },
  muted: { type: Boolean, required: true },
  lastWroteAt: Date,
  unreachable: { type: Boolean, required: true },
  wrongCodes: { type: Number, required: true },
  wrongCodeAt: Number,
})
// One account per person and network.
schema.index({ person: 1, channel: 1 }, { unique: true, partialFilterExpression: { person: { $exists: true } } })

export const accountId = (channel: ChannelName, account: string) => `${channel}:${account}`

/** Chat accounts and whom they are bound to. */
export interface Accounts {
  readonly model: Model<Account>
  /** The account, known from now on; notes that it wrote at `at`, in which private chat, and can be reached again. */
  seen(channel: ChannelName, account: string, at: Date, chat?: string): Promise<Account>
  ofPerson(person: string): Promise<Account[]>
  ofPeople(people: string[]): Promise<Map<string, Account[]>>
  update(
    id: string,
    change: Partial<Pick<Account, 'lang' | 'actsFor' | 'muted' | 'unreachable' | 'wrongCodes' | 'wrongCodeAt'>>,
  ): Promise<void>
  /** Remembers on which network the person wants to be told; none: where they last wrote. */
  prefer(person: string, channel: ChannelName | undefined): Promise<void>
  /** Binds the account; whoever the person used on that network before is unbound first and returned. */
  bind(id: string, person: string, at: Date): Promise<{ replaced?: Account }>
  /** Called after an account was bound or unbound in this process. */
  onChanged(listener: (account: Account) => void): void
  /** Forgets who the account is. False when it was bound to nobody (any more). */
  unbind(id: string, person: string): Promise<boolean>
}

export function createAccounts(connection: Connection): Accounts {
  const model = connection.model<Account>('Account', schema, 'accounts')
  const listeners: ((account: Account) => void)[] = []
  async function announce(id: string): Promise<void> {
    const account = await model.findById(id).lean()
    if (account) for (const listener of listeners) listener(account)
  }
  const free = { $unset: { person: 1, boundAt: 1, prefers: 1, actsFor: 1 } } as const
  return {
    model,
    async seen(channel, account, at, chat) {
      const _id = accountId(channel, account)
      const touch = () =>
        model
          .findOneAndUpdate(
            { _id },
            {
              $set: { lastWroteAt: at, unreachable: false, ...(chat ? { chat } : {}) },
              $setOnInsert: { channel, account, lang: 'zh-TW', muted: false, wrongCodes: 0 },
            },
            { upsert: true, returnDocument: 'after' },
          )
          .orFail()
          .lean()
      try {
        return await touch()
      } catch (error) {
        // Another process met the same newcomer at the same moment.
        if (isDuplicateKey(error)) return touch()
        throw error
      }
    },
    ofPerson: (person) => model.find({ person }).lean(),
    async ofPeople(people) {
      const found = await model.find({ person: { $in: people } }).lean()
      const byPerson = new Map<string, Account[]>(people.map((person) => [person, []]))
      for (const account of found) if (account.person) byPerson.get(account.person)?.push(account)
      return byPerson
    },
    async update(id, change) {
      await model.updateOne({ _id: id }, { $set: change })
    },
    async prefer(person, channel) {
      await model.updateMany({ person }, channel ? { $set: { prefers: channel } } : { $unset: { prefers: 1 } })
    },
    async bind(id, person, at) {
      const channel = id.slice(0, id.indexOf(':')) as ChannelName
      for (;;) {
        const replaced = await model.findOneAndUpdate({ person, channel, _id: { $ne: id } }, free).lean()
        try {
          await model.updateOne(
            { _id: id },
            { $set: { person, boundAt: at, wrongCodes: 0 }, $unset: { prefers: 1, actsFor: 1 } },
          )
          for (const changed of [id, ...(replaced ? [replaced._id] : [])]) await announce(changed)
          return replaced ? { replaced } : {}
        } catch (error) {
          // Another account of the same person was bound in between: the later one wins.
          if (!isDuplicateKey(error)) throw error
        }
      }
    },
    onChanged(listener) {
      listeners.push(listener)
    },
    async unbind(id, person) {
      const unbound = (await model.updateOne({ _id: id, person }, free)).modifiedCount === 1
      if (unbound) await announce(id)
      return unbound
    },
  }
}
