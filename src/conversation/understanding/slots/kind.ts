import type { Kind } from '../../intent.ts'
import { certification, course, diverse, diverseCategory, receipt, selection } from '../lexicon/matters.ts'

/** What kind of entry is meant, where only entries can be. */
export function entryKind(text: string): Kind | undefined {
  if (diverse.test(text)) return 'diverse'
  if (course.test(text)) return 'course'
  return diverseCategory.test(text) ? 'diverse' : undefined
}

/** What step or kind of entry is meant: a step named beside an entry is what is asked about (「成果勾選到幾號」). */
export function stepOrEntryKind(text: string): Kind | undefined {
  if (receipt.test(text)) return 'receipt'
  if (selection.test(text)) return 'selection'
  if (certification.test(text)) return 'certification'
  return entryKind(text)
}
