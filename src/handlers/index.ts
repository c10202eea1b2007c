import type { Intent } from '../conversation/intent.ts'
import { accountBind, replaceBinding } from './accountBind.ts'
import { accountUnbind, confirmUnbind } from './accountUnbind.ts'
import { accountWhoami } from './accountWhoami.ts'
import { artifactEdit } from './artifactEdit.ts'
import { artifactList, listPage } from './artifactList.ts'
import { artifactSend } from './artifactSend.ts'
import { artifactSubmit } from './artifactSubmit.ts'
import { artifactWithdraw, confirmDelete } from './artifactWithdraw.ts'
import { approveMany, askMany, certificationApprove } from './certificationApprove.ts'
import { certificationPending, pendingPage } from './certificationPending.ts'
import { certificationReturn, returnReason } from './certificationReturn.ts'
import type { ActHandler, Handler, Turn } from './context.ts'
import { deadlineAsk } from './deadlineAsk.ts'
import { dialogueCancel } from './dialogueCancel.ts'
import { edit } from './dialogues/edit.ts'
import { handIn } from './dialogues/handIn.ts'
import { entryFiles, entryShow } from './entryShow.ts'
import { fileVerify } from './fileVerify.ts'
import { help } from './help.ts'
import { languageSet } from './languageSet.ts'
import { notificationSettings } from './notificationSettings.ts'
import { coming } from './notYetHere.ts'
import { quotaRemaining } from './quotaRemaining.ts'
import { ruleAsk } from './ruleAsk.ts'
import { takeBack, takeBackReason } from './takeBack.ts'
import { unknown } from './unknown.ts'

/** What answers each intent: total by type. */
export const handlers: Record<Intent, Handler> = {
  help,
  'account.bind': accountBind,
  'account.unbind': accountUnbind,
  'account.whoami': accountWhoami,
  'notification.settings': notificationSettings,
  'language.set': languageSet,
  'dialogue.cancel': dialogueCancel,
  'rule.ask': ruleAsk,
  'deadline.ask': deadlineAsk,
  'quota.remaining': quotaRemaining,
  'artifact.submit': artifactSubmit,
  'artifact.list': artifactList,
  'artifact.send': artifactSend,
  'artifact.edit': artifactEdit,
  'artifact.withdraw': artifactWithdraw,
  'certification.nudge': coming('reminders'),
  'selection.choose': coming('selection'),
  'selection.show': coming('selection'),
  'receipt.show': coming('receipts'),
  'receipt.confirm': coming('receipts'),
  'receipt.dispute': coming('receipts'),
  'file.verify': fileVerify,
  'certification.pending': certificationPending,
  'certification.approve': certificationApprove,
  'certification.return': certificationReturn,
  'proxy.assign': coming('proxies'),
  'class.progress': coming('reminders'),
  'broadcast.deadline': coming('reminders'),
  'task.list': coming('duties'),
  'submission.status': coming('duties'),
  'counselling.record': coming('counselling'),
  unknown,
}

/** What answers a button that no utterance means. */
export const acts: Record<string, ActHandler> = {
  'entry.show': entryShow,
  'entry.files': entryFiles,
  'list.page': listPage,
  'pending.page': pendingPage,
  'certification.askMany': askMany,
  'certification.takeBack': takeBack,
}

/** What goes on with each dialogue, by its name. */
export const turns: Record<string, Turn> = {
  handIn,
  edit,
  confirmDelete,
  confirmUnbind,
  replaceBinding,
  approveMany,
  returnReason,
  takeBackReason,
}
