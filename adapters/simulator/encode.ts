import type { Button, Line, Reply } from '../../src/conversation/message.ts'
import { encodePress } from '../../src/conversation/press.ts'
import type { SeenButton, SeenReply } from './entry.ts'

/** Replies as the page draws them, whatever their length; those that say nothing are left out. */
export const encode = (replies: Reply[]): SeenReply[] => replies.flatMap(seenReply)

function seenReply({ title, lines, note, buttons = [], alt }: Reply): SeenReply[] {
  const said = lines.filter(saysSomething)
  if (isBlank(title) && said.length === 0 && buttons.length === 0) return []
  return [
    {
      ...(isBlank(title) ? {} : { title }),
      lines: said,
      ...(isBlank(note) ? {} : { note }),
      ...(buttons.length === 0 ? {} : { buttons: buttons.map(seenButton) }),
      preview: alt ?? title ?? firstLine(said) ?? '',
    },
  ]
}

function seenButton(button: Button): SeenButton {
  if ('url' in button) return button
  if ('type' in button) return { ...button, type: encodePress(button.type) }
  return { ...button, press: encodePress(button.press) }
}

const isBlank = (text: string | undefined): text is undefined => text === undefined || text.trim() === ''

const saysSomething = (line: Line) =>
  typeof line === 'string' ? !isBlank(line) : !(isBlank(line.label) && isBlank(line.value))

function firstLine([first]: Line[]): string | undefined {
  return typeof first === 'object' ? `${first.label} ${first.value}` : first
}
