export { clean, cut, shorten, splitText } from '../../src/conversation/fitting.ts'

/** LINE's limits on what a bot says. LINE counts some fields in UTF-16 units and some in grapheme clusters. */
export const maxMessages = 5
export const maxTextUnits = 5000
export const maxAltTextUnits = 1500
export const maxBubbleBytes = 30_000
export const maxCarouselBytes = 50_000
export const maxBubbles = 12
export const maxQuickReplies = 13
export const maxQuickReplyLabel = 20
export const maxFlexLabel = 40
export const maxDisplayText = 300
export const maxUriCharacters = 1000

export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))
