import { wasReturned } from '../lexicon/acts.ts'
import { asksCount, asksOutcome, asksWhat, asksWhether, limit, someday, supposes } from '../lexicon/manners.ts'
import { certification, description, item, selection } from '../lexicon/matters.ts'
import { words } from '../words.ts'
import { statusChange } from './regulationOfPeople.ts'
import { about, type Rule } from './rule.ts'

const asking = [asksWhether, asksWhat, asksOutcome, supposes] as const
const size = words`
  [多太很過最]大(?!家) / 大小 / [\d幾多少]+ ?(mb|m(?![a-z0-9])|kb|gb|兆) / mb / 容量 / 壓(縮)?(到|成)?[多幾小] / 壓縮…[傳小] / 檔案?…(上限|超過)
  biggest / 大檔 / size / how (big|large) / too (big|large) / megabytes? / (bigg|larg)er
`
const format = words`
  格式 / (檔案?)?類型 / 副檔名 / (什麼|哪[些種])檔 / pdf / docx? / word / pptx? / powerpoint / excel / xlsx / jpe?g / png / gif
  heic / mp[34] / mov / avi / wav / m4a / txt / zip / rar / 壓縮檔 / 簡報 / 照片 / 圖[檔片] / 截圖 / 錄[音影] / 音檔 / 影[片音] / 連結
  網址 / 雲端 / youtube / yt / 手寫 / 掃描 / [幾兩一二三\d]個檔 / links? / videos? / photos? / pictures? / images? / audio
  formats? / file types? / types? of files? / google / canva / urls? / slides?
`
const accepts = words`
  只[能收] / 接受 / 支援 / 收(?!訖) / [哪什][些麼種] / 規定 / 限 / 附 / 要[用存傳轉] / 幾個檔 / kinds? / allowed / accept\w* / support\w*
  which / what / ok
`
const ownFile = words`打不 / 壞 / 還[在能] / 錯 / 換 / 我要 / 想傳 / 給你 / my project`
const rewrites = words`改(?!變) / [打寫]錯 / 退[回件] / 不符 / edit / fix / change`
const wording = words`[幾多]少?個?字 / 字數 / 寫什麼 / 空白 / 含 / 必填 / how long / required / language`
const late = words`
  [過超逾][期時] / 過了 / 超過…(時間|期限|截止) / 截止[了後之以過] / 關了(還|可|怎) / 結束(之?後|了) / [遲晚][了點]?([一兩幾]天|[交傳]|繳) / 補[傳交件繳]
  [能可]以?補 / (有|會|開放).{0,4}補[傳交] / 錯過 / [來趕]不及 / 忘[了記]……[傳交登] / [延寬][長期後限] / [寒暑]假 / 沒趕上 / 通融 / late(r)? / after…(deadline|close|due)
  miss(ed)? / exten\w* / overdue / past the
`
const counts = words`
  [算占佔](?!了)……(件|名額|額度|數|裡) / (件|名額|額度|數)……[算占佔](?!了) / 算(不算|進) / [件額]……包?含 / (名額|額度)……(回來|還我) / count (as|toward|against)
  (drafts|returned)……count
`
const amount = words`
  [幾多]少?[件個筆] / \d+ ?[件個筆] / [一二三四五六七八九十]+[件個筆] / 件數 / 數量 / 多表|多元|成果 / how many / number / max\w* / most
  limit
`
const perTerm = words`(門課|堂課|一科)……(可以|能)(?!再)…[兩二三四幾多\d]…[件個筆] / [一每]個?(學期|學年|年)……[幾多] / (可以|能)(?!再)…[幾多][件個筆] / (可以|能)傳(十|\d+)件`
const ownAmount = words`剩 / 還 / 再 / 我([有勾這]|傳了) / 檔 / 勾滿 / left / more`
const compulsory = words`
  一定[要得] / 必[須要交傳填] / 都得 / 強[制迫] / 非…不可 / 可以不(?!要|可) / 能不能不 / 可不可以不 / 自[由願] / 可以完全不 / [每各]一?[科學]期?……要 / 義務
  硬性 / 規定要 / 需要……嗎 / mandatory / required / compulsory / optional / voluntary / (have|need) to / must
  necessary / force\w*
`
const building = words`
  學檔 / 多[元表] / 歷程 / [傳交做勾登弄] / 強[制迫] / 自願 / 科 / 東西 / 成果 / upload\w* / portfolios? / submit\w* / select\w* / it
  anything
`
const abstains = words`
  不(想)?(交|傳|上傳|做|勾|登|弄|參加)(?!了?出) / 沒有?(交|傳|上傳|登|做)(?!出) / 沒有東西
  (don['’]?t|not|never) (upload\w*|select|submit|want|do)
`
const consequence = words`
  被當 / 記過 / 扣分 / 成績 / 升學 / 畢業 / 會怎 / 會被 / 影響 / 怎樣 / 會不會 / [可沒][以關]係?嗎 / 行嗎 / 吃虧 / 嗎 / happens / affect / grades?
`
const doneThen = words`
  完(成)?[^。]{0,4}(可以|能|還|再|會) / [之以]?後[^。]{0,8}(可以|能|還|再|會|改) / 了[^。]{0,3}(可以|能|還|再|就) / 中…(可以|能) / after / once
`
const selectionRule = words`
  滿 / 一定會 / [能可](以|不)?(可以)?(不能)?勾 / 不能勾 / 才能 / 差在 / 必須 / 忘 / 沒勾……(會|怎) / (每|都)…要 / 要[^。]{1,8}嗎 / 沒有?勾……[會就] / 勾過的
  [幾一兩]次
`
const ownSelection = words`哪些 / 哪幾 / 幾[件個] / 怎麼勾 / 了沒 / my selections? / what have / did i / 給我看 / 沒勾$ / 我(要|想)`
const standard = words`
  多久 / [幾\d]天 / 成績 / 分數 / 好壞 / 好不好 / 品質 / 寫得?不好 / 爛 / 合理 / 可以(不|拒|因為) / [能會](不|拒) / 有權 / 憑什麼 / 一定 / 需要 / 必須
  [也都]?要…認證[嗎?] / 審什麼 / 申訴 / 看什麼 / 才[能可] / 次數 / how long / need / refuse / require\w* / grades? / can (a|my|the) teachers?
`
const ownCertification = words`
  [幾\d]月 / 幾[號件] / 還有幾天 / 剩 / 等我 / 給我 / 催 / 在哪 / (我|需要我)…(還|有|的|要)?…認證 / 處理 / 提醒 / 請老師 / 叫 / 跟老師 / for me
  i need / certif\w* my / remind / 狀態 / last day / deadline
`
const again = words`可以 / 能(?!夠) / 再 / 合理 / 怎麼辦 / 權 / 機會 / 憑什麼 / 會(怎|有) / can i / resubmit / what`
const ownReturned = words`哪 / [看改刪催] / 幾[件個] / 名額 / which / show / list`

