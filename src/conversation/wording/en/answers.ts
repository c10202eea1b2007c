import type { DateTime } from 'luxon'
import type { TermRemaining, YearRemaining } from '../../../portfolio/remaining.ts'
import { phase } from '../../../regulation/phase.ts'
import type { PlacesLeft } from '../../../regulation/quota.ts'
import { enInstant, plural } from '../format.ts'
import { askButton } from '../presses.ts'
import { type Statement, stated } from '../statement.ts'
import type { answers as zh } from '../zh-TW/answers.ts'
import { ask } from './buttons.ts'
import { bases, basis } from './citations.ts'
import { rules } from './rules.ts'
import { operationNames, scopeName, standing, whom, windowText } from './windows.ts'

const stateCounts = ({ counts }: TermRemaining) =>
  [
    counts.certified > 0 ? `${counts.certified} certified` : '',
    counts.pending > 0 ? `${counts.pending} pending` : '',
    counts.returned > 0 ? `${counts.returned} returned` : '',
    counts.draft > 0 ? `${plural(counts.draft, 'draft')} not sent yet` : '',
  ].filter(Boolean)

const leftOf = (places: PlacesLeft) => ('left' in places ? places.left : 0)

function courseHeadline({ rules: { term, upload }, places }: TermRemaining, now: DateTime): string {
  const { limit, used } = places
  const left = leftOf(places)
  switch (phase(upload, now)) {
    case 'open':
      return left > 0
        ? `${left} more can be uploaded (${term}: ${used} of ${limit} used).`
        : `0 more can be uploaded: all ${limit} of ${term} are used. Deleting a draft or a returned one frees its place.`
    case 'notYet':
      return `${left} can be uploaded (${term}, at most ${limit}): ${standing(upload, now)}.`
    case 'closed':
      return `0 more can be uploaded: the upload of ${term} is closed (${used} of ${limit} used).`
    case 'unannounced':
      return `${left} can be uploaded (${term}, at most ${limit}): ${standing(upload, now)}.`
  }
}

function courseLines(term: TermRemaining, now: DateTime): string[] {
  const { upload, certification } = term.rules
  const counts = stateCounts(term)
  const mustSend = term.counts.draft > 0 && phase(certification, now) === 'open'
  return [
    courseHeadline(term, now),
    ...(counts.length > 0 ? [`${counts.join(', ')}.`] : []),
    `Upload: ${windowText(upload, now)}.`,
    ...(mustSend
      ? [
          `Teachers cannot see drafts: send them${certification.closesAt ? ` by ${enInstant(certification.closesAt, now)}` : ''}.`,
        ]
      : []),
  ]
}

const yearNames = {
  diverse: ['diverse performance entry', 'diverse performance entries'],
  'course-selection': ['course outcome', 'course outcomes'],
  'diverse-selection': ['diverse performance entry', 'diverse performance entries'],
} as const

function yearLine({ kind, year, places, window, isLocked = false }: YearRemaining, now: DateTime): string {
  const verb = kind === 'diverse' ? 'recorded' : 'selected'
  const { used, limit } = places
  const [one, many] = yearNames[kind]
  if (!('left' in places)) return `${plural(used, one, many)} ${verb} (school year ${year}).`
  if (isLocked || phase(window, now) === 'closed') {
    return `0 more ${many} can be ${verb}: school year ${year} is ${isLocked ? 'locked' : 'closed'} (${used} of ${limit} used).`
  }
  return `${plural(places.left, `more ${one}`, `more ${many}`)} can be ${verb} (school year ${year}: ${used} of ${limit} used).`
}

/** What is not the regulation's own says whose it is; the regulation's clauses stand in the note. */
function spoken({ text, citations }: Statement): string {
  const others = new Set(citations.filter((citation) => citation.basis !== 'regulation').map(basis))
  return others.size > 0 ? `${text} (${[...others].join(', ')})` : text
}
const clausesOf = (statements: Statement[]) =>
  statements.flatMap(({ citations }) => citations.filter((citation) => citation.basis === 'regulation'))

