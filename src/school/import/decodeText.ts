import { FileRefusal } from './rowError.ts'

const lineFeed = 0x0a

/**
 * Decodes UTF-8, with or without a byte order mark, as it streams in.
 *
 * @throws FileRefusal for any other encoding, by name where it can be told.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  for await (const chunk of bytes) {
    if (isFirst && isUtf16(chunk)) throw wrongEncoding('This file is UTF-16')
    if (isFirst && isZip(chunk)) throw wrongEncoding('This file is a workbook, not CSV')
    const text = decoded(() => decoder.decode(chunk, { stream: true }))
    if (text === undefined) {
      const looksLikeBig5 = isBig5(isFirst ? chunk : afterLineBreak(chunk))
      throw wrongEncoding(looksLikeBig5 ? 'This file is Big5' : 'This file is not UTF-8')
    }
    yield text
    isFirst = false
  }
  // A file that ends in the middle of a character.
  if (decoded(() => decoder.decode()) === undefined) throw wrongEncoding('This file is not UTF-8')
}

/** What a strict decoder makes of bytes; undefined where they are not in its encoding. */
function decoded(decode: () => string): string | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** What spreadsheets save unasked is a zip archive. */
const isZip = ([first, second]: Uint8Array) => first === 0x50 && second === 0x4b

/** A chunk begins anywhere, but a line break is never half of a Big5 character. */
const afterLineBreak = (chunk: Uint8Array) => chunk.subarray(chunk.indexOf(lineFeed) + 1)

/** Whether it reads as Chinese in Big5, where no character holds the byte FF; the last one may go on in the next chunk. */
function isBig5(chunk: Uint8Array): boolean {
  const text = decoded(() => new TextDecoder('big5', { fatal: true }).decode(chunk, { stream: true }))
  return text !== undefined && /\p{Script=Han}/u.test(text) && !chunk.includes(0xff)
}

const wrongEncoding = (found: string) =>
  new FileRefusal([
    { row: 1, column: null, message: `${found}: save it as UTF-8 (in Excel: "CSV UTF-8") and try again.` },
  ])
