import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { type ActHandler, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { beginCounselling } from './dialogues/counselling.ts'

/** How many records a list names. */
const perPage = 5

/** 「登錄課程諮詢紀錄」: a counsellor enters one, the convener looks through them. Source: R-4, §五(二)2. */
export const counsellingRecord = bound((context, { slots }) =>
  context.person.roles.includes('counsellor') ? beginCounselling(context, slots.person) : page(context, 0),
)

/** Enters another one, by its button. */
export const counsellingBegin: ActHandler = (context) => beginCounselling(context)

/** What somebody may see of them, latest first. */
export const counsellingList: ActHandler = (context, [at]) => page(context, Number(at) || 0)

/** One record, read by who may see it now. */
export const counsellingShow: ActHandler = async (context, [id]) => {
  const { say, services, person, now } = context
  const record = await services.counselling.get(Number(id), person, now)
  if (!record) return answer(say.counselling.gone())
  const people = await services.people.byId([record.student, record.counsellor])
  const name = (of: string) => people.get(of)?.name ?? of
  return answer(say.counselling.shown(record, name(record.student), name(record.counsellor), now))
}

async function page(context: BoundContext, at: number): Promise<Outcome> {
  const { say, services, person, now } = context
  const { records, total } = await services.counselling.visibleTo(person, now, { from: at * perPage, count: perPage })
  const people = await services.people.byId(records.map(({ student }) => student))
  const shown = records.map((record) => ({ record, student: people.get(record.student)?.name ?? record.student }))
  const buttons: Button[] = [
    ...records.map(({ _id }) => ({ label: say.counselling.show(_id), press: presses.act('counselling.show', _id) })),
    ...(total > (at + 1) * perPage
      ? [{ label: say.counselling.more, press: presses.act('counselling.list', at + 1) }]
      : []),
    ...(person.roles.includes('counsellor')
      ? [{ label: say.counselling.begin, press: presses.act('counselling.begin') }]
      : []),
  ]
  return answer(say.counselling.listed(shown, total, now, buttons))
}
