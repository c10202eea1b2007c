import { edits, sends, uploaded, uploads, wasReturned, withdraws } from '../lexicon/acts.ts'
import { asksProgress, asksWhich, asksYet } from '../lexicon/manners.ts'
import { diverseCategory, draft, entry, notification } from '../lexicon/matters.ts'
import { group } from '../lexicon/people.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const nudges = words`
  催…(老師|教師|認證) / (老師|教師)……[^不]?催 / (提醒|通知|敲|[戳踢]|問|拜託|叫).{0,8}(老師|教師) / 跟…老師…[說講]
  (老師|教師)……(提醒(?!我)|催|敲|跟他|[幫]我[講說]|通知) / 傳訊息給…老師 / 請…(老師|他)…[快盡趕] / ^催 / 催一?[下催] / 幫(我|忙)?催
  (remind|nudge|ping|ask|tell|poke|message|urge|chase|push|notify)…(my |the )?(\w+ )?(teacher|mr|ms)
  reminder to…teacher
`
/** What is deleted is words, not an entry. */
const partOfText = words`(簡述|標題|內容)……刪 / 刪……[字句段]`
const nudgeRule = words`代理 / [請病產]假 / [不別]要?催 / 誰 / 全班 / 生病 / 遲到 / 上課`
const chosen = words`
  勾[了過選].{0,3}[哪什幾] / [勾選挑]了(?!$|嗎?[。!]?$) / [勾選]的 / 我的(勾選|選擇)$ / 勾選?(結果|清單|列表|狀[況態]|情形|紀錄) / (有|已經?)[勾選]
  [勾選]好的 / [勾選]好了?[沒嗎] / 勾了[沒嗎] / 勾過 / 看…勾 / 哪幾?[件些個]…勾 / 勾選送出了 / 目前的?勾選 / (my|your) (current )?selections?$
  (have|did) i (select|pick|choose|tick)\w* / i (have )?(selected|picked|chose|ticked)
  (show|list|view)…select\w* / selected / ticked / picked / chosen
`
const chooses = words`勾 / 挑 / 決定送 / 選(?=[要課成多十六]|擇|出|取) / select\w* / choose / pick / tick`
const changesChoice = words`
  換 / 選好了 / (出|成)…勾選$ / ^勾選$ / 送出……勾選 / 鎖定 / 改 / [要想開].{0,2}勾 / 誰 / 可以 / 確定 / finish / submit my
`
const otherChoice = words`截止 / 選[修課](?!程) / [退加]選 / 選大學 / 大學選 / 校系 / 提醒 / [嗎?]$`
const returnedAsked = words`
  有…?被退 / 被(退|return).{0,8}(哪|幾|了|件|的) / 哪…被(退|打) / 為什麼…退 / 退件(清單|紀錄|的有) / returned / rejected / 有…退件 / 被打回
`
const asksDraft = words`
  哪 / [看列查] / 有什麼 / 什麼東西 / 幾 / 清單 / 我的草稿$ / 嗎 / show / list / what / which / view / see / my drafts$
`
const states = words`
  認證(了|過|成功|通過|[中失完狀]) / 通過了? / [沒未]…?(送|認證|通過) / 草稿 / 等老師 / 待認證 / 審核中 / 被…退 / 退[件回] / 狀態 / 老師…[看認審] / 有?過了?[嗎沒] / 沒過
  被認證 / certified / pending / returned / rejected / drafts? / approved / certify it yet / waiting / status
`
const lists = words`
  清單 / 列表 / 紀錄 / 列出 / [總一]共 / 狀態 / [哪那]些 / 哪幾 / 幾[件個筆] / 什麼 / ^我的 / [看查] / 有沒有 / 件數 / 傳到哪 / 在哪 / 嗎$ / lists?
  show / which / what / view / see / how many / status
