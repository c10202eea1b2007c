import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** lmdb's magic number and the version of its format. */
const signature = Buffer.from([0xde, 0xc0, 0xef, 0xbe, 2, 0, 0, 0])
/** What a file has at the least once it is not new and empty. Unit: bytes. */
const minFileBytes = 8192

/** @throws Error for a file that is none of lmdb's, on which lmdb itself would crash the process. */
export function checkSignature(path: string): void {
  if (!existsSync(path) || statSync(path).size === 0) return
  const file = openSync(path, 'r')
  try {
    const isLmdb = read(file, 0, 64).includes(signature) && fstatSync(file).size >= minFileBytes
    if (!isLmdb) throw new Error('MDB_INVALID: not an lmdb file')
  } finally {
    closeSync(file)
  }
}

/**
 * Where things stand in lmdb's pages on a little-endian machine of 64 bits. Unit: bytes.
 *
 * Source: struct MDB_page_header, MDB_meta, MDB_db and MDB_node in lmdb's mdb.c.
 */
const metaOffset = { magic: 24, pageBytes: 48, freeRoot: 88, mainRoot: 136, lastPage: 144, transaction: 152, end: 160 }
const pageOffset = { flags: 18, lower: 20, nodes: 24 }
const nodeOffset = { flags: 4, keyBytes: 6, key: 8 }
const pageFlag = { branch: 0x01, leaf: 0x02 }
/** A node whose value is elsewhere: it holds the number of the value's first page and, at `pages`, how many there are. */
const bigValue = { flag: 0x01, pages: 16 }
/** The root of an empty tree. */
const noPage = 0xffff_ffff_ffff_ffffn

/**
 * @throws Error for a file whose end is lost: lmdb would read on until it comes to a page that is not there, and the
 * process would die of that.
 *
 * A file may end before lmdb's last page and be whole: pages that were taken and given back in one transaction are
 * never written. Where it does, every page that the newest state leads to is looked for. The caller holds a read
 * transaction meanwhile, so that no process writes over those pages.
 */
export function checkEnd(path: string): void {
  const file = openSync(path, 'r')
  try {
    if (read(file, 0, 64).indexOf(signature) !== metaOffset.magic) return
    const { pageBytes, lastPage, roots } = newestMeta(file)
    // Measured after the meta page is read: another process may write, but no file of lmdb's ever shrinks.
    const { size } = fstatSync(file)
    if (size >= (lastPage + 1) * pageBytes || isWhole(file, roots, pageBytes, size)) return
  } finally {
    closeSync(file)
  }
  throw new Error(`MDB_TRUNCATED: the end of ${path} is lost`)
}

/** What the newer of the two meta pages says; read until it holds still, should another process be writing it. */
function newestMeta(file: number) {
  const pageBytes = read(file, 0, metaOffset.end).readUInt32LE(metaOffset.pageBytes)
  const readBoth = () => read(file, 0, pageBytes + metaOffset.end)
  let both = readBoth()
  for (let again = readBoth(); !again.equals(both); again = readBoth()) both = again
  const [first, second] = [both, both.subarray(pageBytes)]
  const transactionOf = (meta: Buffer) => meta.readBigUInt64LE(metaOffset.transaction)
  const newest = transactionOf(second) > transactionOf(first) ? second : first
  const roots = [metaOffset.freeRoot, metaOffset.mainRoot].map((at) => newest.readBigUInt64LE(at))
  return {
    pageBytes,
    lastPage: Number(newest.readBigUInt64LE(metaOffset.lastPage)),
    roots: roots.filter((root) => root !== noPage).map(Number),
  }
}

/** Whether all pages below these, and all pages of the values they hold, lie within the file. */
function isWhole(file: number, roots: readonly number[], pageBytes: number, size: number): boolean {
  const pending = [...roots]
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if ((number + 1) * pageBytes > size) return false
    const page = read(file, number * pageBytes, pageBytes)
    const flags = page.readUInt16LE(pageOffset.flags)
    if ((flags & (pageFlag.branch | pageFlag.leaf)) === 0) return false
    for (const node of nodesOf(page)) {
      if ((flags & pageFlag.branch) !== 0) pending.push(node.readUIntLE(0, 6))
      else if (valueEnd(node) * pageBytes > size) return false
    }
  }
  return true
}

function* nodesOf(page: Buffer): Generator<Buffer> {
  const nodes = page.subarray(pageOffset.nodes)
  const count = page.readUInt16LE(pageOffset.lower) / 2
  for (let i = 0; i < count; i++) yield nodes.subarray(nodes.readUInt16LE(2 * i))
}

/** The number of the page after a value that has pages of its own. */
function valueEnd(node: Buffer): number {
  if ((node.readUInt16LE(nodeOffset.flags) & bigValue.flag) === 0) return 0
  const value = node.subarray(nodeOffset.key + node.readUInt16LE(nodeOffset.keyBytes))
  return Number(value.readBigUInt64LE(0) + value.readBigUInt64LE(bigValue.pages))
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, position)
  return bytes
}
