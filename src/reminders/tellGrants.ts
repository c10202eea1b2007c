import type { Accounts } from '../identity/accounts.ts'
import type { TellGrant } from '../identity/grants.ts'
import type { SchoolRecord } from '../school/record.ts'
import type { Outbox } from './outbox.ts'

/** Student and guardian learn that a grant begins, and that it is over; the guardian's menu follows. Source. */
export function createTellGrant(outbox: Outbox, accounts: Pick<Accounts, 'changeMenus'>): TellGrant {
  return async function tellGrant({ _id: grant, student, guardian }, what) {
    await accounts.changeMenus(guardian)
    for (const person of [student, guardian]) {
      await outbox.queue(`grant:${grant}:${what}:${person}`, { person }, { kind: 'grant', grant, what })
    }
  }
}

/** The record, which has each student told of everything that a guardian does for them, once it is in it. Source. */
export function tellingStudents(record: SchoolRecord, outbox: Outbox): SchoolRecord {
  return {
    ...record,
    async append(act) {
      await record.append(act)
      if (act.as !== 'guardian' || act.onBehalfOf === undefined || act._id === undefined) return
      const { _id: key, act: done, subject, by: guardian } = act
      await outbox.queue(
        `guardian:${key}`,
        { person: act.onBehalfOf },
        { kind: 'guardian-act', act: done, subject, guardian },
      )
    },
  }
}
