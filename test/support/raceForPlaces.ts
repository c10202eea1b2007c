import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const racer = fileURLToPath(new URL('./placeRacer.js', import.meta.url))

/** Has two processes add entries for one student at the same time; resolves with how many were given a place. */
export async function raceForPlaces(env: Record<string, string>, student: string, attempts: number): Promise<number> {
  const racers = [0, 1].map((index) =>
    fork(racer, [student, String(attempts / 2), String(index)], { env: { PATH: process.env.PATH ?? '', ...env } }),
  )
  const counts = await Promise.all(
    racers.map(async (child) => {
      const [given] = (await once(child, 'message')) as [number]
      await once(child, 'exit')
      return given
    }),
  )
  return counts.reduce((sum, given) => sum + given, 0)
}
