/** Why somebody stands where they stand in the order of proxies. Source, §九(二). */
export type ProxyReason =
  | 'named'
  | 'same-subject-and-grade'
  | 'same-subject'
  | 'domain-convener'
  | 'curriculum'
  /** The task force's own list says so. */
  | 'task-force'

/** What somebody whom the teacher named has said to it. */
export type Consent = 'asked' | 'given' | 'declined'

/** A subject as it is taught; the grade is absent where the course is for several. */
export interface Taught {
  subject: string
  grade?: number
}

/** What a proxy is sought for. */
export interface ProxySought {
  courses: readonly (Taught & { domain?: string })[]
  /** The teacher's own, which count beside those of the courses. */
  subject?: string
  domain?: string
}

/** What the order asks of somebody. */
export interface ProxyCandidate {
  person: string
  /** The teacher named them. */
  consent?: Consent
  teaches: readonly Taught[]
  subject?: string
  /** The domain that they convene. */
  convenes?: string
  /** They are the curriculum section (教學組), or what stands for it in 進修部. */
  isCurriculum: boolean
}

/** A row of the task force's own list; no grade: every grade. */
export interface ListedProxy extends Taught {
  rank: number
  person: string
}

/** A candidate at the best rank that they have. */
export interface ProxyProposal {
  person: string
  rank: number
  reason: ProxyReason
  /** `null`: the rank needs none. */
  consent: Consent | null
}

/** How long an office is given to appoint who has consented. Unit: days. Source: this school's practice. */
export const daysToAppoint = 3

/**
 * Who may be appointed for a teacher who cannot certify, best rank first.
 * The teacher's own word comes first, and only with the consent of whoever is named; the task force's list, where it has a
 * row for the subject and grade, stands in the place of the other ranks.
 * Source, §九(二).
 */
export function proposeProxies(
  sought: ProxySought,
  candidates: readonly ProxyCandidate[],
  list: readonly ListedProxy[],
): ProxyProposal[] {
  const listed = list.filter((row) => sought.courses.some((course) => isListedFor(row, course)))
  const proposals = candidates.flatMap((candidate): ProxyProposal[] => {
    const { person, consent } = candidate
    if (consent !== undefined && consent !== 'declined') return [{ person, rank: 1, reason: 'named', consent }]
    const place = listed.length > 0 ? placeInList(person, listed) : placeByDefault(sought, candidate)
    return place ? [{ person, ...place, consent: null }] : []
  })
  return proposals.sort((a, b) => a.rank - b.rank || a.person.localeCompare(b.person))
}

type RankedFor = Pick<ProxyProposal, 'rank' | 'reason'>

function placeInList(person: string, listed: readonly ListedProxy[]): RankedFor | undefined {
  const ranks = listed.filter((row) => row.person === person).map(({ rank }) => rank)
  return ranks.length > 0 ? { rank: Math.min(...ranks), reason: 'task-force' } : undefined
}

function placeByDefault(sought: ProxySought, candidate: ProxyCandidate): RankedFor | undefined {
  const { courses } = sought
  const subjects = new Set([...courses.map(({ subject }) => subject), ...given(sought.subject)])
  const domains = new Set([...courses.flatMap(({ domain }) => given(domain)), ...given(sought.domain)])
  if (candidate.teaches.some((own) => courses.some((course) => isSameSubjectAndGrade(own, course)))) {
    return { rank: 2, reason: 'same-subject-and-grade' }
  }
  if (
    [...candidate.teaches.map(({ subject }) => subject), ...given(candidate.subject)].some((own) => subjects.has(own))
  )
    return { rank: 3, reason: 'same-subject' }
  if (candidate.convenes !== undefined && domains.has(candidate.convenes)) return { rank: 4, reason: 'domain-convener' }
  return candidate.isCurriculum ? { rank: 5, reason: 'curriculum' } : undefined
}

const given = (text: string | undefined) => (text === undefined ? [] : [text])

const isSameSubjectAndGrade = (a: Taught, b: Taught) =>
  a.subject === b.subject && a.grade !== undefined && a.grade === b.grade

const isListedFor = (row: ListedProxy, { subject, grade }: Taught) =>
  row.subject === subject && (row.grade === undefined || row.grade === grade)
