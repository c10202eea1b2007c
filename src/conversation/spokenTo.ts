import type { Inbound } from './message.ts'

/** What is said to us in a group: the rest of a text that begins with our name. */
export const spokenTo = (text: string) => /^\s*[@＠]?(?:歷程|licheng)[\s,，：:]*(.*)$/isu.exec(text)?.[1]

/** Whether a text in a group is a code and nothing else: the one that links the group to a class is said without our name. */
const isCode = (text: string) =>
  /^(?=.*\d)(?=.*[A-Z])[0-9A-Z]{4}-?[0-9A-Z]{4}$/.test(text.normalize('NFKC').trim().toUpperCase())

/** Whether a message is for us at all: what people say among themselves in a group is not even stored. */
export function isForUs({ place, content }: Inbound): boolean {
  if (place.kind === 'direct' || content.kind === 'arrived' || content.kind === 'departed') return true
  return content.kind === 'text' && (spokenTo(content.text) !== undefined || isCode(content.text))
}
