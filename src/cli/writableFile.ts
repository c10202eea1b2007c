import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import { OperatorError } from '../errors.ts'

/** Makes sure, before anything is begun, that a file can be written. @throws OperatorError */
export async function writableFile(file: string): Promise<void> {
  try {
    await access(path.dirname(path.resolve(file)), constants.W_OK)
  } catch {
    throw new OperatorError('no-such-folder', `The folder of ${file} is not there or may not be written to.`)
  }
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) throw new OperatorError('a-folder', `${file} is a folder: name a file in it.`)
}
