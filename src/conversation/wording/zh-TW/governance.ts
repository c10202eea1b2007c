import type { ScheduleItem } from '../../../portfolio/schedule.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { SeatPart } from '../../../regulation/seats.ts'
import type { Appointment } from '../../../school/appointment.ts'
import type { AppointmentRefusal } from '../../../school/appointments.ts'
import { type BusinessKind, type Meeting, type MeetingRefusal, maxResolutions } from '../../../school/meetings.ts'
import type { Office, Role } from '../../../school/roles.ts'
import type { SeatNow, SeatRefusal } from '../../../school/seats.ts'
import type { TrainingAudience, TrainingRefusal, TrainingSession } from '../../../school/training.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate } from '../format.ts'
import { presses } from '../presses.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'
import { operationNames, scopeName, whom } from './windows.ts'

const clause = (where: string, rule: string) => basis({ basis: 'regulation', clause: where, rule })
const day = (iso: string) => zhDate(instantOf(iso))
const rolesOf = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join('、')

const partNames: Record<SeatPart, string> = {
  convener: '召集人',
  'executive-secretary': '執行秘書',
  'deputy-executive-secretary': '副執行秘書',
}
const gradeNames: Record<string, string> = { '10': '高一', '11': '高二', '12': '高三' }

/** 「校長」「高一導師代表」 */
function seatTitle(seat: string): string {
  const grade = /^grade-representative-(\d\d)$/.exec(seat)?.[1]
  return grade ? `${gradeNames[grade]}導師代表` : roleNames[seat as Role]
}

const businessNames: Record<BusinessKind, string> = {
  1: '作業期程與分工',
  2: '資料建置方式',
  3: '學校平臺運作',
  4: '訓練研習說明會',
  5: '成效評核與獎勵',
  6: '其他推動宣導',
}
const businessOf = (kinds: readonly BusinessKind[]) => kinds.map((kind) => businessNames[kind]).join('、')

const audienceNames: Record<TrainingAudience, string> = {
  students: '學生',
  teachers: '教師',
  families: '學生、親師',
  continuing: '進修部',
}

