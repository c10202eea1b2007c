import { clauses } from '../../../regulation/clauses.ts'
import type { Ruleset } from '../../../regulation/ruleset.ts'
import type { Topic } from '../../intent.ts'
import { type Statement, stated } from '../statement.ts'

const list = (items: readonly string[]) => items.join('、')

const statusNames = { repeat: '重讀', resumed: '復學', 'transferred-in': '轉學', 'on-loan': '借讀' } as const
const actNames = { upload: '上傳', select: '勾選', receipt: '確認收訖明細' } as const
const proxyNames = {
  named: '原任課教師指定的老師',
  'subject-and-grade': '同科目、同年段的老師',
  subject: '同科目的老師',
  'domain-convener': '領域召集人',
  curriculum: '教學組長',
} as const

/** 「7 月 31 日」 of `07-31`. */
const monthDay = (date: string) => date.split('-').map(Number).join(' 月 ')

/** What the rules say on each topic, the answer first. `office` is whom to ask. */
export const rules: Record<Topic, (ruleset: Ruleset, office: string) => Statement[]> = {
  format(ruleset) {
    const { documentTypes, avTypes, courseNeedsFile, courseMayHoldLink, diverseMayHoldLink } = clauses.format(ruleset)
    const may = (allowed: boolean) => (allowed ? '可以' : '不能')
    return [
      stated(
        `可以傳文件檔（${list(documentTypes.value)}）或影音檔（${list(avTypes.value)}），各一個，也可以兩個都傳。`,
        documentTypes,
        avTypes,
      ),
      stated(
        `課程學習成果${courseNeedsFile.value ? '至少要有一個檔案' : '可以只有簡述'}；看的是檔案內容，改副檔名沒有用。`,
        courseNeedsFile,
      ),
      stated(
        `外部連結：課程學習成果${may(courseMayHoldLink.value)}放，多元表現${may(diverseMayHoldLink.value)}放。`,
        courseMayHoldLink,
        diverseMayHoldLink,
      ),
    ]
  },
  size(ruleset) {
    const { documentMegabytes, avMegabytes, bytesPerMegabyte, bytesPerMegabyteWithoutWarning } = clauses.size(ruleset)
    const bytes = (perMegabyte: number) => `${perMegabyte.toLocaleString('en')} 位元組`
    return [
      stated(
        `文件檔每件上限 ${documentMegabytes.value} MB，影音檔每件上限 ${avMegabytes.value} MB。`,
        documentMegabytes,
        avMegabytes,
      ),
      stated(
        `這裡 1 MB 以 ${bytes(bytesPerMegabyte.value)}計；以 ${bytes(bytesPerMegabyteWithoutWarning.value)}計就超過的也收，但會提醒你。`,
        bytesPerMegabyte,
        bytesPerMegabyteWithoutWarning,
      ),
    ]
  },
  description(ruleset) {
    const { maxHan, maxVisible } = clauses.description(ruleset)
    return [
      stated(`簡述必填，每件以 ${maxHan.value} 個中文字為限。`, maxHan),
      stated(
        `全形標點也算中文字；連英文、數字一起算，超過 ${maxHan.value} 會提醒，最多 ${maxVisible.value}。`,
        maxVisible,
      ),
    ]
  },
  quota(ruleset) {
    const { coursePerTerm, diversePerYear, courseSelected, diverseSelected } = clauses.quota(ruleset)
    return [
      stated(`課程學習成果每學期最多上傳 ${coursePerTerm.value} 件。`, coursePerTerm),
      { text: '草稿和被退回的也各算 1 件；刪掉就空出來。', citations: [{ basis: 'school', rule: 'R-5.4' }] },
      stated(`多元表現每學年最多登錄 ${diversePerYear.value} 件。`, diversePerYear),
      stated(
        `每學年最多勾選課程學習成果 ${courseSelected.value} 件、多元表現 ${diverseSelected.value} 件。`,
        courseSelected,
        diverseSelected,
      ),
    ]
  },
  window(ruleset) {
    const { courseCloses, courseClosesByNotice, diverseCloses, diverseClosesByNotice, lateIsWaived } =
      clauses.window(ruleset)
    return [
      stated('逾時視同放棄，不另行開放，所以不能補傳。', lateIsWaived),
      stated(
        `課程學習成果：開學日到休業式後 ${courseCloses.value.days} 天當天；期程有調整時以公告為準。`,
        courseCloses,
      ),
      stated('高三第 2 學期的截止日只看公告，公告前沒有日期。', courseClosesByNotice),
      stated(
        `多元表現：上學期開學日到 ${monthDay(diverseCloses.value)} 日；高三看公告。`,
        diverseCloses,
        diverseClosesByNotice,
      ),
      { text: '截止前存好的完整草稿，在認證截止前都還可以送出。', citations: [{ basis: 'school', rule: 'R-5.5' }] },
    ]
  },
  certification(ruleset) {
    const { certifiesAuthorship, daysToCertify, closes, closesByNotice, returnAfterUploadIsFinal } =
      clauses.certification(ruleset)
    return [
      stated('認證是確認為學生本人在這門課的產出，不是打分數，品質好壞不是退回的理由。', certifiesAuthorship),
      stated(
        `老師應在 ${daysToCertify.value} 天內認證；期間到休業式後 ${closes.value.days} 天。`,
        daysToCertify,
        closes,
      ),
      stated('高三第 2 學期的認證截止日看公告。', closesByNotice),
      stated('被退回的，在上傳截止前改好可以再送；上傳截止後才退回的就不能再補。', returnAfterUploadIsFinal),
    ]
  },
  selection(ruleset) {
    const { courseSelected, diverseSelected, byNotice, noneIsLegal, tickedAtCloseCounts } = clauses.selection(ruleset)
    return [
      stated(
        `每學年最多勾選已認證的課程學習成果 ${courseSelected.value} 件、多元表現 ${diverseSelected.value} 件。`,
        courseSelected,
        diverseSelected,
      ),
      stated('是上限不是要求：0 件也可以。', noneIsLegal),
      stated('勾選期間在學年結束後另行公告，逾時視同放棄。', byNotice),
      stated('鎖定前都可以改；截止時勾著的就算數，一件都沒勾才算放棄。', tickedAtCloseCounts),
    ]
  },
  receipt(ruleset) {
    const { unitConfirms, studentConfirms, days, minimumDays, daysToInvestigate, silenceConfirms } =
      clauses.receipt(ruleset)
    return [
      stated('收訖明細列出學校提交了什麼：你確認自己的，提交單位確認整批的。', unitConfirms, studentConfirms),
      stated(`確認期間看公告，不會少於 ${minimumDays.value} 天。`, minimumDays),
      stated(`沒有公告時是 ${days.value} 天；到期沒回報視同確認。`, days, silenceConfirms),
      stated(`回報有問題的，學校 ${daysToInvestigate.value} 天內查明。`, daysToInvestigate),
    ]
  },
  retention(ruleset) {
    const { years, deletedOnRequest, hiddenEntriesAreKept } = clauses.retention(ruleset)
    return [
      stated(`離校後保存 ${years.value} 年，滿了之後才得刪除。`, years),
      stated(deletedOnRequest.value ? '本人可以要求提早刪除。' : '沒滿之前，本人要求也不能提早刪。', deletedOnRequest),
      stated('你按「刪除」時：沒送出過的草稿會真的刪掉，送出過的只從清單拿掉，學校仍然保存。', hiddenEntriesAreKept),
    ]
  },
  guardian(ruleset, office) {
    const { acts, onlyWhenStudentCannot, needsGrant } = clauses.guardian(ruleset)
    return [
      stated(
        `學生在期限內沒辦法自己做的時候，法定代理人可以代為${list(acts.value.map((act) => actNames[act]))}。`,
        acts,
        onlyWhenStudentCannot,
      ),
      stated(`要先向學校申請，核准後有期限，每一步都會告訴學生。請找${office}。`, needsGrant),
    ]
  },
  proxy(ruleset) {
    const { order, namedMustConsent, humanAppoints } = clauses.proxy(ruleset)
    const ranks = order.value.map((rank, index) => `${index + 1}. ${proxyNames[rank]}`)
    return [
      stated(`任課教師沒辦法認證時，由別人代理，建議順位：${ranks.join('；')}。`, order),
      stated('第一順位要那位老師同意。', namedMustConsent),
      stated('由教學組或教務主任指派，不會自動換人；學生不用做什麼。', humanAppoints),
    ]
  },
  voluntary(ruleset) {
    const { voluntary } = clauses.voluntary(ruleset)
    return [
      stated('不一定要傳：上傳和勾選都依你的意願，0 件也可以。', voluntary),
      stated('想傳的話，在期間內上傳並經任課教師認證，之後才能勾選。', ruleset.course.uploadCloses),
    ]
  },
  'status-change'(ruleset, office) {
    const { statuses, certificationSurvives, selectionIsComputed } = clauses['status-change'](ruleset)
    return [
      stated(
        `${list(statuses.value.map((status) => statusNames[status]))}，依國教署的學籍異動處理原則辦理。`,
        statuses,
      ),
      stated('之前的成果保留原來的學校和學期；認證過的仍然有效。', certificationSurvives),
      ...(selectionIsComputed.value
        ? []
        : [stated(`異動那一學年還能勾幾件，這裡不計算，請找${office}。`, selectionIsComputed)]),
    ]
  },
}
