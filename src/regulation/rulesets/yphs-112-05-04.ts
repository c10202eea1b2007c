import { national, regulation, school } from '../citation.ts'
import { readRuleset } from '../ruleset.ts'

/** What both tables say alike of an entry's description and files. */
const content = (table: '表一' | '表二', rules: { description: string; files: string }) => ({
  description: {
    maxHan: regulation(100, table, rules.description),
    maxVisible: school(300, rules.description),
  },
  attachments: {
    document: {
      types: regulation(['pdf', 'jpg', 'png'], table, rules.files),
      megabytes: regulation(4, table, rules.files),
    },
    av: {
      types: regulation(['mp3', 'mp4'], table, rules.files),
      megabytes: regulation(10, table, rules.files),
    },
  },
})

/** The regulation as the school affairs council amended it on 112-05-04, with the readings of requirements.md. */
export const yphs1120504 = readRuleset({
  id: 'yphs-112-05-04',
  name: '新北市立永平高級中學學生學習歷程檔案作業補充規定',
  amended: { iso: '2023-05-04', roc: '112-05-04' },
  from: '111-2',

  course: {
    ...content('表一', { description: 'R-5.2', files: 'R-5.3' }),
    mayHoldLink: regulation(false, '表一', 'R-5.3'),
    needsFile: school(true, 'R-5.3'),
    lateIsWaived: regulation(true, '表一', 'R-5.5'),
    places: regulation(9, '表一', 'R-5.4'),
    selected: regulation(6, '§六(一)', 'R-8'),
    selectionByNotice: regulation(true, '表一', 'R-8'),
    uploadCloses: regulation({ after: 'ceremony', days: 14 }, '表一', 'R-5.5'),
    certificationCloses: regulation({ after: 'ceremony', days: 21 }, '表一', 'R-5.7'),
    closesByNotice: regulation({ grade: 12, semester: 2 }, '表一', 'R-5.5'),
    uploadFloor: national({ after: 'ceremony', days: 14, except: { grade: 12, semester: 2 } }, 'R-5.5'),
    daysToCertify: regulation(7, '表一', 'R-5.7'),
    certifiesAuthorship: national(true, 'R-5.7'),
    returnAfterUploadIsFinal: school(true, 'R-5.7'),
  },
  diverse: {
    ...content('表二', { description: 'R-6.2', files: 'R-6.2' }),
    mayHoldLink: regulation(true, '表二', 'R-6.2'),
    needsFile: school(false, 'R-6.2'),
    lateIsWaived: regulation(true, '表二', 'R-6.3'),
    places: regulation(30, '表二', 'R-6.3'),
    selected: regulation(10, '§六(一)', 'R-8'),
    selectionByNotice: regulation(true, '表二', 'R-8'),
    uploadCloses: regulation('07-31', '表二', 'R-6.3'),
    closesByNotice: regulation({ grade: 12 }, '表二', 'R-6.3'),
  },
  megabyte: { accepted: school(2 ** 20, 'R-5.3'), plain: school(10 ** 6, 'R-5.3') },
  office: {
    recheckDue: school({ after: 'opens', days: 14 }, 'R-4'),
    gradesDue: school({ after: 'ceremony', days: 14 }, 'R-4'),
  },
  selection: { noneIsLegal: regulation(true, '§六(一)', 'R-8'), tickedAtCloseCounts: school(true, 'R-8') },
  receipt: {
    byNotice: national(true, 'R-10'),
    unitConfirms: regulation(true, '§六(三)', 'R-10'),
    studentConfirms: regulation(true, '§九(三)', 'R-10'),
    days: school(7, 'R-10'),
    minimumDays: national(3, 'R-10'),
    daysToInvestigate: national(3, 'R-10'),
    silenceConfirms: school(true, 'R-10'),
  },
  submission: { byNotice: regulation(true, '§六(二)', 'R-9') },
  schedule: { selfCheckByNotice: regulation(true, '§四', 'R-3') },
  meetings: { perTerm: regulation(1, '§三', 'R-2'), nudgeAfterShare: school(0.5, 'R-2') },
  statusChange: {
    statuses: regulation(['repeat', 'resumed', 'transferred-in', 'on-loan'], '§七', 'R-11'),
    certificationSurvives: school(true, 'R-11'),
    selectionIsComputed: school(false, 'R-11'),
  },
  retention: {
    years: regulation(5, '§八', 'R-12'),
    deletedOnRequest: regulation(false, '§八', 'R-12'),
    hiddenEntriesAreKept: school(true, 'R-12'),
  },
  guardian: {
    acts: regulation(['upload', 'select', 'receipt'], '§九(三)', 'R-13.3'),
    onlyWhenStudentCannot: regulation(true, '§九(三)', 'R-13.3'),
    needsGrant: school(true, 'R-13.3'),
  },
  proxy: {
    order: regulation(['named', 'subject-and-grade', 'subject', 'domain-convener', 'curriculum'], '§九(二)1', 'R-13.2'),
    namedMustConsent: regulation(true, '§九(二)1', 'R-13.2'),
    humanAppoints: school(true, 'R-13.2'),
  },
  voluntary: national(true, 'R-5.8'),
})
