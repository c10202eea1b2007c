import { linkCodeMinutes } from '../../../identity/classLinks.ts'
import { hoursBetweenNudges } from '../../../portfolio/nudges.ts'
import { enInstant } from '../format.ts'
import { presses } from '../presses.ts'
import type { classes as inChinese } from '../zh-TW/classes.ts'
import { ask } from './buttons.ts'
import { certifiersOf, ownLine } from './entryLines.ts'

const stateLabels = {
  drafts: 'Drafts not sent',
  returned: 'Returned, not yet edited',
  unselected: 'Nothing selected yet',
  unconfirmed: 'Receipt not confirmed',
  unreached: 'Not reached today',
  unbound: 'Not bound yet',
}

/** A homeroom teacher's class, its group, and nudges. */
export const classes: typeof inChinese = {
  noClass: () => ({
    lines: ['This is for homeroom teachers and their own class; your account has none now.'],
    buttons: [ask('account.whoami')],
  }),
  otherClass: (asked, own) => ({
    lines: [`Class ${asked} is not yours; you see class ${own}.`],
    buttons: [ask('class.progress')],
  }),

  progress: (className, states, now, isLinked) => {
    const lines = Object.entries(states).flatMap(([state, names]) =>
      names.length > 0 ? [{ label: stateLabels[state as keyof typeof stateLabels], value: names.join(', ') }] : [],
    )
    return {
      title: `Class ${className} now`,
      lines: lines.length > 0 ? lines : ['Nobody has anything open.'],
      note: `As of ${enInstant(now, now)}. Uploading and selecting are voluntary; nobody is ranked by count (national rules).`,
      buttons: [
        ask('broadcast.deadline'),
        isLinked
          ? { label: 'Unlink the group', press: presses.act('class.unlink') }
          : { label: 'Link the class group', press: presses.act('class.link') },
      ],
      alt: `Class ${className} now`,
    }
  },

  linkCode: (className, code) => ({
    title: `Link the group of class ${className}`,
    lines: [
      { label: 'Link code', value: code },
      `Add me to the group and say this code there (once, within ${linkCodeMinutes} minutes). In Discord use /bind in the channel.`,
      'After that I speak there only when you choose “To the group”, and never about anyone.',
    ],
    alt: 'A link code',
  }),
  linked: (className) => ({
    lines: [`This is now the group of class ${className}. I only pass on what the homeroom teacher sends here.`],
  }),
  unlinked: (className) => ({ lines: [`The group of class ${className} is no longer linked.`] }),

  nothingToNudge: () => ({ lines: ['Nothing of yours waits for certification.'], buttons: [ask('artifact.list')] }),
  whichToNudge: (count, choices) => ({
    lines: [`${count} entries wait. Which one should the teacher be reminded of?`],
    buttons: choices,
  }),
  nudgeChoice: (view) => `Remind: ${ownLine(view)}`,
  nudged: (view) => ({
    title: `The teacher will be reminded of #${view.entry._id}`,
    lines: [
      `It stands in the next daily digest (7:30) of ${certifiersOf(view) || 'the teacher'}.`,
      `Once in ${hoursBetweenNudges} hours per entry; if it is urgent, tell the teacher yourself.`,
    ],
    buttons: [ask('artifact.list')],
  }),
  nudgedLately: (view, again) => ({
    lines: [`The teacher was reminded of #${view.entry._id} already; again from ${enInstant(again)}.`],
  }),
  notWaiting: (view) => ({
    lines: [`#${view.entry._id} does not wait for certification now.`],
    buttons: [ask('artifact.list')],
  }),
}
