import { createHash } from 'node:crypto'
import { auditFiles } from '../../src/portfolio/integrity.ts'
import type { Job } from '../job.ts'

/** How many entries an alarm names. */
const namedAtMost = 10

/**
 * Reads every stored file again each night; one that is missing or changed is an alarm, in the log and to whoever runs the
 * product. Source: domain.md §3.1.
 */
export const integrityAudit: Job = {
  name: 'integrity-audit',
  cron: '0 3 * * *',
  async run({ entries, files, tellDamaged, now, log, signal }) {
    const found = createHash('sha256')
    const named = new Set<number>()
    let problems = 0
    for await (const { entry, sha256, problem } of auditFiles(entries, files, signal)) {
      problems += 1
      found.update(`${entry} ${sha256} ${problem}\n`)
      if (named.size < namedAtMost) named.add(entry)
      log.error({ entry, sha256, problem }, 'a stored file is not what was received')
    }
    const fingerprint = found.digest('base64url')
    if (problems > 0 && !signal.aborted) await tellDamaged({ count: problems, entries: [...named], fingerprint }, now)
    return { problems }
  },
}
