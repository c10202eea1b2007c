import type { EntryFile } from '../../../portfolio/entry.ts'
import type { AllowedTypes } from '../../../regulation/fileLimits.ts'
import type { FileTrouble } from '../../channel.ts'
import type { Line } from '../../message.ts'
import { enInstant, megabytes, wholeMegabytes } from '../format.ts'
import type { handIn as zhTW } from '../zh-TW/handIn.ts'
import { basis } from './citations.ts'
import { capital, fileLines, ownLine } from './entryLines.ts'
import { fileRoleNames } from './names.ts'

const allowedNames = (allowed: AllowedTypes) =>
  `documents (${allowed.document.join(', ')}) and audio-visual files (${allowed.av.join(', ')})`

const keptBy = basis({ basis: 'regulation', clause: '§八', rule: 'R-12' })

/** What people call a media type that is not accepted. */
const receivedNames: Record<string, string> = {
  'image/heic': 'an iPhone HEIC photo (choose "Most Compatible" in the camera settings, or take a PNG screenshot)',
  'application/x-cfb': 'an old Office file (please save it as PDF)',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'a Word file (please save it as PDF)',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    'a PowerPoint file (please save it as PDF)',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'an Excel file (please save it as PDF)',
  'application/zip': 'a ZIP archive',
  'video/quicktime': 'an iPhone MOV video (please convert it to mp4)',
  'audio/x-m4a': 'an m4a recording (please convert it to mp3)',
  'image/gif': 'a GIF image',
  'image/webp': 'a WebP image (please save it as jpg or png)',
}

/** What has been given so far, at the head of the next question. */
const given = (files: Pick<EntryFile, 'name' | 'bytes' | 'role'>[], course: string | undefined): Line[] => [
  ...fileLines(files),
  ...(course ? [{ label: 'Course', value: course }] : []),
]

