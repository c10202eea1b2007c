import { asksIn } from '../asks.ts'
import { entryButtonsIn } from '../entryButtons.ts'

export const ask = asksIn({
  help: '你會做什麼',
  'account.bind': '怎麼綁定？',
  'account.whoami': '我是誰',
  'quota.remaining': '還剩幾件',
  'artifact.submit': '上傳學習成果',
  'artifact.list': '我傳了哪些',
  'deadline.ask': '截止日期',
  'file.verify': '檢查我的檔案',
  'selection.choose': '我要勾選',
  'selection.show': '我勾了哪些',
  'certification.pending': '待認證清單',
  'class.progress': '班級進度',
  'broadcast.deadline': '提醒全班',
  'task.list': '我的待辦',
  'submission.status': '提交進度',
})

export const entryButtons = entryButtonsIn({
  send: '送出認證',
  edit: '修改',
  delete: '刪除',
  withdraw: '撤回',
  certify: '認證通過',
  return: '退回',
  takeBack: '收回決定',
  files: '開啟檔案',
  refresh: '連結過期？重新開啟',
  open: { document: '開啟文件檔', av: '開啟影音檔' },
  download: { document: '下載文件檔', av: '下載影音檔' },
  numbered: { show: '看', send: '送出', delete: '刪除', withdraw: '撤回', return: '退回', takeBack: '收回' },
})
