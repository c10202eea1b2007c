import { type Officer, officerId, officerLevels } from '../../school/officers.ts'
import { type ExchangePortfolio, levelCodes } from './exchange.ts'

/**
 * The officer records (校方建立幹部經歷紀錄) of a package as the student's here, with the school that made them. Those that come
 * home were never another school's: they have the key of the ones that are here. Source: R-11, §七.
 */
export function officersOf(
  { 學校代碼: from, 校方建立幹部經歷紀錄: records }: ExchangePortfolio,
  student: string,
  ownSchool: string,
): Officer[] {
  const brought = records.map((record) => {
    const school = record.學校代碼 ?? from
    const officer = {
      student,
      term: `${record.學年度}-${record.學期}`,
      level: officerLevels.find((level) => levelCodes[level] === record.幹部等級代碼) ?? 'school',
      ...(record.單位名稱 === '' ? {} : { unit: record.單位名稱 }),
      ...(record.擔任職務名稱 === '' ? {} : { position: record.擔任職務名稱 }),
      ...(record.開始日期 === '' ? {} : { startsOn: record.開始日期 }),
      ...(record.結束日期 === '' ? {} : { endsOn: record.結束日期 }),
      ...(school === ownSchool ? {} : { origin: { school } }),
    }
    return { _id: officerId(officer), ...officer }
  })
  return [...new Map(brought.map((officer) => [officer._id, officer])).values()]
}
