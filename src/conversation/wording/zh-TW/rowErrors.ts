/**
 * What is wrong with a row, in the words of this language; the command line says it in English.
 * Each pattern is one sentence of `school/import`, and `$1`, `$2` are what it names.
 */
const sentences: readonly [RegExp, string][] = [
  [/^Expected an id: .*$/, '不是學號或代號：最多 40 個英文字母、數字、「.」「_」「-」。'],
  [/^This id is reserved: .*$/, '這個代號是保留的，不能用。'],
  [/^Empty: a value is needed\.$/, '空白：這一格要填。'],
  [/^Empty: at least one value is needed; .*$/, '空白：至少要填一個，多個用 | 分開。'],
  [/^Empty: a student needs a (.*)\.$/, '空白：學生要有 $1。'],
  [/^Empty: a homeroom teacher needs a class\.$/, '空白：導師要有班級。'],
  [/^Empty: a grade-representative needs .*$/, '空白：年級代表要有年級。'],
  [/^Empty: a course needs credits.*$/, '空白：課程要有學分，進修部要有節數；沒有就填 0。'],
  [/^Too long: at most (\d+) characters\.$/, '太長：最多 $1 個字。'],
  [/^Line breaks and control characters are not allowed\.$/, '不能有換行或控制字元。'],
  [/^Empty: expected one of (.*)\.$/, '空白：要填 $1 其中一個。'],
  [/^"(.*)" is not allowed: expected one of (.*)\.$/, '「$1」不對：要填 $2 其中一個。'],
  [/^Expected a class such as 101\.$/, '不是班級，例如 101。'],
  [/^(?:Empty|"(.*)" is not allowed): expected 10, 11 or 12\.$/, '年級要填 10、11 或 12。'],
  [/^Expected either entry_id or row\.$/, 'entry_id 和 row 要填一個，也只填一個。'],
  [/^Expected an MD5: .*$/, '不是 MD5：32 個十六進位字元。'],
  [/^Expected a number\.$/, '不是編號，例如 12。'],
  [/^Expected a number such as 2\.$/, '不是數字，例如 2。'],
  [/^"(.*)" is a date of the Republic's calendar: write (.*)\.$/, '「$1」是民國日期，請寫成 $2。'],
  [/^(?:Empty|"(.*)" is not allowed): expected a date such as (.*)\.$/, '不是日期，例如 $2。'],
  [/^Expected a semester such as (.*)\.$/, '不是學期，例如 $1。'],
  [/^The semester (.*) is unknown here\.$/, '學校還沒有 $1 這個學期。'],
  [/^The end lies before the beginning\.$/, '結束日在開始日之前。'],
  [/^Expected a period such as 3\.$/, '不是節次，例如 3。'],
  [/^(.*) is still to come\.$/, '$1 還沒到。'],
  [/^(.*) lies in no school year known here\.$/, '$1 不在學校已有的學年裡。'],
  [/^Expected a score from 0 to 100, .*$/, '成績是 0 到 100，例如 85 或 85.5。'],
  [/^(.*) does not take (.*): import enrolments first\.$/, '$1 沒有修 $2：請先匯入修課名單。'],
  [/^(.*) is unknown: import courses first\.$/, '沒有 $1 這門課：請先匯入課程。'],
  [/^(.*) is unknown: import people first\.$/, '沒有 $1 這個人：請先匯入人員。'],
  [/^(.*) is no student known here\.$/, '沒有 $1 這位學生。'],
  [/^(.*) is no student\.$/, '$1 不是學生。'],
  [/^(.*) is no member of staff\.$/, '$1 不是教職員。'],
  [/^This record of (.*) is kept by another office: (.*)\.$/, '$1 的這項紀錄由別的單位登錄（$2）。'],
  [/^(.*) is kept by the other division's office\.$/, '$1 由另一部的單位登錄。'],
  [/^Courses of (.*) are kept by its own office\.$/, '$1 的課程由它自己的單位登錄。'],
  [/^Students of the division (.*) are kept by its own office\.$/, '$1 的學生由它自己的單位登錄。'],
  [/^Its own office imports the students of 進修部 alone\.$/, '進修部的單位只登錄進修部學生。'],
  [/^Here students are imported alone: .*$/, '這裡只收學生；教職員請系統管理人員匯入。'],
  [/^A student is in exactly one class\.$/, '學生要有一個班級，也只有一個。'],
  [/^Only a counsellor has several classes\.$/, '只有課程諮詢教師可以有多個班級。'],
  [
    /^(.*) is a course of (.*): a course of another semester needs its own id\.$/,
    '$1 是 $2 的課程：別的學期要用新的課程代號。',
  ],
  [/^(.*) has another name already, .*$/, '$1 已經有另一個姓名。'],
  [/^(.*) stands in row (\d+) already: each may stand there once\.$/, '第 $2 列已經有同一筆，一筆只能出現一次。'],
  [/^The row has (\d+) cells, the header has (\d+): .*$/, '這一列有 $1 格，欄名有 $2 格；有逗號的內容要加引號。'],
  [/^The column (.*) is missing: .* names the columns (.*)\.$/, '少了 $1 欄；第一列要有 $2。'],
  [/^The column "(.*)" is unknown: .* names the columns (.*)\.$/, '不認得「$1」欄；第一列要有 $2。'],
  [/^The column (.*) stands there twice\.$/, '$1 欄出現兩次。'],
  [/^The file is empty: .* names the columns (.*)\.$/, '檔案是空的；第一列要有 $1。'],
  [/^The quotes do not match.*$/, '引號不成對：有逗號或引號的內容要用 "…" 包起來，裡面的引號寫兩次。'],
  [/^This file is Big5: .*$/, '這個檔案是 Big5 編碼：請在 Excel 另存成「CSV UTF-8」再傳。'],
  [/^This file is a workbook, not CSV: .*$/, '這是 Excel 活頁簿，不是 CSV：請另存成「CSV UTF-8」再傳。'],
  [/^This file is .*$/, '這個檔案不是 UTF-8 編碼：請在 Excel 另存成「CSV UTF-8」再傳。'],
]

/** The sentence in Chinese; one that is not known stays as it is. */
export function zhRowError(message: string): string {
  const found = sentences.find(([pattern]) => pattern.test(message))
  return found ? message.replace(found[0], found[1]) : message
}
