import { type ActHandler, answer, type BoundContext, type Outcome } from './context.ts'
import { occasionOf } from './entryAccess.ts'
import { selectionRefused } from './selectionAccess.ts'
import { pageOf } from './selectionPage.ts'

/** 「勾選 #12」 on a page of what can be selected, however old the button. */
export const selectionTick: ActHandler = (context, args) => change(context, 'tick', args)

/** 「取消 #12」 */
export const selectionUntick: ActHandler = (context, args) => change(context, 'untick', args)

async function change(context: BoundContext, act: 'tick' | 'untick', [target, page]: string[]): Promise<Outcome> {
  const entry = Number(target)
  if (!Number.isSafeInteger(entry)) return answer(await selectionRefused(context, { reason: 'noSuchEntry' }))
  const result = await context.services.selections[act](entry, occasionOf(context, 'student'))
  if (!result.done) return answer(await selectionRefused(context, result.refusal))
  const done = { entry, isTicked: act === 'tick', isChanged: result.isChanged }
  return { replies: [await pageOf(context, result, Number(page) || 0, done)], tellsOutcome: true }
}
