import { words } from '../words.ts'

export const course = words`成果 / 課程學習 / (course|learning) outcomes? / outcomes?`
export const diverse = words`多元 / 多表 / diverse`
/** A category of diverse performance, named instead of the whole. */
export const diverseCategory = words`
  幹部 / [競比]賽 / 得獎 / 獎狀 / 檢定 / 英檢 / 多益 / 證[照書] / 服務學習 / 志工 / 自主學習 / 彈性學習 / 團體活動 / 職場學習 / 先修課程 / certificates? / competitions?
  awards? / volunteer(ing)?
`
/** The assistant itself and the account someone speaks from. */
export const assistant = words`帳號 / 機器人 / 功能 / 選單 / 指令 / 登入 / 操作 / bot / accounts? / commands? / menu`
export const portfolio = words`學檔 / 歷程 / portfolios?`
/** Anything a student hands in, named at all. */
export const entry = words`
  成果 / 多元 / 多表 / 學檔 / 歷程 / 作品 / 報告 / 專題 / 作業 / 學習單 / 心得 / 東西 / 檔 / 文件 / 影片 / 附件 / 草稿 / 簡述 / [那這]個?[件個筆份] / 第.件
  \d+ ?件 / #\d / 課的 / outcomes? / diverse / portfolios? / items? / artifacts? / works? / projects? / files?
  records? / entr(y|ies) / drafts? / certificates? / one / it
`
export const draft = words`草稿 / 編輯中 / [沒未]有?送(出|審|認證)? / drafts? / unsent`
export const certification = words`認證 / certif(y|ies|ied|ying|ication|ications)`
export const selection = words`勾 / select\w* / tick\w* / pick\w* / cho(ose|sen|se)`
export const receipt = words`收訖 / 明細 / receipts?`
export const submission = words`提交 / 國教署 / 中央 / 預檢 / submissions? / (central|national) database / submitted`
export const counselling = words`課諮 / 諮詢 / 輔導…(選課|紀錄|記錄) / counsell?ing`
export const description = words`
  簡述 / 描述 / 字數 / [幾多少百\d]+ ?個?字(?!號) / descriptions? / (how many|\d+) (words|characters)
`
export const file = words`
  檔 / 文件 / 東西 / 資料 / 影片 / 照片 / 作品 / 成果 / 歷程 / 上傳的 / [傳登]的 / pdfs? / files? / uploads? / uploaded / data
  documents?
`
export const notification = words`通知 / 提醒 / 訊息 / 推播 / 靜音 / notif\w* / remind\w* / messages? / alerts?`
export const english = words`英文 / 英語 / english`
export const chinese = words`中文 / 國語 / 華語 / 繁體 / chinese / mandarin`
export const binding = words`
  綁 / 連結…(帳號|學號|line|discord) / (帳號|學號)…連結 / bind(ing)? / bound / unbind / (un)?(link|pair)(ed)? / connect(ed)?
`
export const item = words`# ?\d / 編號 ?\d / 第 ?\d+ ?[件個筆份]`
