import type { Log } from '../log.ts'

/** What is counted over everyone, and how much of it in a minute of real time is more than a school does. */
const mostPerMinute = { messages: 1_500, wrongCodes: 60 }

const minuteMs = 60_000

/** Counts what comes in. A flood over everyone is said in the log once a minute, and refuses no one. Source: contract.md, Behaviour. */
export type FloodAlarm = (what: keyof typeof mostPerMinute, count: number) => void

export function createFloodAlarm(log: Log, realNow: () => number): FloodAlarm {
  const minutes = new Map<string, { since: number; counted: number }>()
  return function counted(what, count) {
    const now = realNow()
    const known = minutes.get(what)
    const minute = known && now - known.since < minuteMs ? known : { since: now, counted: 0 }
    const wasFlood = minute.counted > mostPerMinute[what]
    minute.counted += count
    minutes.set(what, minute)
    if (!wasFlood && minute.counted > mostPerMinute[what])
      log.warn({ [what]: minute.counted }, 'a flood: more in a minute than a school does; nobody is refused')
  }
}
