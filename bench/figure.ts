import { performance } from 'node:perf_hooks'

/** One figure: how the cost of something grows, within one run on one machine. */
export interface Figure {
  name: string
  /** Milliseconds for one of them, the median: on the small side and on the large one. */
  smallMs: number
  largeMs: number
  /** How many times as large the large side is. */
  scale: number
  /** `largeMs / smallMs`: far below `scale` where the cost follows what is asked, not what is stored. */
  ratio: number
}

/** Runs something again and again, and takes the median. Unit: milliseconds. */
export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const took: number[] = []
  for (let run = 0; run < times; run += 1) {
    const begun = performance.now()
    await work()
    took.push(performance.now() - begun)
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0
}

export const figure = (name: string, smallMs: number, largeMs: number, scale: number): Figure => ({
  name,
  smallMs: round(smallMs),
  largeMs: round(largeMs),
  scale,
  ratio: round(largeMs / Math.max(smallMs, 0.001)),
})

const round = (value: number) => Math.round(value * 100) / 100
