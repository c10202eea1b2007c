import { answers } from './answers.ts'
import { arrivals } from './arrivals.ts'
import { audit } from './audit.ts'
import { binding } from './binding.ts'
import { broadcast } from './broadcast.ts'
import { certification } from './certification.ts'
import { classes } from './classes.ts'
import { commands } from './commands.ts'
import { counselling } from './counselling.ts'
import { diverse } from './diverse.ts'
import { duties } from './duties.ts'
import { entries } from './entries.ts'
import { evaluation } from './evaluation.ts'
import { general } from './general.ts'
import { governance } from './governance.ts'
import { guardians } from './guardians.ts'
import { handIn } from './handIn.ts'
import { manageBinding } from './manageBinding.ts'
import { notices } from './notices.ts'
import { proxies } from './proxies.ts'
import { receipts } from './receipts.ts'
import { records } from './records.ts'
import { reminders } from './reminders.ts'
import { retention } from './retention.ts'
import { selection } from './selection.ts'
import { submission } from './submission.ts'
import { transfer } from './transfer.ts'

/** The same in English. */
export const en = {
  general,
  binding,
  manageBinding,
  classes,
  broadcast,
  handIn,
  entries,
  certification,
  answers,
  diverse,
  selection,
  submission,
  arrivals,
  transfer,
  receipts,
  retention,
  commands,
  counselling,
  records,
  duties,
  governance,
  proxies,
  guardians,
  reminders,
  notices,
  evaluation,
  audit,
}