/** What the regulation says of the work itself. */
export const regulationOfWork: readonly Rule[] = [
  { ...about('size'), all: [size], none: [item] },
  {
    ...about('description'),
    all: [description],
    any: [asksCount, limit, wording, ...asking],
    none: [rewrites, words`我要 / 我想`],
  },
  { ...about('format'), all: [format], any: [accepts, ...asking], none: [ownFile, item] },
  {
    ...about('window'),
    all: [late],
    any: [...asking, words`補[傳交][^?]*嗎`],
    none: [selection, words`認證過了 / 工作 / 預檢 / 過了[嗎沒]$ / 催`],
  },
  {
    ...about('window'),
    all: [words`[延寬][長期後限] / 遲交 / 逾期(上傳|繳) / extend / late (uploads?|submissions?)`],
    none: [certification],
  },
  { ...about('quota'), all: [counts], none: [description, statusChange] },
  {
    ...about('quota'),
    all: [limit, amount],
    none: [words`mb / 字 / 最後 / 天 / 截止 / 勾滿 / 剩 / 還[能可差] / 時間 / left / more how`],
  },
  { ...about('quota'), all: [perTerm], none: [ownAmount] },
  {
    ...about('selection'),
    all: [selection],
    any: [asksWhat, asksOutcome, doneThen, selectionRule, words`是每 / final / locked / change my`],
    none: [ownSelection, someday],
  },
  {
    ...about('voluntary'),
    all: [compulsory, building],
    none: [certification, description, words`必須在 / 催 / 退件 / when / 什麼時候`],
  },
  {
    ...about('voluntary'),
    all: [abstains, consequence],
    none: [certification, words`了[嗎沒] / 還沒 / 誰 / 班`],
  },
  {
    ...about('certification'),
    all: [certification],
    any: [asksWhat, asksOutcome, doneThen, standard],
    none: [item, ownCertification],
  },
  { ...about('certification'), all: [words`退[件回] / returned / rejected`, standard] },
  {
    ...about('certification'),
    all: [words`老師`, standard, words`[嗎?] / 合理`, words`幫我認證 / 認證 / 退`],
    none: [words`催 / 請老師 / 提醒`],
  },
  {
    ...about('certification'),
    any: [wasReturned, words`退件`],
    all: [again],
    none: [ownReturned, item],
  },
]
