import { type Condition, conditionsOf, type Filter } from './filter.ts'
import { type Coverage, covers } from './implication.ts'
import type { Pattern } from './indexKeys.ts'
import { type KeyRange, keysUnder, pointsOf, rangeOf, within } from './keyRange.ts'

/** What the planner knows of an index. */
export interface IndexShape extends Coverage {
  readonly unique: boolean
  /** Whether some entry is not the whole value: one element of an array, or the beginning of a long value. */
  readonly inexact: boolean
}

/** Which index to read, where, and whether that already gives the order asked for. */
export interface Plan<Index extends IndexShape = IndexShape> {
  readonly index: Index
  /** In ascending order, without overlap. */
  readonly ranges: readonly KeyRange[]
  readonly reverse: boolean
  readonly ordered: boolean
}

const maxRanges = 10_000

/**
 * Chooses the index that leaves least to read.
 *
 * The plan gives every document that the filter matches and perhaps others: whoever reads by it asks the filter again.
 * `primary`, the order of `_id`, holds every document and stands when no index helps; a filter that is an `$or` has no
 * other.
 */
export function choosePlan<Index extends IndexShape>(
  filter: Filter,
  sort: Pattern,
  primary: Index,
  indexes: readonly Index[],
): Plan<Index> {
  const conditions = conditionsOf(filter)
  const candidates = [primary, ...indexes.filter((index) => covers(index, conditions))]
  return candidates
    .map((index) => weigh(index, conditions, sort))
    .reduce((best, next) => (next.worth > best.worth ? next : best)).plan
}

function weigh<Index extends IndexShape>(index: Index, conditions: readonly Condition[], sort: Pattern) {
  const { ranges, pinned, bounded } = boundsOf(index, conditions)
  const order = index.inexact ? undefined : orderOf(index.pattern, sort, pinned)
  const isOneEntry = index.unique && pinned.length === index.pattern.length
  const worth =
    (isOneEntry ? 1_000 : pinned.length * 10) +
    (bounded ? 5 : 0) +
    (sort.length > 0 && order ? 3 : 0) +
    (index.partial ? 2 : 0)
  const ordered = sort.length === 0 || order !== undefined
  const plan: Plan<Index> = { index, ranges, ordered, reverse: order === 'backward' }
  return { worth, plan }
}

interface Bounds {
  readonly ranges: readonly KeyRange[]
  /** To how many values each of the leading fields is pinned. */
  readonly pinned: readonly number[]
  /** Whether the field after those is held in a range. */
  readonly bounded: boolean
}

function boundsOf(index: IndexShape, conditions: readonly Condition[]): Bounds {
  let prefixes = [Buffer.alloc(0)]
  const pinned: number[] = []
  for (const field of index.pattern) {
    const tests = conditions.filter(({ path }) => path.join('.') === field.field).map(({ test }) => test)
    const points = tests.map((test) => pointsOf(test, field)).find((found) => found !== undefined)
    if (points && points.length * prefixes.length <= maxRanges) {
      prefixes = prefixes.flatMap((prefix) => points.map((point) => Buffer.concat([prefix, point])))
      pinned.push(points.length)
      continue
    }
    const ranges = tests.map((test) => rangeOf(test, field)).filter((range) => range !== undefined)
    const [first, ...others] = ranges
    if (!first) break
    // Two bounds may be met by different elements of an array, which no single entry of the index shows.
    const range = index.inexact ? first : others.reduce(intersection, first)
    return { ranges: prefixes.map((prefix) => within(prefix, range)), pinned, bounded: true }
  }
  return { ranges: prefixes.map(keysUnder), pinned, bounded: false }
}

function intersection(a: KeyRange, b: KeyRange): KeyRange {
  return {
    low: Buffer.compare(a.low, b.low) < 0 ? b.low : a.low,
    high: Buffer.compare(a.high, b.high) > 0 ? b.high : a.high,
  }
}

/** How the index must be read to give the order of the sort; a field pinned to one value has no say. */
function orderOf(pattern: Pattern, sort: Pattern, pinned: readonly number[]): 'forward' | 'backward' | undefined {
  const fixed = new Set(pattern.filter((_, i) => pinned[i] === 1).map(({ field }) => field))
  const kept = pattern.filter(({ field }) => !fixed.has(field))
  const wanted = sort.filter(({ field }) => !fixed.has(field))
  const turns = wanted.map(({ field, direction }, i) => (kept[i]?.field === field ? kept[i].direction * direction : 0))
  if (turns.every((turn) => turn === 1)) return 'forward'
  return turns.every((turn) => turn === -1) ? 'backward' : undefined
}
