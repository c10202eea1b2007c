import { yphs1120504 } from '../../../regulation/rulesets/yphs-112-05-04.ts'
import type { Role } from '../../../school/roles.ts'
import type { Language } from '../../intent.ts'
import type { Button, ChannelName, Reply } from '../../message.ts'
import { type Menu, menusOf } from '../asks.ts'
import { askButton, presses } from '../presses.ts'
import { ask } from './buttons.ts'
import { networkNames, roleNames } from './names.ts'

const keptYears = yphs1120504.retention.years.value
const menus = menusOf(ask)
/** More roles than these are not named one by one. */
const namedAtMost = 5

/** What is said to anyone. */
export const general = {
  networks: networkNames,
  menus,
  academicAffairs: '教務處',

  privacyNotice: (school: string, channel: ChannelName, contact: string): Reply => ({
    title: '個人資料告知事項',
    lines: [
      `${school}（教務處）以這個帳號協助學習歷程檔案作業。`,
      {
        label: '保存什麼',
        value:
          '姓名、學號、班級、修課、你上傳的檔案與簡述、認證與勾選紀錄，以及這個聊天帳號的識別碼。不收身分證號與生日。',
      },
      { label: '為了什麼', value: '學習歷程檔案的上傳、認證、勾選、提交、收訖與期限提醒。' },
      {
        label: '多久',
        value: `聊天文字 30 天；學習歷程資料依補充規定第八點，離校後保存 ${keptYears} 年，之後才得刪除。`,
      },
      {
        label: '經由',
        value: `${networkNames[channel]}。訊息會經過該公司的伺服器；不想經由它，可以隨時解除綁定，改到教務處辦理。`,
      },
      { label: '你的權利', value: `可以查詢、閱覽、複製、更正、停止利用或刪除（依法應保存者除外）。請找${contact}。` },
    ],
    note: '依據：個人資料保護法第 8 條、補充規定第八點',
    buttons: [askButton('我知道了，怎麼綁定？', 'account.bind')],
  }),

  welcome: (school: string): Reply => ({
    title: '歷程：學習歷程檔案小幫手',
    lines: [
      `這是${school}的學習歷程檔案助理。學生可以問「還剩幾件」、直接傳檔案上傳；老師可以在這裡認證。`,
      '請先讀下面的告知事項，再把綁定碼（例如 K7QF-39MX）傳給我。綁定碼向導師或註冊組拿。',
    ],
  }),

  welcomeBack: (name: string, buttons: Button[]): Reply => ({ lines: [`${name}，歡迎回來。要做什麼？`], buttons }),

  help: (kind: Menu, name: string | undefined): Reply => {
    const what: Record<Menu, string[]> = {
      student: [
        '「還剩幾件」看額度和截止日',
        '直接傳檔案，或說「上傳學習成果」',
        '「登錄多元表現」記競賽、幹部、檢定、志工等',
        '「送出認證」「修改 #12」「刪除 #12」',
        '「老師認證了嗎」「我的檔案還在嗎」',
        '「我要勾選」「我勾了哪些」選要上傳中央資料庫的',
        '規定也可以問：「mp4 可以嗎」「可以補傳嗎」',
      ],
      teacher: [
        '「待認證清單」看等你認證的成果',
        '「#12 認證通過」「退回 #12 不是本課作業」',
        '「全部認證通過」會先列出來再問一次',
        '規定也可以問：「認證到什麼時候」',
      ],
      homeroom: [
        '「班級進度」看誰還沒送出',
        '「待認證清單」看等你認證的成果',
        '「提醒全班」發截止提醒',
        '規定也可以問：「認證到什麼時候」',
      ],
      office: ['「我的待辦」看還沒完成的事', '「提交進度」看提交到哪裡', '規定也可以問：「檔案保留多久」'],
      other: ['「截止到什麼時候」看期限', '規定也可以問：「mp4 可以嗎」'],
    }
    return {
      title: name ? `${name}，我可以幫你：` : '我可以幫你：',
      lines: what[kind],
      note: '說「換成英文」就改用英文；說「解除綁定」就忘記這個帳號。',
      buttons: menus[kind],
    }
  },

  /** A button of admin alone. */
  jobOverview: '排程總覽',

  mustBind: (contact: string): Reply => ({
    lines: [
      '這要先知道你是誰。請把綁定碼傳給我，例如 K7QF-39MX。',
      `還沒有綁定碼：學生向導師或註冊組拿，教職員向系統管理人員拿（${contact}）。`,
    ],
    buttons: [ask('help'), ask('deadline.ask')],
  }),

  notForYou: (askers: readonly Role[]): Reply => ({
    lines: [
      `這件事由${askers.length > namedAtMost ? '學校處室' : askers.map((role) => roleNames[role]).join('、')}來做，你的帳號沒有這個身分。`,
      '身分有誤的話，請找註冊組更正。',
    ],
    buttons: [ask('account.whoami'), ask('help')],
  }),

  notUnderstood: (buttons: Button[]): Reply => ({
    lines: ['這句我沒聽懂，或不是我能做的事。可以換個說法，或按下面的按鈕。'],
    buttons: [...buttons, ask('help')],
  }),

  tooLong: (characters: number): Reply => ({
    lines: [`這則訊息有 ${characters} 個字，我一次最多讀 5,000 字。請分成幾則再傳；已經給我的東西都還在。`],
  }),

  notReadable: (buttons: Button[]): Reply => ({
    lines: ['貼圖、位置、通話我看不懂。請用文字告訴我，或按下面的按鈕。'],
    buttons,
  }),

  filesAreForStudents: (): Reply => ({
    lines: ['檔案我沒有收下：在這裡傳檔案是學生上傳學習成果用的。', '要看學生的檔案，請按認證卡片上的按鈕。'],
    buttons: [ask('certification.pending')],
  }),

  broken: (reference: string): Reply => ({
    lines: ['剛才那一步我這邊出了問題，沒有完成。你之前給我的東西都還在，請再試一次。'],
    note: `還是不行的話，請把這個編號告訴教務處：${reference}`,
    buttons: [ask('artifact.list'), ask('help')],
  }),

  cancelled: (): Reply => ({ lines: ['好，先不做了。已經存成草稿的都還在。'] }),
  nothingToCancel: (): Reply => ({ lines: ['現在沒有進行到一半的事。'], buttons: [ask('help')] }),

  answeredAlready: (): Reply => ({ lines: ['這個問題你已經回答過了，不會再做一次。'] }),
  questionGone: (): Reply => ({
    lines: ['這個按鈕的問題已經過去了，沒有做任何變動。請再說一次你要做什麼。'],
    buttons: [ask('artifact.list'), ask('help')],
  }),

  /** Opens an answer, after one that may not have arrived. */
  maybeUnheard: (outcome: string): Reply => ({ lines: [`上一次的回覆可能沒有送到，結果是：${outcome}`] }),

  languageIs: (_lang: Language): Reply => ({ lines: ['好，之後用中文。'] }),
  whichLanguage: (): Reply => ({
    lines: ['要用哪一種語言？ Which language?'],
    buttons: [
      askButton('中文', 'language.set', { lang: 'zh-TW' }),
      askButton('English', 'language.set', { lang: 'en' }),
    ],
  }),

  settings: (muted: boolean, changed: boolean, networks: readonly ChannelName[], chosen?: ChannelName): Reply => ({
    lines: [
      `${changed ? '好了，' : ''}提醒現在是${muted ? '關' : '開'}的。`,
      muted
        ? '認證的申請和結果、學校的群發通知、最後一天的法定期限還是會傳給你。'
        : '一天最多一則整理好的提醒；當天截止的會另外說。',
      ...(networks.length > 1 ? [chosen ? `都傳到 ${networkNames[chosen]}。` : '傳到你最後一次跟我說話的地方。'] : []),
    ],
    buttons: [
      muted
        ? askButton('打開提醒', 'notification.settings', { action: 'unmute' })
        : askButton('關掉提醒', 'notification.settings', { action: 'mute' }),
      ...(networks.length > 1 ? networks.filter((network) => network !== chosen) : []).map((network) => ({
        label: `都傳到 ${networkNames[network]}`,
        press: presses.act('settings.network', network),
      })),
      ...(chosen ? [{ label: '傳到最後說話的地方', press: presses.act('settings.network', '') }] : []),
    ],
  }),

  groupHello: (): Reply => ({
    lines: ['大家好，我是歷程。個人的事請加我好友，一對一說；在群組裡我不會提到任何人的資料。'],
  }),
  askInPrivate: (): Reply => ({ lines: ['這是個人的事，請在一對一聊天問我。'] }),
}
