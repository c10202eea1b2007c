import type { Intent } from '../conversation/intent.ts'
import { accountBind, replaceBinding } from './accountBind.ts'
import { accountUnbind, confirmUnbind } from './accountUnbind.ts'
import { accountWhoami } from './accountWhoami.ts'
import { arrival, submissionStatement } from './arrival.ts'
import { artifactEdit } from './artifactEdit.ts'
import { artifactList, listPage } from './artifactList.ts'
import { artifactSend } from './artifactSend.ts'
import { artifactSubmit } from './artifactSubmit.ts'
import { artifactWithdraw, confirmDelete } from './artifactWithdraw.ts'
import {
  broadcastDeadline,
  broadcastPreview,
  broadcastReport,
  broadcastSend,
  broadcastTo,
} from './broadcastDeadline.ts'
import { approveMany, askMany, certificationApprove } from './certificationApprove.ts'
import { certificationNudge } from './certificationNudge.ts'
import { certificationPending, pendingPage } from './certificationPending.ts'
import { certificationReturn, returnReason } from './certificationReturn.ts'
import { classProgress, linkGroup, unlinkGroup } from './classProgress.ts'
import type { ActHandler, Handler, Turn } from './context.ts'
import { counsellingBegin, counsellingList, counsellingRecord, counsellingShow } from './counsellingRecord.ts'
import { deadlineAsk } from './deadlineAsk.ts'
import { dialogueCancel } from './dialogueCancel.ts'
import { appointActing, appointment, endActing } from './dialogues/appointment.ts'
import { counselling } from './dialogues/counselling.ts'
import { diverse } from './dialogues/diverse.ts'
import { edit } from './dialogues/edit.ts'
import { beginGrant, grant, revokeGrant } from './dialogues/grant.ts'
import { handIn } from './dialogues/handIn.ts'
import { correctMeeting, meeting, recordMeeting } from './dialogues/meeting.ts'
import { notice, publishNotice } from './dialogues/publishNotice.ts'
import { addTraining, training } from './dialogues/training.ts'
import { diversePage } from './diverseList.ts'
import { entryFiles, entryShow } from './entryShow.ts'
import { evaluationShow } from './evaluationShow.ts'
import { fileVerify } from './fileVerify.ts'
import { chooseStudent } from './forStudent.ts'
import { help } from './help.ts'
import { languageSet } from './languageSet.ts'
import { askToEnd, endBinding, findHolder, holderNamed, issueCode, showHolder } from './manageBinding.ts'
import { meetingsShow } from './meetingsShow.ts'
import { chooseNetwork, notificationSettings } from './notificationSettings.ts'
import { officeImport, uploadBegin } from './officeImport.ts'
import { ownRecords } from './ownRecords.ts'
import { answerNomination, beginProxy, nameProxy, proxyAssign, proxyName, proxyTarget } from './proxyAssign.ts'
import { appointProxy, endProxy, keepAccount, showProxies } from './proxyProposals.ts'
import { quotaRemaining } from './quotaRemaining.ts'
import { receiptAccept, receiptConfirm } from './receiptConfirm.ts'
import { receiptDispute, receiptReason, receiptReport } from './receiptDispute.ts'
import { receiptResolve } from './receiptResolve.ts'
import { receiptShow } from './receiptShow.ts'
import { retentionApprove, retentionDecline, retentionProposal, retentionPropose, retentionShow } from './retention.ts'
import { ruleAsk } from './ruleAsk.ts'
import { seatsChoose, seatsSet, seatsShow } from './seats.ts'
import { selectionChoose } from './selectionChoose.ts'
import { lockSelection, selectionLock } from './selectionLock.ts'
import { selectionPage } from './selectionPage.ts'
import { selectionShow } from './selectionShow.ts'
import { selectionTick, selectionUntick } from './selectionTick.ts'
import { selfChecks } from './selfChecks.ts'
import { submissionDownload, submissionPackage, submissionPackageRest } from './submissionPackage.ts'
import { submissionCheck, submissionConfirm, submissionReports, submissionStatus } from './submissionStatus.ts'
import { takeBack, takeBackReason } from './takeBack.ts'
import { dutyDone, taskList, tasksPage } from './taskList.ts'
import { transferBegin, transferWho } from './transfer.ts'
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
  'certification.nudge': certificationNudge,
  'selection.choose': selectionChoose,
  'selection.show': selectionShow,
  'receipt.show': receiptShow,
  'receipt.confirm': receiptConfirm,
  'receipt.dispute': receiptDispute,
  'file.verify': fileVerify,
  'certification.pending': certificationPending,
  'certification.approve': certificationApprove,
  'certification.return': certificationReturn,
  'proxy.assign': proxyAssign,
  'class.progress': classProgress,
  'broadcast.deadline': broadcastDeadline,
  'task.list': taskList,
  'submission.status': submissionStatus,
  'counselling.record': counsellingRecord,
  unknown,
}

