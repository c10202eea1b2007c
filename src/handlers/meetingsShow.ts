import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { meetingRecorders } from '../school/meetings.ts'
import { seatSetters, seesTaskForce } from '../school/seats.ts'
import { type ActHandler, answer } from './context.ts'

/** How many meetings are named at once. */
const meetingsNamed = 5

/** What the task force decided, latest first, for who sits in it and for the offices. Source, §三. */
export const meetingsShow: ActHandler = async ({ say, services, person }) => {
  if (!seesTaskForce(person)) return answer(say.governance.seatRefused({ reason: 'notYours', may: seatSetters }))
  const held = await services.meetings.list()
  const shown = held.toReversed().slice(0, meetingsNamed)
  const mayCorrect = meetingRecorders.some((role) => person.roles.includes(role))
  const buttons = shown.map(
    ({ _id, date }): Button => ({
      label: say.governance.correctMeeting(date),
      press: presses.act('meeting.correct', _id),
    }),
  )
  return answer(say.governance.meetings(shown, held.length, mayCorrect ? buttons : []))
}
