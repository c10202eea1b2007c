/** A stretch of a text: behind the label of a part, or before any. */
export interface Segment {
  part?: string
  text: string
}

const escaped = (label: string) => label.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/**
 * Cuts a text where a label and a colon stand, at the start of a line or behind a comma or a space (「獎項：佳作，等級：全國」).
 * What stands behind the label of `prose` goes on to the next line that begins with a label, commas and all.
 */
export function cutAtLabels(
  text: string,
  labels: readonly { label: string; part: string }[],
  prose: string,
): Segment[] {
  const partOf = new Map(labels.map(({ label, part }) => [label.toLowerCase(), part]))
  const longestFirst = [...partOf.keys()].sort((a, b) => b.length - a.length)
  const mark = new RegExp(`(?:^|[、，,;；|｜\\s])\\s*(${longestFirst.map(escaped).join('|')})\\s*[:：=]`, 'giu')
  const segments: Segment[] = []
  for (const line of text.split(/\r?\n/)) {
    const marks = [...line.matchAll(mark)]
    const open = segments.at(-1)
    if (open?.part === prose && marks[0]?.index !== 0) {
      open.text = `${open.text}\n${line}`
      continue
    }
    push(undefined, line.slice(0, marks[0]?.index))
    for (const [at, found] of marks.entries()) {
      const part = partOf.get(found[1]?.toLowerCase() ?? '')
      const from = found.index + found[0].length
      push(part, line.slice(from, part === prose ? undefined : marks[at + 1]?.index))
      if (part === prose) break
    }
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.trim() }))

  function push(part: string | undefined, said: string): void {
    const bare = part === prose ? said : said.replace(/^[、，,;；|｜\s]+|[、，,;；|｜\s]+$/g, '')
    if (part !== undefined) segments.push({ part, text: bare })
    else if (bare !== '') segments.push({ text: bare })
  }
}
