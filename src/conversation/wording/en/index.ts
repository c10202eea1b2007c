import { answers } from './answers.ts'
import { binding } from './binding.ts'
import { certification } from './certification.ts'
import { entries } from './entries.ts'
import { general } from './general.ts'
import { handIn } from './handIn.ts'

/** The same in English. */
export const en = { general, binding, handIn, entries, certification, answers }