/** Handing in a course outcome, step by step. */
export const handIn: typeof zhTW = {
  askFile: (course, allowed, cancel) => ({
    lines: [
      ...given([], course),
      'Please send me the file: a document, an audio-visual file, or one of each.',
      `Accepted: ${allowedNames(allowed)}.`,
    ],
    buttons: [cancel],
    alt: 'Please send the file',
  }),

  askCourse: (files, warnings, office, choices, tail) => ({
    lines: [
      ...given(files, undefined),
      ...warnings,
      files.length > 0 ? 'Got it. Which course is it for?' : 'Which course is it for?',
      ...(choices.length === 0
        ? [
            `No course of yours takes outcomes now: it carries no credits, or your list has not been imported. Please ask ${office}. I keep the file for now.`,
          ]
        : ['You may also type its name.']),
    ],
    buttons: [...choices, ...tail],
    alt: 'Which course is it for?',
  }),
  courseLabel: (course, several) => (several ? `${course.name} (${course.term})` : course.name),
  moreCourses: 'More courses',
  notMyCourse: 'None of these',
  cancel: 'Never mind',

  noSuchCourse: (typed, office) => ({
    lines: [
      'That is not one of your courses. Please press a button or type the full name.',
      `You typed "${typed}". If the list is wrong, please ask ${office}. Your file is still here.`,
    ],
  }),

  askDescription: (files, course, warnings, cancel, maxHan) => ({
    lines: [
      ...given(files, course),
      ...warnings,
      `Last, please type a short description (required, at most ${maxHan} Chinese characters with punctuation).`,
    ],
    note: 'In your own words, please: I do not write it for you.',
    buttons: [cancel],
    alt: 'Please type a description',
  }),

  descriptionRefused: (verdict) => {
    const what =
      verdict.reason === 'empty'
        ? 'The description is empty, and an entry needs one.'
        : `Too long: ${verdict.han} Chinese characters, ${verdict.visible} in all. At most ${verdict.limit} ${verdict.reason === 'tooManyHan' ? 'Chinese characters' : 'in all'}.`
    return {
      lines: [what, 'Please type it again. The file and the course are still here.'],
      note: basis(verdict.citation),
    }
  },
  descriptionCounted: (verdict) => {
    const counts = `Description: ${verdict.han} Chinese characters, ${verdict.visible} in all`
    return verdict.verdict === 'warn'
      ? `${counts}, above ${verdict.limit}. I took it, but other platforms may count only to ${verdict.limit}.`
      : `${counts}.`
  },

  fileRefused: (verdict, name) => {
    const which = name ? `"${name}"` : 'That file'
    switch (verdict.reason) {
      case 'empty':
        return { lines: [`${which} is empty (0 bytes) and was not kept. Please look inside, then send it again.`] }
      case 'type': {
        const received = verdict.received
          ? (receivedNames[verdict.received] ?? `of a type not on the list (${verdict.received})`)
          : 'of a type I do not know'
        return {
          lines: [
            `${which} was not kept: it is ${received}.`,
            `Accepted: ${allowedNames(verdict.allowed)}. The content counts, so renaming does not help.`,
          ],
          note: basis(verdict.citation),
        }
      }
      case 'tooLarge':
        return {
          lines: [
            `${which} is too large and was not kept: at most ${wholeMegabytes(verdict.maxBytes)} per ${fileRoleNames[verdict.role]}.`,
            'Compress it, lower the resolution or cut it, then send it again.',
          ],
          note: basis(verdict.citation),
        }
      case 'secondOfRole':
        return {
          lines: [`At most 1 ${fileRoleNames[verdict.role]} per entry.`],
          note: basis(verdict.citation),
        }
    }
  },
  largeFile: (role, bytes) =>
    `${capital(fileRoleNames[role])}, ${megabytes(bytes)}: taken. Some platforms count 1 MB as 1,000,000 bytes and may refuse it, so a little smaller is safer.`,

  second: (role, old, next, replace, another, keep) => ({
    title: `1 ${fileRoleNames[role]} is here already`,
    lines: [
      `This entry holds "${old}", and it has room for 1 ${fileRoleNames[role]}.`,
      `What shall I do with "${next}"?`,
    ],
    buttons: [replace, another, keep],
    alt: `1 ${fileRoleNames[role]} is here already`,
  }),
  replace: 'Use the new one',
  another: 'Make a new entry',
  keepOld: 'Keep the old one',
  replaced: (role) => `The ${fileRoleNames[role]} is replaced.`,
  anotherBegins: 'Good, first this one. When it is done, send the file again for a new entry.',

  set: (count) =>
    `You sent ${count ?? 'several'} photos at once. An entry holds 1 document, so I took one of them. To have them all in, put them into one PDF.`,

  trouble: (trouble, maxBytes) => {
    const why: Record<FileTrouble, string> = {
      gone: 'The file was taken back or has expired in the chat, and I cannot get it. Please send it again.',
      notReady: 'The file was still being converted after 40 seconds. Please send it again in a while.',
      tooLarge: `The file is too large and was not kept: at most ${wholeMegabytes(maxBytes.document)} for a document, ${wholeMegabytes(maxBytes.av)} for an audio-visual file. Compress or cut it, then send it again.`,
      empty: 'The file is empty (0 bytes) and was not kept. Please look inside, then send it again.',
      unavailable:
        'I cannot get the file right now. Please send it again in a while. What you gave before is still here.',
    }
    return { lines: [why[trouble]] }
  },

  lastHour: (closesAt, now) =>
    `The upload closes ${enInstant(closesAt, now)}. Whatever lacks its course, file or description by then counts as waived.`,

  unsent: (name) => ({
    lines: [`You took back "${name}", so I dropped it too. The rest is still here. To go on, send another file.`],
  }),
  unsentKept: (id) => ({
    lines: [`You took back a file. It is in #${id}, which was sent before, so the school platform keeps it.`],
    note: keptBy,
  }),

  editWhat: (id, course, choices) => ({
    title: `Edit #${id} ${course}`,
    lines: ['What shall we change? You may also just send a new file. After that it is a draft, to be sent again.'],
    buttons: choices,
    alt: `Edit #${id}`,
  }),
  whichToEdit: (views, buttons) => ({
    lines: ['Which one?', ...views.map(ownLine)],
    buttons,
  }),
  nothingToEdit: () => ({
    lines: ['0 entries to edit: only drafts and returned ones can be. Withdraw a pending one first.'],
  }),
  editDescription: 'New description',
  editFile: 'New file',
  removeFile: (role) => (role === 'document' ? 'Remove document' : 'Remove audio/video'),
  askNewDescription: (id, old, cancel, maxHan) => ({
    title: `Description of #${id}`,
    lines: [
      { label: 'Now', value: old },
      `Please type the new one (at most ${maxHan} Chinese characters with punctuation).`,
    ],
    buttons: [cancel],
    alt: `Description of #${id}`,
  }),
  askNewFile: (id, allowed, cancel) => ({
    lines: [
      `Please send the new file of #${id}. One of the same kind is replaced, one of the other kind is added.`,
      `Accepted: ${allowedNames(allowed)}.`,
    ],
    buttons: [cancel],
    alt: `New file of #${id}`,
  }),
  needsOneFile: () => ({
    lines: ['An entry needs at least 1 file, so this one stays until there is another. Just send the new file.'],
  }),
  edited: (id) => `#${id} is changed. It is a draft now, not sent yet.`,
}
