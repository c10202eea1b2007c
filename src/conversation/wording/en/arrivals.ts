import type { ArrivalSubject } from '../../../portfolio/arrival.ts'
import { type ArrivalAbout, type ArrivalRefusal, maxArrivalBytes } from '../../../portfolio/arrivals.ts'
import type { ExchangeFlaw } from '../../../portfolio/transfer/readExchange.ts'
import type { Imported } from '../../../portfolio/transfer/transfers.ts'
import { uploadLifetimeMinutes } from '../../../school/import/uploads.ts'
import { plural, wholeMegabytes } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const namedAtMost = 8

const clauseOf = ({ kind }: ArrivalAbout) =>
  basis(
    kind === 'package'
      ? { basis: 'regulation', clause: '§七', rule: 'R-11' }
      : { basis: 'regulation', clause: '§六(三)', rule: 'R-10' },
  )

const kindNames: Record<ArrivalSubject['kind'], string> = {
  package: 'exchange package',
  statement: 'receipt statement',
}

const aboutLine = (about: ArrivalAbout) =>
  about.kind === 'package'
    ? `Exchange package of ${about.student.name} (${about.student._id})`
    : `Receipt statement of submission ${about.submission._id}`

const flawLines: Record<ExchangeFlaw['flaw'], (part: string) => string> = {
  'not-a-package': () => 'This is no ZIP file.',
  unsafe: (part) => `${part || 'The archive'} is built in a way that is not trusted.`,
  missing: (part) => `${part} is missing.`,
  unlisted: (part) => `${part} is in it, and its list does not name it.`,
  changed: (part) => `${part} is not what the list says that it is.`,
  'too-large': (part) => `${part} is larger than a portfolio’s file may be.`,
  malformed: (part) => `${part} is not as the exchange format has it.`,
  type: (part) => `${part} is of a type that is not taken.`,
}

function importedLines(imported: Imported): string[] {
  const { outcomes, certified, diverse, officers, files, spared, otherName, already } = imported
  return [
    ...(already ? ['This package was brought in before: nothing is added again.'] : []),
    ...(otherName === undefined ? [] : [`The package is of “${otherName}”: make sure that this is the same person.`]),
    `${plural(outcomes, 'course outcome')}: ${certified} certified, ${plural(outcomes - certified, 'draft')}.`,
    `${diverse} diverse performance; ${plural(officers, 'officer record')}; ${plural(files, 'file')}.`,
    ...(spared.length > 0
      ? [
          `${spared.map((entry) => `#${entry}`).join(', ')}: the very files that the former school certified; no second certification is needed.`,
        ]
      : []),
  ]
}

const numbered = (name: string, keys: readonly number[]) =>
  `${name} ${keys.length}${keys.length > 0 ? `: ${keys.slice(0, namedAtMost).join(', ')}${keys.length > namedAtMost ? ' …' : ''}` : ''}`

const found: Wording['arrivals']['page']['found'] = ({ kind }, brought, stage) => {
  const isDone = stage === 'applied'
  const title = isDone ? `The ${kindNames[kind]} is brought in` : 'Preview: nothing is brought in yet'
  if ('imported' in brought) return { title, lines: importedLines(brought.imported), isGood: true }
  if ('comparison' in brought) {
    const { matched, missing, extra, changed } = brought.comparison
    const lines = [
      `Matched ${matched}; ${numbered('missing', missing)}; ${numbered('extra', extra)}; ${numbered('changed', changed)}.`,
      isDone
        ? 'The students can confirm now.'
        : 'Once confirmed, every student is asked to confirm their own receipt statement.',
    ]
    return { title, lines, isGood: true }
  }
  const refused = (lines: string[]) => ({ title: `The ${kindNames[kind]} was not brought in`, lines, isGood: false })
  if ('flaws' in brought)
    return refused(brought.flaws.slice(0, namedAtMost).map(({ part, flaw }) => flawLines[flaw](part)))
  if ('errors' in brought) {
    const lines = brought.errors.map(
      ({ row, column, message }) => `Row ${row}${column === null ? '' : `, ${column}`}: ${message}`,
    )
    const more = lines.length - namedAtMost
    return refused([...lines.slice(0, namedAtMost), ...(more > 0 ? [`${more} more to correct.`] : [])])
  }
  return refused([
    `The notice leaves the students ${Math.floor(brought.days * 10) / 10} days to confirm; ${brought.minimumDays} are the least. The academic director can move that close.`,
  ])
}

