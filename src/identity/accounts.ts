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
  /** The message in answer to which its holder was welcomed, and told what is kept of them. */
  welcomedIn?: string
  /** Wrong codes in a row, and when the last was tried, in real milliseconds. */
  wrongCodes: number
  wrongCodeAt?: number
  /** How often the menu beside the chat has changed hands since the network was last told whose it is. */
  menuDue?: number
  /** Everything about its holder was erased: it goes itself once its menu is taken away. Source: R-12. */
  erased?: boolean
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
  welcomedIn: String,
  wrongCodes: { type: Number, required: true },
  wrongCodeAt: Number,
  menuDue: Number,
  erased: Boolean,
})
schema.index({ menuDue: 1 }, { sparse: true })
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
    change: Partial<
      Pick<Account, 'lang' | 'actsFor' | 'muted' | 'unreachable' | 'welcomedIn' | 'wrongCodes' | 'wrongCodeAt'>
    >,
  ): Promise<void>
  /** Remembers on which network the person wants to be told; none: where they last wrote. */
  prefer(person: string, channel: ChannelName | undefined): Promise<void>
  /** Binds the account; whoever the person used on that network before is unbound first. */
  bind(id: string, person: string, at: Date): Promise<void>
  /** Forgets who the account is. False when it was bound to nobody (any more). */
  unbind(id: string, person: string): Promise<boolean>
  /** Leaves nothing of a person's account but that its menu is to be taken away, and then not even that. Source: R-12. */
  erase(id: string, person: string): Promise<void>
  /** What a person may do has changed, and with it the menus that they are to have. */
  changeMenus(person: string): Promise<void>
  /** Accounts whose network is to be told which menu they have. */
  menusDue(limit: number): Promise<Account[]>
  /** Their network was told. What has changed since then stays due. */
  menuGiven(account: Account): Promise<void>
  /** Called in this process when a menu became due. */
  onMenuDue(listener: () => void): void
}

export function createAccounts(connection: Connection): Accounts {
  const model = connection.model<Account>('Account', schema, 'accounts')
  const listeners: (() => void)[] = []
  const announce = () => {
    for (const listener of listeners) listener()
  }
  const free = { $unset: { person: 1, boundAt: 1, prefers: 1, actsFor: 1 }, $inc: { menuDue: 1 } } as const
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
              $unset: { erased: 1 },
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
        await model.updateMany({ person, channel, _id: { $ne: id } }, free)
        try {
          await model.updateOne(
            { _id: id },
            {
              $set: { person, boundAt: at, wrongCodes: 0 },
              $unset: { prefers: 1, actsFor: 1 },
              $inc: { menuDue: 1 },
            },
          )
          announce()
          return
        } catch (error) {
          // Another account of the same person was bound in between: the later one wins.
          if (!isDuplicateKey(error)) throw error
        }
      }
    },
    async unbind(id, person) {
      const unbound = (await model.updateOne({ _id: id, person }, free)).modifiedCount === 1
      if (unbound) announce()
      return unbound
    },
    async erase(id, person) {
      const { $unset, $inc } = free
      const words = { chat: 1, lastWroteAt: 1, welcomedIn: 1, wrongCodeAt: 1 } as const
      await model.updateOne({ _id: id, person }, { $set: { erased: true }, $unset: { ...$unset, ...words }, $inc })
      announce()
    },
    async changeMenus(person) {
      const changed = await model.updateMany({ person }, { $inc: { menuDue: 1 } })
      if (changed.modifiedCount > 0) announce()
    },
    menusDue: (limit) =>
      model
        .find({ menuDue: { $gt: 0 } })
        .limit(limit)
        .lean(),
    async menuGiven({ _id, menuDue = 0, erased }) {
      if (erased) await model.deleteOne({ _id, menuDue, erased: true })
      else await model.updateOne({ _id, menuDue }, { $unset: { menuDue: 1 } })
    },
    onMenuDue(listener) {
      listeners.push(listener)
    },
  }
}