/** The task force, acting staff, training and the schedule. */
export const governance = {
  seatTitle,
  partName: (part: SeatPart): string => partNames[part],
  businessName: (kind: BusinessKind): string => businessNames[kind],
  audienceName: (audience: TrainingAudience): string => audienceNames[audience],
  cancel: '取消',
  finish: '選好了',

  /** In the list of duties of who leads the task force. */
  vacancies: (empty: SeatNow[]): string =>
    `工作小組 19 席，${empty.length} 席空缺：${empty.map(({ seat }) => seatTitle(seat)).join('、')}`,
  showSeats: '看工作小組席次',
  seats: (seats: SeatNow[], choose: Button[]): Reply => {
    const empty = seats.filter(({ person }) => !person).length
    return {
      title: `工作小組 ${seats.length} 席，${empty} 席空缺`,
      lines: seats.map(({ seat, part, person, candidates }) => ({
        label: `${seatTitle(seat)}${part ? `（${partNames[part]}）` : ''}`,
        value:
          person?.name ?? (candidates.length > 1 ? `空缺：${candidates.length} 人可選` : '空缺：還沒有人有這個身分'),
      })),
      note: `${clause('§二', 'R-1')}。身分由註冊組匯入人員名冊；一個身分有好幾位時，由教務主任指定。`,
      buttons: [...choose, ask('task.list')],
      alt: '工作小組席次',
    }
  },
  chooseSeat: (seat: string): string => `指定${seatTitle(seat)}`,
  whoseSeat: (seat: string, people: Button[]): Reply => ({
    lines: [`${seatTitle(seat)}這一席由誰擔任？`],
    buttons: people,
  }),
  seatSet: ({ seat, person }: SeatNow, empty: number): Reply => ({
    title: `${seatTitle(seat)}：${person?.name ?? '空缺'}`,
    lines: [empty > 0 ? `還有 ${empty} 席空缺。` : '19 席都有人了。'],
    note: clause('§二', 'R-1'),
    buttons: [{ label: '看工作小組席次', press: { kind: 'act', act: 'seats.show', args: [] } }],
  }),
  seatRefused: (refusal: SeatRefusal): Reply => {
    switch (refusal.reason) {
      case 'notYours':
        return { lines: [`席次由${rolesOf(refusal.may)}指定。`], note: clause('§二', 'R-1') }
      case 'noSuchSeat':
        return { lines: ['工作小組沒有這一席，沒有做任何變動。'], note: clause('§二', 'R-1') }
      case 'notAHolder':
        return {
          lines: [`這位現在沒有「${roleNames[refusal.role]}」的身分，沒有做任何變動。請註冊組先更新人員名冊。`],
          note: clause('§二', 'R-1'),
        }
    }
  },

  showMeetings: '看會議紀錄',
  /** The meetings of the task force, latest first. */
  meetings: (shown: Meeting[], total: number, corrections: Button[]): Reply => ({
    title: `工作小組會議 ${total} 次`,
    lines:
      shown.length === 0
        ? ['還沒有記錄任何會議。每學期至少要開一次。']
        : shown.map(({ term, date, attendees, business, resolutions }) => ({
            label: `${term}　${day(date)}，${attendees.length} 人出席`,
            value: `${businessOf(business)}。決議：${resolutions}`,
          })),
    note: clause('§三', 'R-2'),
    buttons: [...corrections, ask('help')],
    alt: '工作小組會議紀錄',
  }),
  correctMeeting: (date: string): string => `更正 ${day(date)} 的紀錄`,
  meetingPart: (part: 'date' | 'attendance' | 'business' | 'resolutions'): string =>
    ({ date: '日期', attendance: '出席', business: '議決事項', resolutions: '決議' })[part],
  askWhatToCorrect: ({ term, date, attendees, business, resolutions }: Meeting, buttons: Button[]): Reply => ({
    title: `要更正 ${term} 這次會議的哪一項？`,
    lines: [
      { label: '日期', value: day(date) },
      { label: '出席', value: `${attendees.length} 人` },
      { label: '議決事項', value: businessOf(business) },
      { label: '決議', value: resolutions },
      '一次改一項，傳出就更正；原來的內容留在行為紀錄裡。',
    ],
    buttons,
    alt: '要更正哪一項？',
  }),
  meetingCorrected: ({ term, date, attendees, business }: Meeting): Reply => ({
    title: `已更正 ${term} 工作小組會議`,
    lines: [
      { label: '日期', value: day(date) },
      { label: '出席', value: `${attendees.length} 人` },
      { label: '議決事項', value: businessOf(business) },
    ],
    note: clause('§三', 'R-2'),
    buttons: [{ label: '看會議紀錄', press: presses.act('meetings.show') }],
    alt: '會議紀錄已更正',
  }),
  recordMeeting: '記錄工作小組會議',
  askMeetingDate: (buttons: Button[]): Reply => ({
    lines: ['工作小組會議是哪一天開的？可以打 10/14 或 2026-10-14。'],
    buttons,
  }),
  today: '今天',
  yesterday: '昨天',
  askAbsent: (present: string[], absent: string[], buttons: Button[]): Reply => ({
    title: `${present.length} 人出席，${absent.length} 人缺席`,
    lines: ['按名字標記缺席，再按一次改回出席。', ...(absent.length > 0 ? [`缺席：${absent.join('、')}`] : [])],
    buttons,
    alt: '誰出席會議？',
  }),
  allPresent: '全員出席',
  attendanceDone: (absent: number): string => `缺席 ${absent} 人，下一步`,
  /** Nobody sits anywhere yet. */
  noSeats: (): Reply => ({
    lines: ['19 席都還空著，沒有人可以勾出席。請先匯入人員名冊，會議才能在這裡記錄。'],
    note: clause('§二', 'R-1'),
  }),
  askBusiness: (chosen: BusinessKind[], buttons: Button[]): Reply => ({
    lines: [
      '議決了哪幾類事項？可以選好幾個，選完按「選好了」。',
      ...(chosen.length > 0 ? [`已選：${businessOf(chosen)}`] : []),
    ],
    note: clause('§三', 'R-2'),
    buttons,
  }),
  askResolutions: (buttons: Button[]): Reply => ({
    lines: [`決議是什麼？請打字，一次傳完（${maxResolutions} 字以內）。傳出就記錄。`],
    buttons,
  }),
  resolutionsHint: '打決議內容',
  typeResolutions: '打決議',
  meetingAdded: ({ term, date, attendees, business }: Meeting): Reply => ({
    title: `已記錄 ${term} 工作小組會議`,
    lines: [
      { label: '日期', value: day(date) },
      { label: '出席', value: `${attendees.length} 人` },
      { label: '議決事項', value: businessOf(business) },
      '決議全文已保存。',
    ],
    note: clause('§三', 'R-2'),
    buttons: [ask('task.list')],
    alt: '會議已記錄',
  }),
  /** `isRecorded`: it is the correction that is refused. */
  meetingRefused: (refusal: MeetingRefusal, isRecorded = false): Reply => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `會議由${rolesOf(refusal.may)}記錄。`
        case 'unknownTerm':
          return refusal.known.length > 0 ? `學校只有這些學期：${refusal.known.join('、')}。` : '學校還沒輸入學期日期。'
        case 'notHeldYet':
          return '這一天還沒到。會議開完再記錄。'
        case 'outsideYear':
          return `這一天不在 ${refusal.year} 學年（8/1 到 7/31）。`
        case 'nobody':
          return '至少要有一位出席。'
        case 'unknownPeople':
          return `人員名冊裡沒有：${refusal.ids.join('、')}。`
        case 'noBusiness':
          return '至少要選一類議決事項。'
        case 'noResolutions':
          return '決議是空的。'
        case 'noSuchMeeting':
          return '沒有這次會議的紀錄。'
      }
    })()
    return { lines: [`${why}${isRecorded ? '沒有做任何更正。' : '會議還沒有記錄。'}`], note: clause('§三', 'R-2') }
  },
  notADate: (): Reply => ({ lines: ['我看不懂這個日期。請打 10/14 或 2026-10-14。'] }),

  upcomingTraining: ({ date, title, audience }: TrainingSession): string =>
    `近期研習：${day(date)} ${title}（${audienceNames[audience]}）`,
  addTraining: '安排研習',
  askAudience: (buttons: Button[]): Reply => ({ lines: ['這場研習或說明會是給誰的？'], buttons }),
  askTrainingDate: (audience: TrainingAudience, buttons: Button[]): Reply => ({
    lines: [`給${audienceNames[audience]}的研習在哪一天？可以打 10/20 或 2026-10-20。`],
    buttons,
  }),
  askTitle: (buttons: Button[]): Reply => ({ lines: ['名稱是什麼？打字傳出就排定。'], buttons }),
  titleHint: '例如：學習歷程檔案說明會',
  typeTitle: '打名稱',
  trainingAdded: ({ date, title, audience, term }: TrainingSession): Reply => ({
    title: `已排定：${title}`,
    lines: [`${day(date)}，給${audienceNames[audience]}（${term}）。前 7 天、前 1 天和當天會提醒。`],
    note: clause('§十', 'R-14'),
    buttons: [ask('task.list')],
  }),
  trainingRefused: (refusal: TrainingRefusal): Reply => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `這類研習由${rolesOf(refusal.may)}安排。`
        case 'noTerm':
          return '這一天不在學校已輸入的學期裡。'
        case 'noTitle':
          return '名稱是空的。'
        case 'past':
          return '這一天已經過了。'
      }
    })()
    return { lines: [`${why}沒有排定。`], note: clause('§十', 'R-14') }
  },

  /** What somebody is, with the offices that they act for: 「任課教師、代理註冊組」 */
  withActing: (description: string, acting: Office[]): string =>
    [description, ...acting.map((office) => `代理${roleNames[office]}`)].join('、'),
  standsInFor: (office: Role, until: string): string => `你代理${roleNames[office]}，到 ${day(until)} 為止。`,
  appointed: (office: Office, name: string, { from, to }: Pick<Appointment, 'from' | 'to'>): string =>
    `代理：${name} 代理${roleNames[office]}，${day(from)} 到 ${day(to)}`,
  appoint: '安排代理人',
  askOffice: (buttons: Button[]): Reply => ({ lines: ['哪一個職務要代理？'], buttons }),
  officeName: (office: Office): string => roleNames[office],
  askActingPerson: (office: Office, buttons: Button[]): Reply => ({
    lines: [`誰來代理${roleNames[office]}？請打姓名或編號。`],
    buttons,
  }),
  noOneCalled: (name: string): Reply => ({ lines: [`人員名冊裡沒有「${name}」。請再打一次姓名或編號。`] }),
  whichOne: (people: Button[]): Reply => ({ lines: ['同名的有好幾位，是哪一位？'], buttons: people }),
  askActingDates: (office: Office, name: string, buttons: Button[]): Reply => ({
    lines: [`${name} 代理${roleNames[office]}，從哪天到哪天？例如 10/20-10/31，頭尾都算。傳出就生效。`],
    buttons,
  }),
  notTwoDates: (): Reply => ({ lines: ['我看不懂這段日期。請打成 10/20-10/31；只有一天就打 10/20。'] }),
  appointmentMade: (office: Office, name: string, { from, to }: Pick<Appointment, 'from' | 'to'>): Reply => ({
    title: `${name} 代理${roleNames[office]}`,
    lines: [`${day(from)} 到 ${day(to)}，頭尾都算。這段時間這個職務的權限和待辦都由 ${name} 接手。`],
    note: clause('§九(一)', 'R-13.1'),
    buttons: [ask('task.list')],
    alt: '代理人已安排',
  }),
  endAppointment: (name: string): string => `結束代理：${name}`,
  appointmentEnded: (office: Office, name: string): Reply => ({
    lines: [`${name} 代理${roleNames[office]}到此為止，權限已收回。`],
    note: clause('§九(一)', 'R-13.1'),
    buttons: [ask('task.list')],
  }),
  /** To who acts, or, where their name is given, to whose office it is. */
  actingBegun: (office: Office, { from, to }: Pick<Appointment, 'from' | 'to'>, acting: string | undefined): Reply => ({
    title: acting === undefined ? `請你代理${roleNames[office]}` : `${acting} 代理${roleNames[office]}`,
    lines: [
      acting === undefined
        ? `${day(from)} 到 ${day(to)}，頭尾都算。這段時間這個職務的權限和待辦都在你這裡。`
        : `${day(from)} 到 ${day(to)}，頭尾都算。這段時間這個職務的待辦通知 ${acting}，不再通知你。`,
    ],
    note: clause('§九(一)', 'R-13.1'),
    buttons: acting === undefined ? [ask('task.list')] : [ask('help')],
    alt: '代理人已安排',
  }),
  actingEnded: (office: Office, acting: string | undefined): Reply => ({
    lines: [
      acting === undefined
        ? `你代理${roleNames[office]}提早結束，權限已收回。`
        : `${acting} 代理${roleNames[office]}提早結束，待辦回到你這裡。`,
    ],
    note: clause('§九(一)', 'R-13.1'),
    buttons: acting === undefined ? [ask('help')] : [ask('task.list')],
    alt: '代理提早結束',
  }),
  appointmentRefused: (refusal: AppointmentRefusal): Reply => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `這個職務的代理人由${rolesOf(refusal.may)}安排。`
        case 'unknownPerson':
          return '人員名冊裡沒有這個人。'
        case 'hasLeft':
          return '這個人已經離校。'
        case 'notStaff':
          return '只有教職員可以代理職務。'
        case 'holdsIt':
          return '這個人本來就擔任這個職務。'
        case 'backwards':
          return '結束的日子比開始早。'
        case 'over':
          return '這段日期已經過了，或已經結束。'
        case 'noSuchAppointment':
          return '沒有這筆代理。'
      }
    })()
    return { lines: [`${why}沒有做任何變動。`], note: clause('§九(一)', 'R-13.1') }
  },

  selfChecks: '自我檢核期間',
  /** Which operations have a period of self-checking, and which still lack one. */
  selfCheckList: (items: ScheduleItem[]): Reply => {
    const periodOf = ({ selfCheck: { opensAt, closesAt } }: ScheduleItem['windows'][number]['window']) =>
      opensAt || closesAt
        ? [opensAt ? zhDate(opensAt) : '', closesAt ? zhDate(closesAt) : ''].join(' 到 ').trim()
        : '尚未訂定'
    const missing = items.filter(({ windows }) => windows.some(({ window }) => periodOf(window) === '尚未訂定')).length
    return {
      title: `${missing} 項作業還沒訂自我檢核期間`,
      lines: items.map(({ operation, scope, windows }) => ({
        label: `${operationNames[operation]}（${scopeName(scope)}）`,
        value: windows
          .map((each) => [whom(each), periodOf(each.window)].filter(Boolean).join(' '))
          .filter((text, index, all) => all.indexOf(text) === index)
          .join('；'),
      })),
      note: `${clause('§四', 'R-3')}。期間由執行秘書以公告訂定。`,
      buttons: [ask('deadline.ask'), ask('task.list')],
      alt: '自我檢核期間',
    }
  },
}
