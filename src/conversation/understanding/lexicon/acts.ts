import { words } from '../words.ts'

export const uploads = words`
  上傳 / 傳(?!訊|簡訊|提醒|通知|給我|話|播) / 新[增開建] / 登(?!入|出|記誰) / 交(?!給|流|通|往) / 繳 / 丟[給上到進] / [再加放開] / 建[立一] / 弄一[件個] / po
  upload\w* / add(ing)? / submit / create / post
`
export const uploaded = words`
  [傳登交放加錄送][了過] / 上傳[了過] / [傳登交錄送]的 / 傳成功 / 上傳(成功|紀錄|的) / 有(上)?傳 / uploaded / submitted / i (added|put)
  go through
`
export const sends = words`
  送出 / 送…(認證|審) / 送[審件] / [送交]…老師 / (申請|提出|提交)…(認證|老師) / 拿?去(給老師)?認證 / (?<!外)送(?=[ #]|$) / 送…草稿 / (可以|準備|再)送 / 請…老師…認證
  (send|submit)…(certif\w*|teacher|drafts?|#\d+|it)(?!…back) / request…certif\w* / for certification
`
export const edits = words`
  改(?!天|成?[英中]|由) / 修(?!課) / 編輯 / 更[新正](?!進度) / 換(?!手機|回|帳號|成?[英中]) / 重[寫傳] / [打寫傳放選填貼]錯 / 錯字 / 重新上傳
  (簡述|標題|內容)……刪 / 刪……[字句段] / 補上?…(檔|附件|影片) / 打成 / edit\w* / chang(e|ing) / update / fix / replace / rename / revise / correct / modify
  rewrite / typos? / wrong file
`
export const withdraws = words`
  刪 / 砍 / 作廢 / 移除 / [清拿丟抽]掉 / 撤 / [收抽拿]回 / [要拉]回來 / 取回 / 取消.{0,7}(送|申請|認證|上傳) / 不(要|想)…送 / 下架 / 不要了?(幫|刪) / 草稿…不要 / 不小心…送 / 誤送 / 不要[這那].?[件個筆]了
  delete / remove / withdraw / (take|pull)…back / recall / undo / cancel…(submission|certif\w*|request)
  un(send|submit) / retract / get rid of / discard / get…back / 不送了
`
export const approves = words`
  通過 / 給過 / [讓算按]…過$ / 核[可准] / 准(?!備) / 同意 / 過關 / 放行 / 認可 / (?<!重新)認證 / approve / certify / pass / accept
`
export const returns = words`
  (?<!被…|老師…)退(件|回|掉|給|還|了|去|稿) / 打回 / 駁回 / 不(予|給)?(通過|認證|給過|過) / 不(能|給).?過 / 打槍 / 拒絕 / (?<!被)退(?=[ #:,]|$) / reject
  return(?!ed) / send…back / decline / refuse / (don['’]?t|not) approve
`
export const wasReturned = words`
  [被遭]…退 / 被…return / 老師…退[^休] / 退[我他她] / 退了我 / 被打[回槍] / 認證失敗 / [沒未]通過 / 退件(的|了|有哪|清單|紀錄|之?後) / 有…退件 / returned
  rejected
`
