import { account } from './account.ts'
import { beside } from './beside.ts'
import { certification } from './certification.ts'
import { chat } from './chat.ts'
import { counts } from './counts.ts'
import { offices } from './offices.ts'
import { outcomes } from './outcomes.ts'
import { regulation } from './regulation.ts'
import type { Sayings } from './saying.ts'
import { selection } from './selection.ts'
import { settings } from './settings.ts'

/** Every example, by sense. None of them stands in the fixtures that measure the understanding. */
export const sayings: readonly Sayings[] = [
  ...chat,
  ...account,
  ...settings,
  ...regulation,
  ...counts,
  ...outcomes,
  ...certification,
  ...selection,
  ...offices,
  ...beside,
]
