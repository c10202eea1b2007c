import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import yauzl from 'yauzl'
import type { z } from 'zod'
import { type FileRole, judgeFile, maxBytesWhileStreaming } from '../../regulation/fileLimits.ts'
import type { Ruleset } from '../../regulation/ruleset.ts'
import {
  type ExchangeManifest,
  type ExchangePart,
  type ExchangePortfolio,
  manifestFile,
  manifestSchema,
  portfolioFile,
  portfolioSchema,
} from './exchange.ts'

/** What is wrong with a package: `part` is where. */
export interface ExchangeFlaw {
  part: string
  flaw: 'not-a-package' | 'unsafe' | 'missing' | 'unlisted' | 'changed' | 'too-large' | 'malformed' | 'type'
}

/** A package that was read through: every part is what its manifest says. */
export interface Exchange {
  portfolio: ExchangePortfolio
  /** The files, by path. */
  parts: ReadonlyMap<string, ExchangePart>
  /** Tells this package's content from any other: SHA-256 of the manifest, which has the hash of every part. */
  digest: string
  /** The bytes of a part, whose size and hash were right. */
  open(path: string): Promise<Readable>
  close(): void
}

/** More parts than any portfolio has. */
const maxParts = 4_002
/** The most that a text of a package may take. Unit: bytes. */
const maxTextBytes = 8 * 2 ** 20
/** As much of a file as its type is told from. */
const headBytes = 4_100

/**
 * Reads every byte of an exchange package before anything is done with it. Nothing is unpacked to the disk; no part is read
 * beyond the size that it claims, and none may claim more than a portfolio's file may have.
 * Source: R-11, §七.
 */
export async function readExchange(path: string, ruleset: Ruleset): Promise<Exchange | { flaws: ExchangeFlaw[] }> {
  const zip = await openZip(path)
  if (!zip) return { flaws: [{ part: path, flaw: 'not-a-package' }] }
  const read = await readThrough(zip, ruleset).catch((error: unknown) => flawed(error))
  if ('flaws' in read) zip.close()
  return read
}

async function readThrough(zip: yauzl.ZipFile, ruleset: Ruleset): Promise<Exchange> {
  const entries = await listed(zip, ruleset)
  const open = (path: string) => {
    const entry = entries.get(path)
    if (!entry) throw new Flawed(path, 'missing')
    return opened(zip, entry)
  }
  const manifestBytes = await textOf(await open(manifestFile), manifestFile)
  const manifest = parsed<ExchangeManifest>(manifestSchema, manifestBytes, manifestFile)
  const parts = new Map(manifest.files.map((part) => [part.path, part]))
  const unlisted = [...entries.keys()].find((name) => name !== manifestFile && !parts.has(name))
  if (unlisted !== undefined) throw new Flawed(unlisted, 'unlisted')
  const heads = new Map<string, Buffer>()
  for (const part of parts.values()) heads.set(part.path, await comparedHead(await open(part.path), part))
  const portfolio = parsed<ExchangePortfolio>(
    portfolioSchema,
    await textOf(await open(portfolioFile), portfolioFile),
    portfolioFile,
  )
  const named = namedFiles(portfolio)
  for (const { kind, path, md5, role } of named) await checkFile(kind, path, md5, role)
  const loose = [...parts.keys()].find((name) => name !== portfolioFile && !named.some((file) => file.path === name))
  if (loose !== undefined) throw new Flawed(loose, 'unlisted')
  const digest = createHash('sha256').update(manifestBytes).digest('hex')
  return { portfolio, parts, digest, open, close: () => zip.close() }

  async function checkFile(kind: 'course' | 'diverse', path: string, md5: string, role: FileRole): Promise<void> {
    const part = parts.get(path)
    if (!part || path === portfolioFile) throw new Flawed(path, 'missing')
    if (part.md5 !== md5) throw new Flawed(path, 'changed')
    const type = await fileTypeFromBuffer(heads.get(path) ?? Buffer.alloc(0))
    const verdict = judgeFile(kind, { mediaType: type?.mime, bytes: part.bytes }, [], ruleset)
    if (verdict.verdict === 'refused') throw new Flawed(path, verdict.reason === 'tooLarge' ? 'too-large' : 'type')
    if (verdict.role !== role) throw new Flawed(path, 'type')
  }
}

