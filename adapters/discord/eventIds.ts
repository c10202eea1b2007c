/** A message that holds several things is several events: its id for the first, its id and a number for each other. */
export const messageEvent = (message: string, index: number) => (index === 0 ? message : `${message}.${index}`)

/** The use of a command, a button or a form. */
export const interactionEvent = (interaction: string) => `${interaction}.i`

/** The message behind an event; undefined where it was no message. */
export function messageOf(event: string): string | undefined {
  const [id, part] = event.split('.')
  return part === 'i' ? undefined : id
}
