import { access, constants, stat } from 'node:fs/promises'
import { OperatorError } from '../errors.ts'

/**
 * Makes sure that a file can be read before anything is begun with it.
 *
 * @throws OperatorError that names the file.
 */
export async function readableFile(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK)
  } catch {
    throw new OperatorError('no-such-file', `${path} is not there or may not be read.`)
  }
  if (!(await stat(path)).isFile()) throw new OperatorError('no-such-file', `${path} is not a file.`)
}