/** Every file that the portfolio names, with its role and the MD5 that it gives. */
function namedFiles({ 課程學習成果: outcomes, 多元表現: diverse }: ExchangePortfolio) {
  const ofItem = (kind: 'course' | 'diverse') => (item: (typeof outcomes)[number] | (typeof diverse)[number]) =>
    (
      [
        { kind, path: item.文件檔案連結, md5: item.文件檔案MD5, role: 'document' },
        { kind, path: item.影音檔案連結, md5: item.影音檔案MD5, role: 'av' },
      ] as const
    ).filter(({ path }) => path !== '')
  return [...outcomes.flatMap(ofItem('course')), ...diverse.flatMap(ofItem('diverse'))]
}

class Flawed extends Error {
  readonly part: string
  readonly flaw: ExchangeFlaw['flaw']
  constructor(part: string, flaw: ExchangeFlaw['flaw']) {
    super(`${part}: ${flaw}`)
    this.part = part
    this.flaw = flaw
  }
}

/** What yauzl itself refuses (paths that lead out, sizes that lie, broken data) is a flaw too. */
const flawed = (error: unknown): { flaws: ExchangeFlaw[] } => {
  if (error instanceof Flawed) return { flaws: [{ part: error.part, flaw: error.flaw }] }
  return { flaws: [{ part: '', flaw: 'unsafe' }] }
}

const openZip = (path: string) =>
  new Promise<yauzl.ZipFile | undefined>((resolve) =>
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      resolve(error ? undefined : zip),
    ),
  )

/** The parts by name, as far as their names and sizes may be trusted. */
function listed(zip: yauzl.ZipFile, ruleset: Ruleset): Promise<Map<string, yauzl.Entry>> {
  const largest = Math.max(maxBytesWhileStreaming('course', ruleset), maxBytesWhileStreaming('diverse', ruleset))
  const entries = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      const { fileName, uncompressedSize } = entry
      const isText = fileName === manifestFile || fileName === portfolioFile
      const isKnown = isText || /^files\/[A-Za-z0-9._-]+$/.test(fileName)
      if (!isKnown || entries.has(fileName) || entries.size >= maxParts || entry.isEncrypted()) {
        return reject(new Flawed(fileName, 'unsafe'))
      }
      if (uncompressedSize > (isText ? maxTextBytes : largest)) return reject(new Flawed(fileName, 'too-large'))
      entries.set(fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const opened = (zip: yauzl.ZipFile, entry: yauzl.Entry) =>
  new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  )

async function textOf(stream: Readable, part: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length
    if (bytes > maxTextBytes) throw new Flawed(part, 'too-large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** Reads a part to its end and compares it with the manifest; the result is how it begins. */
async function comparedHead(stream: Readable, { path, bytes, sha256, md5 }: ExchangePart): Promise<Buffer> {
  const hashes = { sha256: createHash('sha256'), md5: createHash('md5') }
  let [head, read] = [Buffer.alloc(0), 0]
  for await (const chunk of stream) {
    const buffer = chunk as Buffer
    read += buffer.length
    if (read > bytes) throw new Flawed(path, 'changed')
    hashes.sha256.update(buffer)
    hashes.md5.update(buffer)
    if (head.length < headBytes) head = Buffer.concat([head, buffer.subarray(0, headBytes - head.length)])
  }
  const isRight = read === bytes && hashes.sha256.digest('hex') === sha256 && hashes.md5.digest('hex') === md5
  if (!isRight) throw new Flawed(path, 'changed')
  return head
}

function parsed<Shape>(schema: z.ZodType<Shape>, bytes: Buffer, part: string): Shape {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Flawed(part, 'malformed')
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Flawed(`${part} ${result.error.issues[0]?.path.join('.') ?? ''}`.trim(), 'malformed')
}
