import type { messagingApi } from '@line/bot-sdk'
import type { Button } from '../../src/conversation/message.ts'
import { encodePress } from '../../src/conversation/press.ts'
import { maxDisplayText, maxUriCharacters, shorten } from './limits.ts'

/**
 * What LINE does when the button is tapped; undefined where LINE would refuse its address.
 * A `type` button's hint is left to the handler's next question: LINE has no placeholder, only text that would be sent.
 */
export function actionOf(button: Button, maxLabel: number): messagingApi.Action | undefined {
  const label = shorten(button.label, maxLabel) || '…'
  if ('url' in button) {
    const uri = uriOf(button.url)
    return uri === undefined ? undefined : { type: 'uri', label, uri }
  }
  const displayText = shorten(button.label, maxDisplayText) || '…'
  return 'type' in button
    ? { type: 'postback', label, displayText, data: encodePress(button.type), inputOption: 'openKeyboard' }
    : { type: 'postback', label, displayText, data: encodePress(button.press) }
}

/** LINE's own browser shares no session with the person's, and saves no files, so pages open outside it. */
function uriOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (!['https:', 'http:'].includes(parsed.protocol)) return undefined
  // Added by hand: URLSearchParams would rewrite, and so unsign, the query that is there.
  if (!/(^|\.)line\.me$/.test(parsed.hostname)) parsed.search += `${parsed.search ? '&' : '?'}openExternalBrowser=1`
  return parsed.href.length <= maxUriCharacters ? parsed.href : undefined
}
