import type { Intent, Slots } from '../../intent.ts'
import type { Reading } from '../reading.ts'
import { classOf } from './class.ts'
import { code } from './code.ts'
import { entryKind, stepOrEntryKind } from './kind.ts'
import { lang } from './lang.ts'
import { person } from './person.ts'
import { disputeReason, returnReason } from './reason.ts'
import { ownStatus, status } from './status.ts'
import { target } from './target.ts'
import { term } from './term.ts'

type Found = { [Slot in keyof Slots]: Slots[Slot] | undefined }

const onTarget = ({ text }: Reading): Found => ({ target: target(text) })
const extractors: Partial<Record<Intent, (reading: Reading) => Found>> = {
  'account.bind': ({ text }) => ({ code: code.exec(text)?.[0].replaceAll(' ', '').toUpperCase() }),
  'language.set': ({ text }) => ({ lang: lang(text) }),
  'deadline.ask': ({ text }) => ({ kind: stepOrEntryKind(text), term: term(text) }),
  'quota.remaining': ({ text }) => ({ kind: stepOrEntryKind(text), term: term(text) }),
  'artifact.submit': ({ text }) => ({ kind: entryKind(text) }),
  'artifact.list': ({ text }) => ({ kind: entryKind(text), status: ownStatus(text), term: term(text) }),
  'artifact.send': onTarget,
  'artifact.edit': onTarget,
  'artifact.withdraw': onTarget,
  'certification.nudge': onTarget,
  'selection.choose': ({ text }) => ({ kind: entryKind(text) }),
  'selection.show': ({ text }) => ({ kind: entryKind(text) }),
  'receipt.dispute': (reading) => ({ reason: disputeReason(reading) }),
  'certification.approve': onTarget,
  'certification.return': (reading) => ({ target: target(reading.text), reason: returnReason(reading) }),
  'proxy.assign': (reading) => ({ person: person(reading) }),
  'class.progress': ({ text }) => {
    const inState = status(text)
    return { kind: inState ? entryKind(text) : stepOrEntryKind(text), class: classOf(text), status: inState }
  },
  'broadcast.deadline': ({ text }) => ({ kind: stepOrEntryKind(text), class: classOf(text) }),
}

/** The slots that an utterance of this intent states; what it does not state is absent. */
export function slotsOf(intent: Intent, reading: Reading): Slots {
  const found = Object.entries(extractors[intent]?.(reading) ?? {})
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}
