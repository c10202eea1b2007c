import { createReadStream } from 'node:fs'
import { decodeText } from './import/decodeText.ts'
import { FileRefusal } from './import/rowError.ts'
import { readSchoolFile, type SchoolFile } from './schoolFile.ts'

/**
 * Reads the school's file from the disk.
 *
 * @throws when there is no such file.
 */
export async function openSchoolFile(path: string): Promise<{ file: SchoolFile } | { problems: string[] }> {
  let yaml = ''
  try {
    for await (const part of decodeText(createReadStream(path))) yaml += part
  } catch (error) {
    if (error instanceof FileRefusal) return { problems: error.errors.map(({ message }) => message) }
    throw error
  }
  return readSchoolFile(yaml)
}
