import { asksIn } from '../asks.ts'
import { entryButtonsIn } from '../entryButtons.ts'

export const ask = asksIn({
  help: 'What can you do?',
  'account.bind': 'How do I bind?',
  'account.whoami': 'Who am I?',
  'quota.remaining': 'How many are left?',
  'artifact.submit': 'Upload an outcome',
  'artifact.list': 'My entries',
  'deadline.ask': 'Deadlines',
  'file.verify': 'Check my files',
  'selection.choose': 'Make my selection',
  'selection.show': 'What I selected',
  'certification.pending': 'Waiting for me',
  'class.progress': 'Class progress',
  'broadcast.deadline': 'Remind my class',
  'task.list': 'My duties',
  'submission.status': 'Submission progress',
})

export const entryButtons = entryButtonsIn({
  send: 'Send to teacher',
  edit: 'Edit',
  delete: 'Delete',
  withdraw: 'Withdraw',
  certify: 'Certify',
  return: 'Return',
  takeBack: 'Take decision back',
  files: 'Open files',
  refresh: 'Link expired? Reopen',
  open: { document: 'Open document', av: 'Play audio or video' },
  download: { document: 'Save document', av: 'Save audio or video' },
  numbered: {
    show: 'View',
    send: 'Send',
    delete: 'Delete',
    withdraw: 'Withdraw',
    return: 'Return',
    takeBack: 'Take back',
  },
})
