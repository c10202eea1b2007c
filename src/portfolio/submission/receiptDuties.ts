import { DateTime } from 'luxon'
import { zone } from '../../regulation/schoolTime.ts'
import type { Duty } from '../../school/duties.ts'
import type { Receipts } from './receipts.ts'
import { submissionClause, submittingOffice } from './submission.ts'
import type { Submissions } from './submissions.ts'

/**
 * What the submitting units owe: to investigate each report within three days, and to confirm each statement by the end of
 * the students' window. Source: R-10, §六(三).
 */
export async function receiptDuties(receipts: Receipts, submissions: Submissions): Promise<Duty[]> {
  const [disputes, all] = await Promise.all([receipts.disputesOpen(), submissions.list()])
  const byId = new Map(all.map((submission) => [submission._id, submission]))
  const investigations = disputes.map(
    ({ student, submission, office, dueAt }): Duty => ({
      id: `dispute-${submission}:${student}`,
      office,
      clause: '§六(三)',
      what: 'dispute',
      about: { submission, student },
      dueAt: DateTime.fromJSDate(dueAt, { zone }),
      division: byId.get(submission)?.division ?? 'day',
      confirmable: false,
    }),
  )
  const confirmations = all.flatMap((submission): Duty[] => {
    const { _id, revision, statement, unit, division } = submission
    if (statement?.revision !== revision || unit.state === 'confirmed') return []
    return [
      {
        id: `receipts-${_id}:${revision}`,
        office: submittingOffice(submission),
        clause: submissionClause(submission),
        what: 'unit-confirmation',
        about: { submission: _id },
        dueAt: DateTime.fromJSDate(statement.until, { zone }),
        division,
        confirmable: false,
      },
    ]
  })
  return [...investigations, ...confirmations]
}
