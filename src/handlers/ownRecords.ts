import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { type ActHandler, answer, type BoundContext, type Outcome } from './context.ts'

/** How many records a page shows. */
const perPage = 10

const parts = ['officers', 'attendance', 'grades'] as const
type Part = (typeof parts)[number]

/** 「學校登錄的紀錄」: what the offices recorded of a student, for that student alone. Source: R-4. */
export const ownRecords: ActHandler = async (context, [part, at]) => {
  const { say, services, person, now } = context
  const from = (Number(at) || 0) * perPage
  const known = parts.find((each) => each === part)
  if (known) return shown(context, known, from)
  const [officers, attendance, grades, counselling] = await Promise.all([
    services.officers.model.countDocuments({ student: person._id }),
    services.attendance.model.countDocuments({ student: person._id }),
    services.grades.model.countDocuments({ student: person._id }),
    services.counselling.visibleTo({ ...person, roles: ['student'] }, now, { from: 0, count: 1 }),
  ])
  const counts = { officers, attendance, grades, counselling: counselling.total }
  const buttons = [
    ...parts.filter((each) => counts[each] > 0).map((each) => button(say.records.part[each], each, 0)),
    ...(counts.counselling > 0
      ? [{ label: say.records.part.counselling, press: presses.act('counselling.list', 0) }]
      : []),
  ]
  return answer(say.records.overview(counts, buttons))
}

async function shown(context: BoundContext, part: Part, from: number): Promise<Outcome> {
  const { say, services, person, now } = context
  const slice = <Item>(all: readonly Item[]) => all.slice(from, from + perPage)
  const more = (total: number): Button[] =>
    total > from + perPage ? [button(say.records.more, part, from / perPage + 1)] : []
  switch (part) {
    case 'officers': {
      const all = await services.officers.ofStudent(person._id)
      return answer(say.records.officers(slice(all), all.length, now, more(all.length)))
    }
    case 'attendance': {
      const all = await services.attendance.ofStudent(person._id)
      return answer(say.records.attendance(slice(all), all.length, now, more(all.length)))
    }
    case 'grades': {
      const all = await services.grades.ofStudent(person._id)
      const courses = await services.courses.byId(all.map(({ course }) => course))
      const named = all.map(({ course, score }) => {
        const { term = '', name = course } = courses.get(course) ?? {}
        return { term, course: name, score }
      })
      const latestFirst = named.sort(
        (a, b) => b.term.localeCompare(a.term) || a.course.localeCompare(b.course, 'zh-TW'),
      )
      return answer(say.records.grades(slice(latestFirst), all.length, more(all.length)))
    }
  }
}

const button = (label: string, part: Part, at: number): Button => ({
  label,
  press: presses.act('records.mine', part, at),
})
