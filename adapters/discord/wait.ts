import { setTimeout } from 'node:timers/promises'

/** Lets real time pass, until the signal fires at the latest; keeps no process alive. */
export const wait = (ms: number, until?: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { ref: false, ...(until ? { signal: until } : {}) }).catch(() => undefined)
