import { DateTime } from 'luxon'
import { encode } from '../adapters/line/encode.ts'
import { wordingIn } from '../src/conversation/wording/index.ts'
import { type Figure, figure, medianMs } from './figure.ts'
import { type BenchSchool, benchSchool } from './school.ts'

/** How large the two sides are. */
export interface BenchSizes {
  small: number
  large: number
  times: number
}

/** A tenth of a school against a whole one. */
export const schoolSizes: BenchSizes = { small: 300, large: 3000, times: 21 }

/** The performance figures, as ratios within one run. Source: contract.md, bench. */
export async function runBench({ small, large, times }: BenchSizes): Promise<Figure[]> {
  const [few, many] = [await benchSchool(small), await benchSchool(large)]
  const scale = large / small
  const compare = async (name: string, work: (school: BenchSchool) => Promise<unknown>) =>
    figure(name, await medianMs(times, () => work(few)), await medianMs(times, () => work(many)), scale)
  try {
    return [
      await compare('「我傳了哪些」: the entries of one student', ({ services }) =>
        services.outcomes.ofStudent('S00010'),
      ),
      await compare('「還剩幾件」: the places of one student', ({ services }) =>
        services.outcomes.used('S00010', '115-1'),
      ),
      await compare('what waits for one teacher', ({ services }) =>
        services.outcomes.pendingOf({ courses: ['C1'], entries: [] }),
      ),
      await compare('a morning on which nothing is due', plan('2026-11-02')),
      await compare('the morning fourteen days before the upload closes', plan('2027-01-20')),
      await together(few, times),
      await shown(times),
    ]
  } finally {
    await few.close()
    await many.close()
  }
}

/** Plans one day's reminders. */
const plan =
  (day: string) =>
  ({ services }: BenchSchool) => {
    const from = DateTime.fromISO(`${day}T00:00`, { zone: 'Asia/Taipei' }) as DateTime<true>
    return services.reminders.plan(from, from.endOf('day'), from)
  }

/** Sixteen messages stored one after the other, and at once: durable writes share the disk's flush. */
async function together({ services }: BenchSchool, times: number): Promise<Figure> {
  let number = 0
  const store = () =>
    services.inbox.store([
      {
        channel: 'line',
        eventId: `bench-${++number}`,
        account: `U${number}`,
        place: { kind: 'direct', id: `U${number}` },
        content: { kind: 'text', text: '還剩幾件' },
      },
    ])
  const sixteen = Array.from({ length: 16 }, () => store)
  const atOnce = await medianMs(times, () => Promise.all(sixteen.map((each) => each())))
  const inTurn = await medianMs(times, async () => {
    for (const each of sixteen) await each()
  })
  return figure('sixteen messages stored at once, and one after the other', atOnce, inTurn, 16)
}

/** A short answer as LINE is given it, and a long one. */
async function shown(times: number): Promise<Figure> {
  const reply = wordingIn['zh-TW'].general.help('student', '王小明')
  const longer = { ...reply, lines: Array.from({ length: 10 }, () => reply.lines).flat() }
  const small = await medianMs(times, async () => encode([reply]))
  return figure(
    'an answer put into LINE’s form, and one ten times as long',
    small,
    await medianMs(times, async () => encode([longer])),
    10,
  )
}
