import { clauses } from '../../../regulation/clauses.ts'
import { stated } from '../statement.ts'
import type { rules as zh } from '../zh-TW/rules.ts'

const list = (items: readonly string[]) => items.join(', ')

const statusNames = {
  repeat: 'repeating a year',
  resumed: 'resuming study',
  'transferred-in': 'transferring',
  'on-loan': 'studying on loan',
} as const
const actNames = { upload: 'upload', select: 'select', receipt: 'confirm receipts' } as const
const proxyNames = {
  named: 'whom the teacher names',
  'subject-and-grade': 'a teacher of the same subject and grade',
  subject: 'a teacher of the same subject',
  'domain-convener': 'the subject-domain convener',
  curriculum: 'the head of the Curriculum Section',
} as const
const months = 'January February March April May June July August September October November December'.split(' ')

/** "31 July" of `07-31`. */
function monthDay(date: string): string {
  const [month = 1, day] = date.split('-').map(Number)
  return `${day} ${months[month - 1]}`
}

/** What the rules say on each topic, the answer first. `office` is whom to ask. */
export const rules: typeof zh = {
  format(ruleset) {
    const { documentTypes, avTypes, courseNeedsFile, courseMayHoldLink, diverseMayHoldLink } = clauses.format(ruleset)
    const may = (allowed: boolean) => (allowed ? 'yes' : 'no')
    return [
      stated(
        `A document (${list(documentTypes.value)}), an audio-visual file (${list(avTypes.value)}), or one of each.`,
        documentTypes,
        avTypes,
      ),
      stated(
        `A course outcome ${courseNeedsFile.value ? 'needs at least one file' : 'may be a description alone'}; the content counts, not the file name.`,
        courseNeedsFile,
      ),
      stated(
        `External links: course outcomes ${may(courseMayHoldLink.value)}, diverse performance ${may(diverseMayHoldLink.value)}.`,
        courseMayHoldLink,
        diverseMayHoldLink,
      ),
    ]
  },
  size(ruleset) {
    const { documentMegabytes, avMegabytes, bytesPerMegabyte, bytesPerMegabyteWithoutWarning } = clauses.size(ruleset)
    const bytes = (perMegabyte: number) => `${perMegabyte.toLocaleString('en')} bytes`
    return [
      stated(
        `Documents up to ${documentMegabytes.value} MB, audio-visual files up to ${avMegabytes.value} MB.`,
        documentMegabytes,
        avMegabytes,
      ),
      stated(
        `Here 1 MB goes up to ${bytes(bytesPerMegabyte.value)}; above ${bytes(bytesPerMegabyteWithoutWarning.value)} you are warned.`,
        bytesPerMegabyte,
        bytesPerMegabyteWithoutWarning,
      ),
    ]
  },
  description(ruleset) {
    const { maxHan, maxVisible } = clauses.description(ruleset)
    return [
      stated(`A description is needed, at most ${maxHan.value} Chinese characters.`, maxHan),
      stated(
        `Full-width punctuation counts as Chinese. With letters and digits, more than ${maxHan.value} gives a warning, and ${maxVisible.value} is the most.`,
        maxVisible,
      ),
    ]
  },
  quota(ruleset) {
    const { coursePerTerm, diversePerYear, courseSelected, diverseSelected } = clauses.quota(ruleset)
    return [
      stated(`At most ${coursePerTerm.value} course outcomes a semester.`, coursePerTerm),
      {
        text: 'Drafts and returned ones count too; deleting one frees its place.',
        citations: [{ basis: 'school', rule: 'R-5.4' }],
      },
      stated(`At most ${diversePerYear.value} diverse performance entries a school year.`, diversePerYear),
      stated(
        `At most ${courseSelected.value} course outcomes and ${diverseSelected.value} diverse performance entries selected a school year.`,
        courseSelected,
        diverseSelected,
      ),
    ]
  },
  window(ruleset) {
    const { courseCloses, courseClosesByNotice, diverseCloses, diverseClosesByNotice, lateIsWaived } =
      clauses.window(ruleset)
    return [
      stated(
        'What is late is waived and the window is not opened again, so nothing can be added afterwards.',
        lateIsWaived,
      ),
      stated(
        `Course outcomes: from the first day of term to ${courseCloses.value.days} days after the closing ceremony, unless a notice says otherwise.`,
        courseCloses,
      ),
      stated('Grade 12, second semester: by official notice only; without one there is no date.', courseClosesByNotice),
      stated(
        `Diverse performance: from the first day of the first semester to ${monthDay(diverseCloses.value)}; grade 12 by notice.`,
        diverseCloses,
        diverseClosesByNotice,
      ),
      {
        text: 'A complete draft can still be sent until certification closes.',
        citations: [{ basis: 'school', rule: 'R-5.5' }],
      },
    ]
  },
  certification(ruleset) {
    const { certifiesAuthorship, daysToCertify, closes, closesByNotice, returnAfterUploadIsFinal } =
      clauses.certification(ruleset)
    return [
      stated(
        'Certification attests that the student made it in that course. It is not grading, and quality is no reason to return it.',
        certifiesAuthorship,
      ),
      stated(
        `Teachers decide within ${daysToCertify.value} days, at the latest ${closes.value.days} days after the closing ceremony.`,
        daysToCertify,
        closes,
      ),
      stated('Grade 12, second semester: the close is set by notice.', closesByNotice),
      stated(
        'What is returned can be edited and sent again until the upload closes; what is returned after that is final.',
        returnAfterUploadIsFinal,
      ),
    ]
  },
  selection(ruleset) {
    const { courseSelected, diverseSelected, byNotice, noneIsLegal, tickedAtCloseCounts } = clauses.selection(ruleset)
    return [
      stated(
        `At most ${courseSelected.value} certified course outcomes and ${diverseSelected.value} diverse performance entries a school year.`,
        courseSelected,
        diverseSelected,
      ),
      stated('It is a limit, not a demand: selecting none is fine.', noneIsLegal),
      stated('The window is announced after the school year; what is late is waived.', byNotice),
      stated('You can change it until you lock it; what is ticked at the close counts.', tickedAtCloseCounts),
    ]
  },
  receipt(ruleset) {
    const { unitConfirms, studentConfirms, days, minimumDays, daysToInvestigate, silenceConfirms } =
      clauses.receipt(ruleset)
    return [
      stated(
        'It lists what the school submitted: you confirm your own, the submitting unit the whole.',
        unitConfirms,
        studentConfirms,
      ),
      stated(`The window is announced and lasts at least ${minimumDays.value} days.`, minimumDays),
      stated(
        `Without a notice it is ${days.value} days; silence to the end counts as confirmed.`,
        days,
        silenceConfirms,
      ),
      stated(`An issue that you report is investigated within ${daysToInvestigate.value} days.`, daysToInvestigate),
    ]
  },
  retention(ruleset) {
    const { years, deletedOnRequest, hiddenEntriesAreKept } = clauses.retention(ruleset)
    return [
      stated(`Kept for ${years.value} years after leaving, and deleted only then.`, years),
      stated(
        deletedOnRequest.value ? 'It can be deleted earlier on request.' : 'Not earlier, not even on request.',
        deletedOnRequest,
      ),
      stated(
        'When you press "Delete", a draft that was never sent is really gone; anything sent only leaves your list.',
        hiddenEntriesAreKept,
      ),
    ]
  },
  guardian(ruleset, office) {
    const { acts, onlyWhenStudentCannot, needsGrant } = clauses.guardian(ruleset)
    return [
      stated(
        `When a student cannot do it in time, the legal guardian may ${list(acts.value.map((act) => actNames[act]))} for them.`,
        acts,
        onlyWhenStudentCannot,
      ),
      stated(
        `The school approves it first, for a limited time, and the student is told of every act. Ask ${office}.`,
        needsGrant,
      ),
    ]
  },
  proxy(ruleset) {
    const { order, namedMustConsent, humanAppoints } = clauses.proxy(ruleset)
    const ranks = order.value.map((rank, index) => `${index + 1}. ${proxyNames[rank]}`)
    return [
      stated(`When a teacher cannot certify, someone else does, in this order: ${ranks.join('; ')}.`, order),
      stated('The first of them must consent.', namedMustConsent),
      stated(
        'The Curriculum Section or the Director of Academic Affairs appoints; students need do nothing.',
        humanAppoints,
      ),
    ]
  },
  voluntary(ruleset) {
    const { voluntary } = clauses.voluntary(ruleset)
    return [
      stated('No: uploading and selecting are up to you, and none at all is fine.', voluntary),
      stated(
        'If you do, upload within the window and have it certified; then it can be selected.',
        ruleset.course.uploadCloses,
      ),
    ]
  },
  'status-change'(ruleset, office) {
    const { statuses, certificationSurvives, selectionIsComputed } = clauses['status-change'](ruleset)
    return [
      stated(
        `${list(statuses.value.map((status) => statusNames[status]))}: handled by the K-12 Education Administration's principles.`,
        statuses,
      ),
      stated(
        'Earlier outcomes keep their school and semester, and certified ones stay certified.',
        certificationSurvives,
      ),
      ...(selectionIsComputed.value
        ? []
        : [
            stated(
              `How many you can still select in that school year is not computed here: ask ${office}.`,
              selectionIsComputed,
            ),
          ]),
    ]
  },
}
