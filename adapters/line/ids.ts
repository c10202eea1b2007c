/** LINE's ids end up in addresses and logs, so whatever does not look like one is dropped before it is used. */
const person = /^U[0-9a-f]{32}$/
const chat = /^[UCR][0-9a-f]{32}$/
// Messages carry digits and events ULIDs today; all that matters here is that they cannot climb out of a path.
const opaque = /^[0-9A-Za-z_-]{1,64}$/

export const isUserId = (value: unknown): value is string => typeof value === 'string' && person.test(value)
/** A person, a group or a room: whatever can be pushed to. */
export const isChatId = (value: unknown): value is string => typeof value === 'string' && chat.test(value)
export const isMessageId = (value: unknown): value is string => typeof value === 'string' && opaque.test(value)
export const isEventId = isMessageId
