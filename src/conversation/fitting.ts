const segmenter = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' })

/** Text that a network takes and every phone shows: no control characters, no half of a surrogate pair. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
}

/** At most so many grapheme clusters on one line, the last an ellipsis where something was left out. */
export function shorten(text: string, maxClusters: number): string {
  const line = clean(text).replace(/\s+/g, ' ')
  const kept: string[] = []
  for (const { segment } of segmenter.segment(cut(line, maxClusters * 10))) {
    if (kept.length === maxClusters) return `${kept.slice(0, -1).join('')}…`
    kept.push(segment)
  }
  return kept.join('')
}

/** At most so many UTF-16 units, ending in an ellipsis where something was left out. */
export function cut(text: string, maxUnits: number): string {
  return text.length <= maxUnits ? text : `${text.slice(0, pieceEnd(text, maxUnits - 1)).trimEnd()}…`
}

/** One line of at most so many UTF-16 units. */
export const oneLine = (text: string, maxUnits: number): string => cut(clean(text).replace(/\s+/g, ' '), maxUnits)

/** Pieces of at most `maxUnits` UTF-16 units, parted between paragraphs, else lines, else grapheme clusters. */
export function splitText(text: string, maxUnits: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > maxUnits) {
    const end = pieceEnd(rest, maxUnits)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

function pieceEnd(text: string, maxUnits: number): number {
  const window = text.slice(0, maxUnits)
  for (const gap of ['\n\n', '\n']) {
    const end = window.lastIndexOf(gap)
    if (end > maxUnits / 2) return end
  }
  const cluster = segmenter.segment(text.slice(0, 2 * maxUnits)).containing(maxUnits)
  if (cluster && cluster.index > 0) return cluster.index
  // A single cluster longer than a whole message: no pair of surrogates is torn, at least.
  return /[\uD800-\uDBFF]$/.test(window) ? maxUnits - 1 : maxUnits
}
