import { type APIApplicationCommandAutocompleteInteraction, ApplicationCommandOptionType } from 'discord.js'
import { oneLine } from '../../src/conversation/fitting.ts'
import type { DiscordConfig } from './config.ts'
import { maxChoices, maxChoiceUnits } from './limits.ts'
import { wait } from './wait.ts'

/** Discord waits three seconds, and what comes late is shown as an error. Source: issue 3 (empty if need be). */
const withinMs = 2000

/** The person's own courses that what is typed may mean; none where they cannot be had in time. */
export async function choicesFor(
  { courses, log, wait: pause = wait }: DiscordConfig,
  account: string,
  { options = [] }: APIApplicationCommandAutocompleteInteraction['data'],
): Promise<{ name: string; value: string }[]> {
  const focused = options.find((option) => 'focused' in option && option.focused)
  if (focused?.name !== 'course' || focused.type !== ApplicationCommandOptionType.String) return []
  const typed = folded(focused.value)
  const tooLate = new AbortController()
  try {
    const own = await Promise.race([courses.of(account), pause(withinMs, tooLate.signal).then(() => [])])
    return own
      .filter(({ id, name }) => id.length <= maxChoiceUnits && folded(`${name} ${id}`).includes(typed))
      .slice(0, maxChoices)
      .map(({ id, name }) => ({ name: oneLine(name, maxChoiceUnits) || id, value: id }))
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'discord: courses could not be listed')
    return []
  } finally {
    tooLate.abort()
  }
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().trim()
