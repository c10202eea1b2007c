import type { Role } from '../../../school/roles.ts'
import { plural } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const clause = () => basis({ basis: 'regulation', clause: '§七', rule: 'R-11' })
const rolesOf = (may: readonly Role[]) => may.map((role) => roleNames[role]).join(', ')

export const transfer: Wording['transfer'] = {
  begin: { out: 'Transfer out', in: 'Transfer in' },
  typeWho: 'Type number or name',
  whoHint: 'e.g. S1101 or a full name',

  who: (way, type) => ({
    lines: [
      way === 'out'
        ? 'Whose portfolio goes out? Type the school number or the full name.'
        : 'For which student does a portfolio come in? Type the school number or the full name.',
    ],
    ...(type ? { buttons: [type] } : {}),
  }),
  nobody: (typed) => ({
    lines: [`“${typed}”: no such student. Type the number or the full name again, or say “never mind”.`],
    alt: 'No such student',
  }),
  several: (name, choices) => ({
    lines: [`${choices.length} students are called “${name}”. Which one?`],
    buttons: choices,
    alt: 'Which student?',
  }),
  notYours: (may) => ({
    lines: [`Exchange packages are the business of: ${rolesOf(may)}. Nothing was changed.`],
    note: clause(),
    buttons: [ask('account.whoami')],
    alt: 'Not your office’s business',
  }),

  made: ({ _id, name }, { outcomes, diverse, officers, files }, url) => ({
    title: `The exchange package of ${name} (${_id})`,
    lines: [
      `${plural(outcomes, 'course outcome')}, ${diverse} diverse performance, ${plural(officers, 'officer record')}; ${plural(files, 'file')}.`,
      'You alone can download it, for one hour; it holds what is there when you do. It is personal data: hand it to the new school only.',
    ],
    note: clause(),
    buttons: [{ label: 'Download', url }],
    alt: 'The exchange package is ready',
  }),
  refused: (refusal) => {
    switch (refusal.reason) {
      case 'noSuchStudent':
        return {
          lines: ['There is no portfolio of such a student, or it was deleted after the retention period.'],
          alt: 'No such portfolio',
        }
      case 'notYours':
        return transfer.notYours(refusal.may)
      case 'fileChanged':
        return {
          title: 'Not made: a file is not what was received',
          lines: [
            `${refusal.path} differs from its receipt. Have it restored from a backup, then make the package again.`,
          ],
          note: clause(),
          alt: 'Nothing was made',
        }
    }
  },

  arrived: ({ outcomes, certified, diverse, officers = 0 }) => ({
    title: `${plural(outcomes + diverse, 'entry', 'entries')} came from your former school`,
    lines: [
      `${plural(outcomes, 'course outcome')}, ${certified} of them certified, which still counts; ${diverse} diverse performance; ${plural(officers, 'officer record')}.`,
      'They take no place in this school’s limits. If something is missing, ask the registrar’s office, or in continuing education its academic section.',
    ],
    note: clause(),
    buttons: [ask('artifact.list')],
    alt: 'Entries came from your former school',
  }),
}
