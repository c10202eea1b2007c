import * as acts from './acts.ts'
import * as manners from './manners.ts'
import * as matters from './matters.ts'
import * as people from './people.ts'

/** Every concept of the lexicon by its name: a cue, whether or not a rule asks for it. */
export const concepts: readonly (readonly [name: string, pattern: RegExp])[] = Object.entries({
  ...matters,
  ...people,
  ...manners,
  ...acts,
})
