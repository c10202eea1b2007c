import { file } from '../lexicon/matters.ts'
import { words } from '../words.ts'
import type { Rule } from './rule.ts'

const soundness = words`
  還在 / 不見 / 壞 / 完整 / [動改]過 / 被(動|竄|刪) / 竄改 / 遺失 / [弄搞掉]丟 / 丟失 / 消失 / 損[毀壞] / 毀損 / [驗校]驗 / 驗證 / 備份 / 打[得不] / 檢查
  安全 / 還好 / 正常 / 存好 / 還能看 / 沒?事[吧嗎]?$ / 有沒有事 / 一樣嗎 / 又掉 / 存在 / still (there|here|ok|okay|intact|safe|exist)
  intact / safe / corrupt\w* / tamper\w* / changed / los[te] / verify / check / integrity / missing / hash
  damaged / disappear\w* / gone / altered / backed up / broken
`
const otherTrouble = words`
  退 / #\d / 收不收 / 認證過 / 通過 / 學生 / 同學 / 刪掉 / 駁 / 簡述 / 要[換改] / 綁 / 待 / 狀態 / 送出 / 勾 / 代 / 沒辦法 / 還在(認證|審|等) / return
  reject / class
`

/** Whether what was uploaded is still there and unchanged. */
export const files: readonly Rule[] = [{ intent: 'file.verify', all: [file, soundness], none: [otherTrouble] }]
