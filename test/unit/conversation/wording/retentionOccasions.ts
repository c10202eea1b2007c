import type { DateTime } from 'luxon'
import type { Wording } from '../../../../src/conversation/wording/index.ts'
import type { Deletion } from '../../../../src/portfolio/deletion.ts'
import type { DeletionView } from '../../../../src/portfolio/deletionView.ts'
import type { Leaver } from '../../../../src/portfolio/leavers.ts'
import type { Occasions } from './occasions.ts'

const at = new Date('2027-02-01T10:00:00+08:00')
const students = ['S1', 'S2'].map((student) => ({ student, leftOn: '2021-06-30' }))

const deletionIn = (state: Deletion['state'], erased?: string[]): Deletion => ({
  ...{ _id: 3, division: 'day', students, entries: 20, files: 1, state, proposedBy: 'R1', proposedAt: at },
  ...{ request: 'm1', ...(erased ? { erased } : {}) },
  act: {
    ...{ _id: 'deletion:3:propose', at, act: 'propose', subject: 'deletion:3', people: [] },
    ...{ by: 'R1', as: 'registrar', via: 'line' },
  },
})
const viewIn = (state: Deletion['state'], erased?: string[]): DeletionView => ({
  deletion: deletionIn(state, erased),
  students: students.map((each) => ({ ...each, name: each.student === 'S1' ? 'Lin' : each.student })),
  proposer: 'Chen',
})

const leaver: Leaver = {
  ...{ student: 'S1', name: 'Lin', leftOn: '2021-06-30', division: 'day' },
  ...{ entries: 20, files: 1, bytes: 300 },
}

export const retentionOccasions = (now: DateTime): Occasions<Wording['retention']> => ({
  showProposal: [[3]],
  due: [
    [[], 0, []],
    [[leaver], 1, []],
    [Array.from({ length: 12 }, () => leaver), 0, []],
  ],
  proposed: [[viewIn('open'), 'ABCD-3467', now]],
  waiting: [[viewIn('open')]],
  decided: [[viewIn('declined')], [viewIn('approved')], [viewIn('done', ['S1'])], [viewIn('done', ['S1', 'S2'])]],
  refused: [
    [{ reason: 'notYours', may: ['registrar', 'continuing-affairs'] }],
    [{ reason: 'nobodyDue' }],
    [{ reason: 'nobodyDue', open: 3 }],
    [{ reason: 'noSuchProposal' }],
    [{ reason: 'samePerson', deletion: deletionIn('open') }],
    [{ reason: 'wrongCode', deletion: deletionIn('open') }],
    [{ reason: 'decidedAlready', deletion: deletionIn('declined') }],
    [{ reason: 'decidedAlready', deletion: deletionIn('done') }],
  ],
})