function refusedLines(refusal: ArrivalRefusal): string[] {
  switch (refusal.reason) {
    case 'gone':
      return [
        `This upload is too old, or not yours: nothing was changed. Each is good for ${uploadLifetimeMinutes} minutes.`,
      ]
    case 'notYours':
      return [
        `This is done by: ${refusal.may.map((role) => roleNames[role]).join(', ')}. You hold none of these now; nothing was changed.`,
      ]
    case 'applied':
      return ['This file is brought in already; it was not done again.']
    case 'otherFile':
      return [
        'Another file was handed over since that preview: nothing was brought in. Look at the new preview, then confirm.',
      ]
  }
}

export const arrivals: Wording['arrivals'] = {
  confirm: 'Bring it in',
  cancel: 'Cancel',

  handOver: (about, url) => ({
    title: aboutLine(about),
    lines: [
      `Send me the ${about.kind === 'package' ? 'ZIP' : 'CSV'} file, or open the upload page.`,
      ...(about.kind === 'statement'
        ? [{ label: 'Columns', value: 'student_id, entry_id, file, md5 (row for entry_id where there are no entries)' }]
        : []),
      `Good for ${uploadLifetimeMinutes} minutes; you see a preview first, then confirm.`,
    ],
    note: clauseOf(about),
    buttons: [{ label: 'Open upload page', url }],
    alt: 'Waiting for the file',
  }),
  preview: (about, brought, buttons) => {
    const { title, lines, isGood } = found(about, brought, 'preview')
    return {
      title,
      lines: [
        aboutLine(about),
        ...lines,
        isGood
          ? 'The file still stands in this chat: unsend or delete it when this is done.'
          : 'Correct it and send it again; unsend or delete this one.',
      ],
      note: clauseOf(about),
      buttons,
      alt: isGood ? 'Preview of a file' : 'The file was not brought in',
    }
  },
  applied: (about, brought) => {
    const { title, lines, isGood } = found(about, brought, 'applied')
    return {
      title,
      lines: [aboutLine(about), ...lines],
      note: clauseOf(about),
      buttons: [ask(about.kind === 'package' ? 'task.list' : 'submission.status')],
      alt: isGood ? 'The file is brought in' : 'The file was not brought in',
    }
  },
  refused: (refusal) => ({
    lines: refusedLines(refusal),
    buttons: [ask('task.list')],
    alt: 'Nothing was brought in',
  }),
  whichStatement: (buttons) => ({
    lines: ['This looks like a receipt statement. Of which submission? Press one, then send the file again.'],
    buttons,
    alt: 'Of which submission?',
  }),
  unreadable: (kind, tooLarge) => ({
    lines: [
      tooLarge
        ? `The file is larger than ${wholeMegabytes(maxArrivalBytes[kind])} and was not kept.`
        : 'The file could not be read and was not kept. Please send it again.',
    ],
  }),

  page: {
    about: aboutLine,
    found,
    refused: refusedLines,
    title: 'Hand over a file',
    file: (kind) => (kind === 'package' ? 'ZIP file' : 'CSV file (UTF-8)'),
    look: 'Show the preview',
    back: 'You can close this page and go back to the chat.',
    noFile: 'No file was chosen.',
    tooLarge: (kind) => `The file is larger than ${wholeMegabytes(maxArrivalBytes[kind])}.`,
  },
}
