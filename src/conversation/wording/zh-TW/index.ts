import { answers } from './answers.ts'
import { binding } from './binding.ts'
import { certification } from './certification.ts'
import { entries } from './entries.ts'
import { general } from './general.ts'
import { handIn } from './handIn.ts'

/** Everything a person reads in Traditional Chinese, as used in Taiwan. */
export const zhTW = { general, binding, handIn, entries, certification, answers }
