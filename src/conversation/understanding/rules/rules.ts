import { account } from './account.ts'
import { callingOff, help } from './chat.ts'
import { classes } from './classes.ts'
import { counts } from './counts.ts'
import { files } from './files.ts'
import { counsellors, offices } from './offices.ts'
import { offLimits } from './offLimits.ts'
import { proxies } from './proxies.ts'
import { receipts } from './receipts.ts'
import { regulationOfPeople } from './regulationOfPeople.ts'
import { regulationOfWork } from './regulationOfWork.ts'
import type { Rule } from './rule.ts'
import { settings } from './settings.ts'
import { students } from './students.ts'
import { teachers } from './teachers.ts'

/** Every way of meaning something, in the order in which they are tried. */
export const rules: readonly Rule[] = [
  ...callingOff,
  ...offLimits,
  ...account,
  ...counsellors,
  ...settings,
  ...proxies,
  ...regulationOfPeople,
  ...receipts,
  ...classes,
  ...files,
  ...regulationOfWork,
  ...counts,
  ...offices,
  ...teachers,
  ...students,
  ...help,
]
