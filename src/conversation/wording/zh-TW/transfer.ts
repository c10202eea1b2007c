import type { DepartureRefusal } from '../../../portfolio/departures.ts'
import type { ExchangeCounts } from '../../../portfolio/transfer/exchangeArchive.ts'
import type { TransferImport } from '../../../portfolio/transfer/transferImport.ts'
import type { Person } from '../../../school/person.ts'
import type { Role } from '../../../school/roles.ts'
import type { Button, Reply } from '../../message.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const clause = () => basis({ basis: 'regulation', clause: '§七', rule: 'R-11' })

/** Portfolios that go to another school or come from one. */
export const transfer = {
  begin: { out: '匯出歷程交換資料', in: '匯入歷程交換資料' },
  typeWho: '輸入學號或姓名',
  whoHint: '例如 S1101 或 王小明',

  who: (way: 'out' | 'in', type?: Button): Reply => ({
    lines: [way === 'out' ? '要匯出哪一位學生的歷程？請打學號或全名。' : '要匯入給哪一位學生？請打學號或全名。'],
    ...(type ? { buttons: [type] } : {}),
  }),
  nobody: (typed: string): Reply => ({
    lines: [`「${typed}」：沒有這位學生。請再打一次學號或全名；說「算了」就結束。`],
    alt: '找不到這位學生',
  }),
  several: (name: string, choices: Button[]): Reply => ({
    lines: [`叫「${name}」的有 ${choices.length} 位，是哪一位？`],
    buttons: choices,
    alt: '是哪一位？',
  }),
  notYours: (may: readonly Role[]): Reply => ({
    lines: [`歷程交換資料由${may.map((role) => roleNames[role]).join('、')}辦理，這次沒有做任何變動。`],
    note: clause(),
    buttons: [ask('account.whoami')],
    alt: '不是你的單位辦理的',
  }),

  made: ({ _id, name }: Person, { outcomes, diverse, officers, files }: ExchangeCounts, url: string): Reply => ({
    title: `${name}（${_id}）的歷程交換資料`,
    lines: [
      `課程學習成果 ${outcomes} 件、多元表現 ${diverse} 件、幹部紀錄 ${officers} 筆，檔案 ${files} 個。`,
      '一小時內只有你能下載；內容是下載當時的資料。裡面是個人資料，請只交給轉入的學校。',
    ],
    note: clause(),
    buttons: [{ label: '下載', url }],
    alt: '歷程交換資料做好了',
  }),
  refused: (refusal: DepartureRefusal): Reply => {
    switch (refusal.reason) {
      case 'noSuchStudent':
        return { lines: ['沒有這位學生的歷程，或已依保存期限刪除。'], alt: '沒有這位學生的歷程' }
      case 'notYours':
        return transfer.notYours(refusal.may)
      case 'fileChanged':
        return {
          title: '沒有匯出：有檔案和收件時不同',
          lines: [`${refusal.path} 讀出來的內容和收件紀錄不符。請系統管理人員從備份還原，再匯出一次。`],
          note: clause(),
          alt: '沒有匯出',
        }
    }
  },

  /** To the student, of what was brought in for them. */
  arrived: ({ outcomes, certified, diverse, officers = 0 }: TransferImport['counts']): Reply => ({
    title: `原校的歷程匯入了 ${outcomes + diverse} 件`,
    lines: [
      `課程學習成果 ${outcomes} 件，其中 ${certified} 件已認證，認證照算；多元表現 ${diverse} 件；幹部紀錄 ${officers} 筆。`,
      '匯入的不占本校的件數。少了什麼請找註冊組；進修部找教導組。',
    ],
    note: clause(),
    buttons: [ask('artifact.list')],
    alt: '原校的歷程匯入了',
  }),
}
