import { componentRows } from './componentRules.ts'
import type { MessageBody } from './message.ts'
import { Refusal } from './refusal.ts'
import {
  anything,
  at,
  firstOf,
  flag,
  list,
  object,
  oneOf,
  optional,
  type Problem,
  type Rule,
  string,
  unique,
  url,
  whole,
} from './rules.ts'

/** The flags a message may be given, by where it is given. */
export const messageFlags = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, suppressNotifications: 1 << 12 } as const

const flagsOfMessage = messageFlags.suppressEmbeds | messageFlags.suppressNotifications
const flagsOfAnswer = flagsOfMessage | messageFlags.ephemeral

/** What Discord refuses of a message in a channel. Its words, its member paths. */
export const channelMessageProblems = (body: unknown): Problem[] => [
  ...message(flagsOfMessage)(body, ''),
  ...nonceOf(body),
]

/** What it refuses of a message that answers an interaction; `path` is `data` in a callback. */
export const answerProblems = (body: unknown, path = ''): Problem[] => message(flagsOfAnswer)(body, path)

/** What it refuses of a change to a message. */
export const editProblems = (body: unknown, path = ''): Problem[] => message(messageFlags.suppressEmbeds)(body, path)

/** What it refuses of the promise to answer later, which says nothing but who will see it. */
export const deferralProblems = (body: unknown): Problem[] =>
  object({ flags: optional(flags(messageFlags.ephemeral)) })(body, 'data')

/** Refuses a message in which a person could see nothing. @throws Refusal 50006 */
export function insistOnWords({ content, embeds, components }: MessageBody, files: unknown[]): void {
  const something = content?.trim() || embeds?.length || components?.length || files.length
  if (!something) throw new Refusal(400, 50006, 'Cannot send an empty message')
}

function flags(allowed: number): Rule {
  return firstOf(whole(0, 2 ** 31), (value, path) =>
    (Number(value) & ~allowed) === 0 ? [] : at(path, 'BITFIELD_TYPE_CHOICES', 'A flag cannot be set here'),
  )
}

const embed = firstOf(
  object({
    title: optional(string(0, 256)),
    description: optional(string(0, 4096)),
    url: optional(url),
    color: optional(whole(0, 0xffffff)),
    timestamp: optional(anything),
    footer: optional(object({ text: string(1, 2048) })),
    author: optional(object({ name: string(1, 256) })),
    fields: optional(list(object({ name: string(1, 256), value: string(1, 1024), inline: optional(flag) }), 0, 25)),
  }),
  (value, path) =>
    lengthOf(value) > 0 ? [] : at(`${path}.description`, 'BASE_TYPE_REQUIRED', 'This field is required'),
)
const embeds = firstOf(list(embed, 0, 10), (value, path) =>
  (value as object[]).reduce((sum, each) => sum + lengthOf(each), 0) <= 6000
    ? []
    : at(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'),
)

const mentions = firstOf(
  object({
    parse: optional(list(oneOf('roles', 'users', 'everyone'), 0, 3)),
    roles: optional(list(string(1, 20), 0, 100)),
    users: optional(list(string(1, 20), 0, 100)),
    replied_user: optional(flag),
  }),
  (value, path) => {
    const { parse = [], ...named } = Object(value)
    const twice = ['roles', 'users'].filter((kind) => parse.includes(kind) && named[kind]?.length > 0)
    return twice.flatMap((kind) =>
      at(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      ),
    )
  },
)

function message(allowedFlags: number): Rule {
  return object({
    content: optional(string(0, 2000)),
    embeds: optional(embeds),
    components: optional(componentRows),
    flags: optional(flags(allowedFlags)),
    allowed_mentions: optional(mentions),
    attachments: optional(
      firstOf(
        list(
          object({ id: anything, filename: optional(string(1, 1024)), description: optional(string(0, 1024)) }),
          0,
          10,
        ),
        (value, path) =>
          unique(
            (value as { id: unknown }[]).map(({ id }) => String(id)),
            path,
            'SET_TYPE_ALREADY_CONTAINS_VALUE',
            'The set already contains this value',
          ),
      ),
    ),
  })
}

function nonceOf(body: unknown): Problem[] {
  const { nonce, enforce_nonce: enforced } = Object(body)
  if (nonce === undefined || nonce === null)
    return enforced ? at('nonce', 'BASE_TYPE_REQUIRED', 'This field is required') : []
  return string(1, 25)(typeof nonce === 'number' ? String(nonce) : nonce, 'nonce')
}

/** The characters of an embed that count towards the 6,000 of a message. */
function lengthOf(embed: unknown): number {
  const { title, description, footer, author, fields = [] } = Object(embed)
  const texts = [title, description, footer?.text, author?.name, ...fields.flatMap(Object.values)]
  return texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0)
}
