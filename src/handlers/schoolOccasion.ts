import type { SchoolOccasion } from '../school/journal.ts'
import { type BoundContext, viaOf } from './context.ts'

/** What an act for the school is judged by and remembered as; in which role is looked up where it happens. */
export const schoolOccasionOf = ({ person, message, now }: BoundContext): SchoolOccasion => ({
  actor: { by: person._id, via: viaOf(message.channel) },
  request: message.id,
  now,
})
