/** Discord's ids are numbers that carry the time of their making, in Discord's own, real milliseconds. */
const epochMs = 1_420_070_400_000

export const isSnowflake = (value: unknown): value is string => typeof value === 'string' && /^\d{1,20}$/.test(value)

/** When the id was made. Unit: real milliseconds since 1970. */
export const madeAtMs = (id: string): number => Number(BigInt(id) >> 22n) + epochMs

/** Orders ids by age, oldest first. */
export const byAge = (a: { id: string }, b: { id: string }): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)
