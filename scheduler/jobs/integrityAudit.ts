import { auditFiles } from '../../src/portfolio/integrity.ts'
import type { Job } from '../job.ts'

/** Reads every stored file again each night; one that is missing or changed is an alarm. Source: domain.md §3.1. */
export const integrityAudit: Job = {
  name: 'integrity-audit',
  cron: '0 3 * * *',
  async run({ entries, files, log, signal }) {
    let problems = 0
    for await (const { entry, sha256, problem } of auditFiles(entries, files, signal)) {
      problems += 1
      log.error({ entry, sha256, problem }, 'a stored file is not what was received')
    }
    return { problems }
  },
}