/** Answers to what anyone may ask: what is left, until when, and what the rules say. */
export const answers: typeof zh = {
  ask,
  sendDrafts: askButton('Send my drafts', 'artifact.send'),
  editReturned: askButton('Edit what came back', 'artifact.edit'),
  otherRules: askButton('Other rules', 'rule.ask'),
  schedule: 'Full schedule',
  officialNotice: (id) => `Notice ${id}`,

  noTerms: (office) => ({
    lines: [
      'The school has not entered any semester yet, so there are no deadlines and nothing can be uploaded.',
      `Please ask ${office}.`,
    ],
  }),
  unknownTerm: (term, known, office) => ({
    lines: [
      `There are no dates for ${term}. Semesters with dates: ${known.join(', ')}.`,
      `If it should be there, ask ${office}.`,
    ],
  }),

  courseRemaining: (terms, now, buttons) => ({
    lines: terms.flatMap((term) => courseLines(term, now)),
    note: bases(terms.flatMap(({ places, rules: { upload } }) => [places.citation, upload.source])),
    buttons,
  }),
  remainingAfterLeaving: (office, buttons) => ({
    lines: [
      '0 more can be uploaded: you have left the school. What you uploaded is still here.',
      `Questions: ${office}.`,
    ],
    buttons,
  }),
  diverseRemaining: (years, now, buttons) => ({
    lines: years.flatMap((year) => [yearLine(year, now), `Entry: ${windowText(year.window, now)}.`]),
    note: bases(years.flatMap(({ places, window }) => [places.citation, window.source])),
    buttons,
  }),
  selectionRemaining: (years, now, office, buttons) => ({
    lines: [
      ...years.map((year) => yearLine(year, now)),
      ...years.map(({ kind, window }) => `Selecting ${yearNames[kind][1]}: ${windowText(window, now)}.`),
      ...(years.some(({ places }) => !('left' in places))
        ? [
            `Your registration status changed this school year, so how many are left is not computed here: ask ${office}.`,
          ]
        : ['Only certified outcomes can be selected; selecting none is fine.']),
    ],
    note: bases(years.flatMap(({ places, window }) => [places.citation, window.source])),
    buttons,
  }),
  certificationCounts: (terms, now, buttons) => ({
    lines: terms.flatMap((term) => {
      const counts = stateCounts(term)
      return [
        counts.length > 0 ? `${term.rules.term}: ${counts.join(', ')}.` : `${term.rules.term}: 0, no entries yet.`,
        `Certification: ${windowText(term.rules.certification, now)}.`,
      ]
    }),
    note: bases(terms.map(({ rules: { certification } }) => certification.source)),
    buttons,
  }),

  deadlines: (items, remarks, now, buttons) => {
    const rows = items.flatMap(({ operation, scope, windows }) =>
      windows.map((each) => ({
        label: `${operationNames[operation]} (${[scopeName(scope), whom(each)].filter(Boolean).join(', ')})`,
        value: windowText(each.window, now),
        source: each.window.source,
      })),
    )
    const [first, ...others] = rows
    return {
      lines: [
        ...(first ? [`${first.label}: ${first.value}.`] : []),
        ...others.map(({ label, value }) => ({ label, value })),
        ...remarks.map(spoken),
      ],
      note: bases([...rows.map(({ source }) => source), ...clausesOf(remarks)]),
      buttons,
    }
  },
  certifyWithin: (days) => stated(`The teacher decides within ${days.value} days of sending.`, days),
  receiptDays: (days, minimumDays) =>
    stated(
      `Without a notice there are ${days.value} days from the import of the statement; a notice gives at least ${minimumDays.value}.`,
      days,
      minimumDays,
    ),

  topics: {
    format: 'File formats',
    size: 'File sizes',
    description: 'Description length',
    quota: 'How many',
    window: 'Deadlines, lateness',
    certification: 'Certification',
    selection: 'Selection',
    receipt: 'Receipt statements',
    retention: 'How long it is kept',
    guardian: 'Guardians',
    proxy: 'Proxy certifiers',
    voluntary: 'Is it compulsory?',
    'status-change': 'Transfer, repeat',
  },
  whichTopic: (buttons) => ({ lines: ['Which rule would you like to know?'], buttons }),
  rule: (topic, ruleset, office, buttons) => {
    const statements = rules[topic](ruleset, office)
    return { lines: statements.map(spoken), note: bases(clausesOf(statements)), buttons }
  },
}
