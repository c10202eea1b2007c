import { withdraws } from '../lexicon/acts.ts'
import { asksAbilities } from '../lexicon/manners.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const filler = words`
  [^一-龥a-z#\d] / 我 / 欸 / 啊 / 啦 / 了 / 好 / 那 / 就 / 吧 / 呢 / 喔 / 哦 / 耶 / 嗯 / 請 / 麻煩 / 謝謝你? / 感謝 / 先 / 暫時 / 等等(?!再) / 剛[剛才] / 這(?!樣) / 個 / 的 / 都 / 全部
  不好意思 / 抱歉 / 拍謝 / 哈 / 幫 / 不是 / 還是 / 哎 / 唉 / 你忙 / 來 / 下(?!次) / 對話 / 動作 / 步驟 / 流程 / 操作
  ok(ay)? / sorry / please / thanks / thank you / oh / actually / it / that / this / let['’]?s / here
`
const calledOff = words`
  取消 / 算了 / 不用 / 沒事 / 不要(繼續|做|弄)? / 不弄 / 停止? / 暫停 / 退出 / 離開 / 跳出 / [按打點搞選]錯 / 當我沒[說講問] / 不算 / 結束 / [後反]悔 / 改變主意 / 不繼續
  (等等|等一下|下次|改天|之後|晚點)再[說弄用傳來] / 不[做傳改刪送玩] / 不上傳 / 不想[弄做傳用] / 到此為止 / 這樣 / 中斷 / [擱放]著 / 放棄 / 沒有?要(幹嘛|傳|弄|做)?
  重來 / 回上一步 / 回去 / 掰+ / 等我一下 / cancel / stop / forget / never ?mind / nvm / quit / exit / abort / don['’]?t bother / back
`
/** Nothing but calling off, however often and politely. */
const callsOff = new RegExp(`^(?:${filler.source})*(?:(?:${calledOff.source})(?:${filler.source})*)+$`, 'u')
const callsOffAmongOthers = words`
  當我沒[說講] / 先?不要(繼續|弄|做)了?…(下次|改天|之後|等) / ^先?(不弄|算了) / never ?mind / ^停[,. ] / 按錯 / 不弄了$ / (取消|停止)…(動作|流程|操作|對話)
  下次再說 / forget (it|that)
`

const helps = words`
  你(們)?(到底)?(會|能|可以|有)(做|幹|什|哪) / (能|可以|會)(幫|做)(我|些|到)?…(什麼|哪些) / [可能]以?問你?…(什麼|哪些|問題) / 你(是|在)(做|幹|什麼|誰)
  是?[做幹]什麼[的用] / [幹做]嘛[用的] / [能可]以?幹(嘛|什麼) / (有|哪些|什麼|所有).{0,3}功能 / 功能(表|介紹|說明) / 說明書?$ / (使用|操作)(說明|方[式法]|教學|手冊)
  ^(主)?選單 / 指令 / 怎麼(使用|操作|用|玩) / 如何(使用|操作) / ^(幫助|求助|協助|教學|help|menu|commands?|info|start|/help)[!?. ]*$ / 不會用
  第一次[用使] / 剛加(好友|入|你) / 新手 / [可能]以?[叫用]你 / 什麼服務 / 不知道[該要]?按 / (使用|操作)上?有問題 / 什麼可以[查問] / 能處理 / 操作指引 / 怎麼跟你 / 教學影片
  有[^。]{0,6}說明嗎 / 用途 / (從哪[裡邊]?|怎麼)開始$ / 教我(怎麼)?(用|操作)?$ / 介紹一下 / 救命 / 有什麼用 / help( me)? with
  what (\w+ )?(can|do) (you|this) / how (do(es)?|to|can|should) (i|this|it|you|we)? ?(use|work|bot|this|operate)
  (show|open)……menu / how (this|it) works / what are (the|your) (commands|features|functions) / commands? / i(['’]m| am) new
  who are you / features / where do i (start|begin) / what you do / what do i do( here)?$ / (need )?help( me)?$ / user guide / tutorial
`
const otherHelp = words`
  作業 / 成果 / 多[元表] / 綁 / 勾 / 收訖 / 上傳 / 認證 / 簡述 / 無聊 / homework / certif / upload / teacher / select
`

/** Calling off what was going on. */
export const callingOff: readonly Rule[] = [
  { intent: 'dialogue.cancel', all: [callsOff], certain: true },
  { intent: 'dialogue.cancel', all: [callsOffAmongOthers], none: [withdraws] },
]

/** What the assistant is for. */
export const help: readonly Rule[] = [{ intent: 'help', any: [helps, asksAbilities], none: [otherHelp] }]
