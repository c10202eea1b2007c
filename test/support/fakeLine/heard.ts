/** A message as a person's phone has it. */
export interface Heard {
  by: 'reply' | 'push'
  silent: boolean
  /** Everything that can be read, top to bottom. */
  text: string
  /** What a lock screen shows: the alternative text of a card, else the text. */
  preview: string
  buttons: HeardButton[]
  /** The message object as LINE was given it. */
  raw: Record<string, unknown>
}

export interface HeardButton {
  label: string
  /** Of a postback. */
  data?: string
  /** Of a link. */
  uri?: string
}

export function heard(raw: Record<string, unknown>, by: Heard['by'], silent: boolean): Heard {
  const nodes = [...nodesOf(raw)]
  const text = nodes.flatMap((node) => (node.type === 'text' && typeof node.text === 'string' ? [node.text] : []))
  const buttons = nodes.flatMap(({ type, label, data, uri }) =>
    type === 'postback' || type === 'uri'
      ? [{ label: String(label), ...(data ? { data: String(data) } : {}), ...(uri ? { uri: String(uri) } : {}) }]
      : [],
  )
  return { by, silent, text: text.join('\n'), preview: String(raw.altText ?? raw.text), buttons, raw }
}

function* nodesOf(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { ...value }
  for (const child of Object.values(value)) yield* nodesOf(child)
}
