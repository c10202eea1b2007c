import type { Reply } from '../../message.ts'

/** What whoever runs the product hears of the nightly check of files. */
export const audit = {
  damaged: (count: number, entries: readonly number[]): Reply => ({
    title: `${count} 個檔案有問題`,
    lines: [
      `夜間檢查發現檔案不見了，或和收到時不同：${entries.map((id) => `#${id}`).join('、')}${count > entries.length ? ' 等' : ''}。`,
      '請在伺服器執行 licheng audit 看是哪些，並從備份還原。',
    ],
    alt: '夜間檢查發現檔案有問題',
  }),
}