`
const inventory = words`
  ^[^一-龥]*(請|麻煩|幫我|我[要想])?(看|查|列|顯示|給我)*(一下|詢|出|看)*(我|目前|所有|全部)*的?(課程|學習|多元|上傳|的)*(成果|表現|多元|多表|件數|紀錄|學檔|歷程|清單|作品|東西|狀態)(給我看)?[^一-龥]*$
  (成果|多元|多表|表現|上傳|學檔|作品|我的)…(清單|列表|紀錄|狀態) / 傳到哪 / ^我?已經?(上傳|登錄)的 / (目前|[總一]共|已經)…(有|傳|登)…[幾多][件少]
  (list|show|see|view)……(outcomes?|diverse|drafts?|items?|records?|portfolio|entries|uploads?|artifacts?|work)
  ^(what['’]?s (in )?)?my (course |learning )?(outcomes?|portfolio|diverse performances?|items?|records?|entries|artifacts?|uploads?)( list)?$
  in my portfolio
`
const doing = words`
  [改修刪催補換] / 提醒 / (送出|送|去)認證$ / [想要]送 / 重新送 / 幫我送 / 送[給去] / [收撤]回 / 新增 / [要想](上傳|[傳登交]) / send / remind / submit
  request / edit / delete / want to / wanna
`
const notSending = words`勾 / 了[嗎沒] / 誰 / 訊息 / 提醒 / 收訖 / 退 / 中央 / 國教署 / 提交進 / 改……再送 / 送[了過].{0,3}[幾哪什] / 哪 / 送件嗎 / back / reminder`
const editsField = words`
  簡述 / 標題 / 內容 / 名稱 / 日期 / 我[要想] / 錯 / 幫我改 / ^(修改|編輯|更新|替換) / title / description / typo / want / file
`
const otherEdit = words`語言 / 通知 / 勾 / 綁 / 代理 / 成績 / 密碼 / 上傳新 / 規定 / 志願 / (?<!改…)再送 / 送認證`
const otherUpload = words`
  [傳登交]了 / 訊息 / 中央 / 國教署 / 提交(進|狀|完|到) / 誰 / 借 / 假單 / 學費 / 報名 / [今明]天……作業 / 朋友 / 歌 / 音樂 / send / certif\w*
  still / after / 期間 / 剩 / (登錄|上傳|[登傳])過?的(課程|學習)*(成果|多|表現|東西|紀錄)
`
const bareUpload = words`
  ^[^一-龥a-z]*(我?[要想]要?|請|幫我|來|開始|再|如何|(要)?怎麼)*(上傳|傳|新增|登錄|upload|submit|add)[^。]{0,8}$
  我[要想]要?(上傳|登錄|新增|傳(?!訊|話)) / (怎麼|如何)(上傳|登錄|新增) / (我要|幫我)補傳 / 幫我(上傳|登錄|新增)
  (want to|wanna|start an?|can i) (upload|add|submit) / how (do i|to|can i) (upload|add|submit)
`
const asksWhetherHandled = words`了[嗎沒]$ / 完了`

/** A student, and what they build. */
export const students: readonly Rule[] = [
  { intent: 'certification.nudge', all: [nudges], none: [nudgeRule] },
  { intent: 'selection.show', all: [chosen], none: [group, changesChoice] },
  { intent: 'selection.choose', all: [chooses], none: [group, otherChoice] },
  {
    intent: 'artifact.list',
    all: [wasReturned, returnedAsked],
    none: [words`[改刪催] / 再送 / 誰 / 可以 / 編輯 / edit / fix`],
  },
  {
    intent: 'artifact.withdraw',
    all: [withdraws],
    none: [partOfText, notification, words`勾 / 綁 / 帳號 / 收訖 / 個資 / 保留 / 可以…刪…嗎`],
  },
  { intent: 'artifact.list', all: [draft, asksDraft], none: [doing, words`提醒 / 寫好`] },
  { intent: 'artifact.list', all: [states], any: [asksYet, lists], none: [doing] },
  { intent: 'artifact.send', all: [sends], none: [notSending] },
  { intent: 'artifact.edit', all: [edits], any: [entry, editsField], none: [otherEdit] },
  {
    intent: 'artifact.list',
    all: [uploaded],
    any: [asksWhich, asksYet, asksProgress],
    none: [words`#\d / 傳錯 / 要改 / 誰 / 班 / 怎麼辦 / 幫我`],
  },
  {
    intent: 'artifact.list',
    all: [inventory],
    none: [doing, words`提交 / 學生 / 新增 / 登 / 怎麼 / ^上傳(課程|學習|多元)*(成果|表現|作品|東西)`],
  },
  { intent: 'artifact.submit', all: [uploads, entry], none: [otherUpload, asksWhetherHandled] },
  { intent: 'artifact.submit', all: [uploads, diverseCategory], none: [otherUpload] },
  { intent: 'artifact.submit', all: [bareUpload], none: [words`訊息 / 音樂 / 歌 / 刪`] },
]
