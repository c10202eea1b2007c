import type { EntryView } from '../../portfolio/views.ts'
import type { Button } from '../message.ts'

/** A part of what can be selected, with what was just done to one of the entries. */
export interface SelectionPage {
  views: EntryView[]
  /** How many can be selected on all pages. */
  total: number
  /** From 1. */
  page: number
  pages: number
  /** `isChanged`: false where it was so already. */
  done?: { entry: number; isTicked: boolean; isChanged: boolean }
  buttons: Button[]
}
