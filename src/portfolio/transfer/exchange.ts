import { z } from 'zod'
import type { OfficerLevel } from '../../school/officers.ts'

/** The one JSON of an exchange package (歷程交換資料). Source: R-11, §七; field names: domain.md §5. */
export const portfolioFile = 'portfolio.json'
export const manifestFile = 'manifest.json'

/** The format that this version writes and reads. */
export const exchangeFormat = 'licheng-exchange-1'

/** The longest text that a package may bring in one field. Unit: UTF-16 units. */
const longestText = 2_000

const text = z.string().max(longestText)
const yesOrNo = z.enum(['是', '否'])
const year = z.int().min(90).max(200)
const semester = z.union([z.literal(1), z.literal(2)])
const instant = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)

/** A file's place in the package and its MD5; both empty where there is none. */
const fileFields = {
  文件檔案連結: text,
  文件檔案MD5: text,
  影音檔案連結: text,
  影音檔案MD5: text,
}

/** 課程學習成果. 認證教師、認證時間、認證說明、送審時間 stay with the school that has them. Source: domain.md §1.5, §5.1. */
const outcome = z.strictObject({
  修課學校代碼: text,
  應修課學年度: year,
  應修課學期: semester,
  課程代碼: text,
  科目名稱: text,
  學分數: text,
  開課年級: text,
  是否為借讀生時的課程學習成果: yesOrNo,
  是否為重讀時的課程學習成果: yesOrNo,
  是否為轉學轉科前的課程學習成果: yesOrNo,
  課程學習成果簡述: text,
  認證狀態: z.enum(['認證成功', '']),
  上傳學年度: year,
  上傳學期: z.union([semester, z.literal('')]),
  建立日期及時間: instant,
  ...fileFields,
})
export type ExchangeOutcome = z.output<typeof outcome>

/** 多元表現, one of the ten kinds with its own fields by their official names. Source: domain.md §5.2. */
const diverse = z.strictObject({
  多元表現類別: text,
  學校代碼: text,
  學年度: year,
  內容: z.record(text, text),
  內容簡述: text,
  外部影音連結: text,
  上傳學年度: year,
  建立日期: instant,
  ...fileFields,
})
export type ExchangeDiverse = z.output<typeof diverse>

/** 幹部等級代碼. Source: domain.md §5.2. */
export const levelCodes: Record<OfficerLevel, '1' | '2' | '3'> = { school: '1', class: '2', club: '3' }

const dayOrNothing = z.union([z.iso.date(), z.literal('')])

/** 校方建立幹部經歷紀錄, as the school kept them; `學校代碼` where it was another than the package's. Source: domain.md §1.5, §5.2. */
const officer = z.strictObject({
  學校代碼: text.exactOptional(),
  學年度: year,
  學期: semester,
  單位名稱: text,
  開始日期: dayOrNothing,
  結束日期: dayOrNothing,
  擔任職務名稱: text,
  幹部等級代碼: z.enum(['1', '2', '3']),
})
export type ExchangeOfficer = z.output<typeof officer>

/** What one student takes to another school: no counselling records, and of certification only that it was given. */
export const portfolioSchema = z.strictObject({
  格式: z.literal(exchangeFormat),
  學校代碼: text,
  學校名稱: text,
  學號: text,
  姓名: text,
  校方建立幹部經歷紀錄: z.array(officer).max(1_000),
  課程學習成果: z.array(outcome).max(1_000),
  多元表現: z.array(diverse).max(1_000),
})
export type ExchangePortfolio = z.output<typeof portfolioSchema>

/** Every part of the package with its size and hashes. */
export const manifestSchema = z.strictObject({
  格式: z.literal(exchangeFormat),
  files: z
    .array(
      z.strictObject({
        path: z.string().regex(/^(portfolio\.json|files\/[A-Za-z0-9._-]{1,100})$/),
        bytes: z.int().nonnegative(),
        md5: z.string().regex(/^[0-9a-f]{32}$/),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(4_001),
})
export type ExchangeManifest = z.output<typeof manifestSchema>
export type ExchangePart = ExchangeManifest['files'][number]
