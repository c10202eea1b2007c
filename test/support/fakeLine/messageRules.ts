import { at, byType, list, object, oneOf, optional, type Problem, type Rule, string, within } from './rules.ts'

/** What LINE refuses of the messages that the fake understands: text and Flex. Its words, its member paths. */
export function problemsOf(messages: unknown): Problem[] {
  return list(byType({ text: textMessage, flex: flexMessage }), 1, 5)(messages, 'messages')
}

const label = (max: number) => string(max, 'clusters')
const postback = (max: number) =>
  object({
    type: oneOf('postback'),
    label: label(max),
    data: string(300),
    displayText: optional(string(300, 'clusters')),
    inputOption: optional(oneOf('closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice')),
    fillInText: optional(string(300, 'clusters')),
  })
const address: Rule = (value, path) =>
  typeof value === 'string' && /^(https?|line|tel):[!-~]+$/.test(value) ? [] : at(path, 'invalid uri')
const uri = (max: number) => object({ type: oneOf('uri'), label: label(max), uri: within(string(1000), address) })
const action = (maxLabel: number) => byType({ postback: postback(maxLabel), uri: uri(maxLabel) })

const quickReply = object({
  items: list(object({ type: oneOf('action'), action: action(20) }), 1, 13),
})

const textMessage = object({
  type: oneOf('text'),
  text: string(5000),
  quickReply: optional(quickReply),
})

const colour: Rule = (value, path) => (/^#[0-9A-Fa-f]{6}$/.test(String(value)) ? [] : at(path, 'invalid color'))
const gap = oneOf('none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl')
const flag: Rule = (value, path) => (typeof value === 'boolean' ? [] : at(path, 'must be a boolean'))
const ratio: Rule = (value, path) => (Number.isInteger(value) ? [] : at(path, 'must be an integer'))

const text = object({
  type: oneOf('text'),
  text: string(Number.POSITIVE_INFINITY),
  size: optional(oneOf('xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl')),
  weight: optional(oneOf('regular', 'bold')),
  color: optional(colour),
  wrap: optional(flag),
  scaling: optional(flag),
  flex: optional(ratio),
  margin: optional(gap),
})
const button = object({
  type: oneOf('button'),
  action: action(40),
  style: optional(oneOf('primary', 'secondary', 'link')),
  color: optional(colour),
  height: optional(oneOf('sm', 'md')),
  adjustMode: optional(oneOf('shrink-to-fit')),
})
const box: Rule = (value, path) =>
  object({
    type: oneOf('box'),
    layout: oneOf('vertical', 'horizontal', 'baseline'),
    contents: list(byType({ text, button, box }), 0, Number.POSITIVE_INFINITY),
    spacing: optional(gap),
    margin: optional(gap),
  })(value, path)

const blockStyle = object({ backgroundColor: optional(colour) })
const hasBlock: Rule = (value, path) =>
  ['header', 'hero', 'body', 'footer'].some((block) => block in Object(value))
    ? []
    : at(path, 'At least one block must be specified')
const atMostBytes =
  (max: number): Rule =>
  (value, path) =>
    Buffer.byteLength(JSON.stringify(value)) <= max ? [] : at(path, `must not be larger than ${max} bytes`)

const bubble = within(
  object({
    type: oneOf('bubble'),
    size: optional(oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga')),
    header: optional(box),
    body: optional(box),
    footer: optional(box),
    styles: optional(
      object({ header: optional(blockStyle), body: optional(blockStyle), footer: optional(blockStyle) }),
    ),
  }),
  hasBlock,
  atMostBytes(30_000),
)
const oneSize: Rule = (value, path) => {
  const { contents } = Object(value)
  const sizes = Array.isArray(contents) ? contents.map((each) => Object(each).size) : []
  return new Set(sizes).size <= 1 ? [] : at(path, 'bubbles of one carousel must have the same size')
}
const carousel = within(
  object({ type: oneOf('carousel'), contents: list(bubble, 1, 12) }),
  oneSize,
  atMostBytes(50_000),
)
const flexMessage = object({
  type: oneOf('flex'),
  altText: string(1500),
  contents: byType({ bubble, carousel }),
  quickReply: optional(quickReply),
})
