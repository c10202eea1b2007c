import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { seatSetters, seesTaskForce } from '../school/seats.ts'
import { type ActHandler, acted, answer, type BoundContext } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** The 19 seats, who has them and which are empty. Source: R-1, §二. */
export const seatsShow: ActHandler = async (context) => {
  const { say, services, person, now } = context
  if (!seesTaskForce(person)) return answer(say.governance.seatRefused({ reason: 'notYours', may: seatSetters }))
  const seats = await services.seats.list(now)
  const choose = seats
    .filter(({ candidates }) => candidates.length > 1 && maySet(context))
    .map(({ seat }): Button => ({ label: say.governance.chooseSeat(seat), press: presses.act('seats.choose', seat) }))
  return answer(say.governance.seats(seats, choose))
}

/** Of a role that several have: who has its seat. */
export const seatsChoose: ActHandler = async (context, [name = '']) => {
  const { say, services, now } = context
  if (!maySet(context)) return answer(say.governance.seatRefused({ reason: 'notYours', may: seatSetters }))
  const seat = (await services.seats.list(now)).find((each) => each.seat === name)
  if (!seat) return answer(say.governance.seatRefused({ reason: 'noSuchSeat' }))
  const people = seat.candidates.map(
    ({ _id, name: label }): Button => ({ label, press: presses.act('seats.set', seat.seat, _id) }),
  )
  return answer(say.governance.whoseSeat(seat.seat, people))
}

export const seatsSet: ActHandler = async (context, [seat = '', person = '']) => {
  const { say, services, now } = context
  const set = await services.seats.set(seat, person, schoolOccasionOf(context))
  if (!set.done) return answer(say.governance.seatRefused(set.refusal))
  const empty = (await services.seats.list(now)).filter((each) => !each.person).length
  return acted(say.governance.seatSet(set.seat, empty))
}

const maySet = ({ person }: BoundContext) => seatSetters.some((role) => person.roles.includes(role))