/** What answers a button that no utterance means. */
export const acts: Record<string, ActHandler> = {
  'settings.network': chooseNetwork,
  'class.link': linkGroup,
  'class.unlink': unlinkGroup,
  'broadcast.to': broadcastTo,
  'broadcast.preview': broadcastPreview,
  'broadcast.send': broadcastSend,
  'broadcast.report': broadcastReport,
  'proxy.begin': beginProxy,
  'proxy.name': nameProxy,
  'proxy.answer': answerNomination,
  'proxy.show': showProxies,
  'proxy.appoint': appointProxy,
  'proxy.end': endProxy,
  'account.keep': keepAccount,
  'grant.choose': chooseStudent,
  'grant.begin': beginGrant,
  'grant.revoke': revokeGrant,
  'binding.find': findHolder,
  'binding.holder': showHolder,
  'binding.issue': issueCode,
  'binding.end': askToEnd,
  'entry.show': entryShow,
  'entry.files': entryFiles,
  'list.page': listPage,
  'diverse.page': diversePage,
  'pending.page': pendingPage,
  'certification.askMany': askMany,
  'certification.takeBack': takeBack,
  'upload.begin': uploadBegin,
  'records.mine': ownRecords,
  'counselling.begin': counsellingBegin,
  'counselling.list': counsellingList,
  'counselling.show': counsellingShow,
  'tasks.page': tasksPage,
  'duty.done': dutyDone,
  'seats.show': seatsShow,
  'meetings.show': meetingsShow,
  'seats.choose': seatsChoose,
  'seats.set': seatsSet,
  'meeting.record': recordMeeting,
  'meeting.correct': correctMeeting,
  'training.add': addTraining,
  'acting.appoint': appointActing,
  'acting.end': endActing,
  'schedule.selfChecks': selfChecks,
  'evaluation.show': evaluationShow,
  'notice.publish': publishNotice,
  'selection.page': selectionPage,
  'selection.tick': selectionTick,
  'selection.untick': selectionUntick,
  'selection.lock': selectionLock,
  'receipt.accept': receiptAccept,
  'receipt.report': receiptReport,
  'receipt.resolve': receiptResolve,
  'retention.show': retentionShow,
  'retention.propose': retentionPropose,
  'retention.proposal': retentionProposal,
  'retention.approve': retentionApprove,
  'retention.decline': retentionDecline,
  'submission.check': submissionCheck,
  'submission.package': submissionPackage,
  'submission.packageRest': submissionPackageRest,
  'submission.download': submissionDownload,
  'submission.statement': submissionStatement,
  'submission.reports': submissionReports,
  'submission.confirm': submissionConfirm,
  'transfer.begin': transferBegin,
}

/** What goes on with each dialogue, by its name. */
export const turns: Record<string, Turn> = {
  handIn,
  officeImport,
  arrival,
  transferWho,
  counselling,
  diverse,
  edit,
  confirmDelete,
  confirmUnbind,
  replaceBinding,
  findHolder: holderNamed,
  endBinding,
  approveMany,
  returnReason,
  takeBackReason,
  meeting,
  notice,
  training,
  appointment,
  proxyName,
  proxyTarget,
  grant,
  lockSelection,
  receiptReason,
}
