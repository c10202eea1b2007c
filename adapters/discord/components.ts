import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { oneLine } from '../../src/conversation/fitting.ts'
import type { Button } from '../../src/conversation/message.ts'
import { fieldId, listId, pressId } from './customId.ts'
import { maxButtonLabel, maxOptionLabel, maxOptions, maxRowButtons, maxUrlUnits } from './limits.ts'

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** More choices than this become a list to pick from. */
const maxChoicesAsButtons = 10

type Choice = Extract<Button, { press: unknown }>

/** The rows under a message, in the order of the buttons: buttons, and lists where there are many choices of the same weight. */
export function rowsOf(buttons: readonly Button[]): Row[] {
  const usable = buttons.filter((button) => !('url' in button) || addressOf(button.url) !== undefined)
  if (usable.filter(isChoice).length <= maxChoicesAsButtons) return buttonRows(usable)
  const stretches: Button[][] = []
  for (const button of usable) {
    const last = stretches.at(-1)
    const [first] = last ?? []
    if (last && first && isChoice(first) === isChoice(button)) last.push(button)
    else stretches.push([button])
  }
  return stretches.flatMap((stretch) => {
    const choices = stretch.filter(isChoice)
    return choices.length > 0 ? listRows(choices) : buttonRows(stretch)
  })
}

/** An address that Discord would refuse to put behind a button. */
export const isDeadLink = (button: Button): boolean => 'url' in button && addressOf(button.url) === undefined

/** The ids in a row, by which Discord tells its components apart. */
export const idsOf = ({ components }: Row): string[] =>
  components.flatMap((component) => ('custom_id' in component ? [component.custom_id] : []))

const isChoice = (button: Button): button is Choice => 'press' in button && button.style === undefined

function buttonRows(buttons: readonly Button[]): Row[] {
  const rows: Row[] = []
  for (const component of buttons.map(buttonOf)) {
    const last = rows.at(-1)
    const taken = last ? idsOf(last) : []
    const fits =
      last && last.components.length < maxRowButtons && !idsOf(rowWith(component)).some((id) => taken.includes(id))
    if (fits) last.components.push(component)
    else rows.push(rowWith(component))
  }
  return rows
}

function buttonOf(button: Button): APIButtonComponent {
  const label = oneLine(button.label, maxButtonLabel) || '…'
  const type = ComponentType.Button
  if ('url' in button) return { type, style: ButtonStyle.Link, label, url: addressOf(button.url) ?? '' }
  if ('type' in button)
    return { type, style: ButtonStyle.Secondary, label, custom_id: fieldId(button.type, button.hint) }
  const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const
  const style = button.style ? styles[button.style] : ButtonStyle.Secondary
  return { type, style, label, custom_id: pressId(button.press) }
}

function listRows(choices: readonly Choice[]): Row[] {
  const lists: Map<string, string>[] = []
  for (const { label, press } of choices) {
    const value = pressId(press)
    const last = lists.at(-1)
    const list = last && last.size < maxOptions && !last.has(value) ? last : new Map<string, string>()
    if (list !== last) lists.push(list)
    list.set(value, oneLine(label, maxOptionLabel) || '…')
  }
  return lists.map((list, index) => {
    const options = [...list].map(([value, label]) => ({ value, label }))
    const select: APIStringSelectComponent = { type: ComponentType.StringSelect, custom_id: listId(index), options }
    return rowWith(select)
  })
}

const rowWith = (component: APIComponentInMessageActionRow): Row => ({
  type: ComponentType.ActionRow,
  components: [component],
})

function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return ['https:', 'http:'].includes(protocol) && href.length <= maxUrlUnits ? href : undefined
}
