import { words } from '../words.ts'

export const asksWhen = words`
  (什麼|哪個|哪)時 / 何時 / 幾[號月點] / (哪|那)一?天(?!沒) / (禮拜|星期|週)幾 / [還剩].{0,3}(多久|多少時間|[幾多]少?天) / (^|有|再)幾天
  多久(截止|到期|結束|以?前) / 最後(一天|期限|上傳日|日期|時間) / 最晚 / 截止(日|時間|[了在到]|對?[嗎吧]?[?]?$) / (期限|死線|期程|期間|日期)(?!會|可以|能)
  到(期日|何時|哪時) / 上傳時間 / 起迄 / 來得及 / when / when's / deadlines? / how many days / how (long|much time)……left / until
  (last|due|what) da(y|te) / due / (days?|time) left / still time / by what time / too late
`
/** A day not far off. */
export const someday = words`[今明後]天 / 下(個?禮拜|週|周|星期|個?月) / 週末 / today / tomorrow / next (week|month)`
export const asksOpen = words`
  開放 / 開始了?[嗎沒] / (可以|能)…了[嗎沒] / (現在|今天|明天|下禮拜|下週|週末)還?[能可] / [開關]了[嗎沒] / 結束了[嗎沒] / 截止了[嗎沒] / open(ed|s)?
  closed? / (has|does|did)…start
`
export const asksCount = words`幾[件個筆項份篇樣格] / 多少 / 件數 / 數量 / how (many|much) / number of`
export const limit = words`
  最[多高] / 至多 / 上限 / 限制 / 只能 / 最少 / 至少 / 為限 / 超過 / [一每]個?(學期|學年|年)…(幾|多少) / max\w* / limits? / at most / allowed
  up to / minimum / per (semester|term|year) / more than
`
export const left = words`
  剩 / 還[能可]以? / 還有…(名額|額度|空位|扣打|位[子置]|空間|quota|[幾多].?[件個格]?(可以|能)?(用|傳|登|交|勾|上傳)) / [能可]以?再 / 額度 / 名額 / 空位 / 扣打
  quota / 滿了 / 傳滿 / 用[完光掉] / 還[差缺] / left / how many more / can i (still|add (one|any)) / any more / remain\w* / slots?
`
/** Asks whether something is so or allowed; a polite 「可以幫我…嗎」 does not. */
export const asksWhether = words`
  (可以|能|會|要|需要|得|必須|行|算|收)(?!(不可以)?(請|麻煩|拜託)?你?(幫|教|給|告訴|叫|先不要|借|提醒|換|用(?=[英中國])))[^。!]{0,30}[嗎吧喔?]
  [可能][不否]?[可能]以?(?!幫|請|麻煩)…(不|嗎|[?]|$) / (可不可以|能不能|可否|能否)(?!幫|請|麻煩) / 可以不(?!要) / 行不行 / 是不是 / 要不要 / 會不會 / 算不算
  收不收 / 需不需要 / 是否 / 一定要 / 合理 / 這樣(對|好)?嗎 / 可以這樣 / 違規 / 有救 / 必須 / (也|都|還)要
  (can|may|could|am|is|are|do|does|must|should|will|would) (i|we|my|the|it|an?|you|uploading|selection|late|students?|teachers?|diverse|course|outcomes?|there|certification|parents?|\w+ (ok|okay|allowed|accepted))
  allowed / accepted / possible
`
export const asksWhat = words`
  [是指叫]個?什麼 / 什麼是 / (什麼)?意思 / 差在哪 / 差別 / 什麼(差|不一樣|不同) / 不同(?!意) / [幹做]嘛 / 什麼(作)?用 / (認證?|審)什麼 / (為什麼|為何) / 標準
  依據 / 規[定則] / 順序 / 怎麼(產生|決定|算|處理|選出) / 條件 / 如何(處理|計算|產生) / 誰(要|來|負責|認) / what (is|are|does|counts) / what's an?
  why / difference / rules? / mean / criteria / how (is|are|does|do)
`
/** Asks what someone may do here at all, before asking for anything. */
export const asksAbilities = words`[可能]以?[查做問](什麼|哪些)`
/** Asks what follows from something, or what then to do. */
export const asksOutcome = words`
  會(怎|如何|發生|被|變) / [怎咋]麼?辦 / 影響 / 有?關係 / 後果 / (要|該|應該|可以)去?找誰 / 救 / 還算 / 有效 / 還能用 / 跟著 / 帶過(來|去) / 重新?(計)?算
  怎麼?(處理|算) / 有差 / 會…(不見|消失|取消|失效|留) / 機會 / what (happens|if|do i do|should) / affect / punish\w* / happens?
  still (count|valid)\w* / carry over
`
export const supposes = words`如果 / 萬一 / 要是 / 的話 / 假如 / 若 / if`
export const asksWhich = words`
  哪些 / 那些(?=$|[?呢啊]) / 哪幾 / 哪[個一] / 什麼 / 幾[件個筆項份篇] / 多少 / 清單 / 列表 / 列出 / 名單 / 總覽 / [看查列] / 給我 / which / what
  lists? / show / how many / view / see
`
export const asksWho = words`
  誰 / (哪些|哪幾個|幾個|多少|幾位)…?(人|同學|學生) / [哪幾]位 / 幾個[沒還] / 名單 / 有人 / 人數 / who / who's / how many (students|people|of)
  which students / anyone
`
export const asksProgress = words`
  進度 / 狀況 / 情形 / 情況 / 狀態 / 完成 / 到哪 / 階段 / 步驟 / 如何 / 怎麼?樣 / [了好]了?[嗎沒] / 率$ / 統計 / 多少 / 有沒有 / 結果 / progress
  status / how far / how (is|are) / how's / going / yet / already / stage / done / complet\w* / overview
`
/** Asks whether something has happened. */
export const asksYet = words`
  了[嗎沒?] / 了沒有 / 過了?[嗎沒] / 有沒有 / 是不是…了 / 有[^。!]{1,12}[嗎?] / yet / (did|has|have|is|was|been)(?= )
`
export const notYet = words`
  [還都一]直?沒 / 沒 / 尚未 / 未(?!來) / [都還]不 / 漏 / has(n['’]?t| not) / have(n['’]?t| not) / not / didn['’]?t / yet to
  missing
`
export const asksHow = words`怎麼 / 如何 / 去哪 / 在哪 / 從哪 / 哪裡 / how / where`
export const question = words`
  [?嗎] / 哪 / 什麼 / 幾[件個] / 了沒 / 誰 / 為什麼 / 怎麼 / (why|what|which|how|did|was|has|can|is)(?= )
`
export const everything = words`
  全部 / 所有 / 全數 / 通通 / 統統 / [整這]批 / 全都 / 一次(全|通|都|認) / 每一?[件個份筆] / 都(?=[送刪過通給認撤退催按收確準准]) / 全(?=[送刪過認通撤退催]) / [刪砍清](光|空) / 這幾件
  其他的 / all / every(thing)? / each
`
