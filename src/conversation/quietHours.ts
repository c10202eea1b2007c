import type { DateTime } from 'luxon'

/** Between 22:00 and 07:00 whatever is sent arrives without a sound. Source: contract.md, Behaviour. */
export const isQuietAt = ({ hour }: DateTime) => hour >= 22 || hour < 7
