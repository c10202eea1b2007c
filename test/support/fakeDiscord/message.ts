import type { StoredFile } from './fileStore.ts'

/** A message as a bot writes it. */
export interface MessageBody {
  content?: string | null
  embeds?: Embed[] | null
  components?: Row[] | null
  flags?: number | null
  nonce?: string | number | null
  enforce_nonce?: boolean
  allowed_mentions?: Mentions | null
  /** Those of the old files that stay, by id, and those uploaded now, by their place in the upload. */
  attachments?: { id: string | number; filename?: string }[] | null
  message_reference?: { message_id?: string; fail_if_not_exists?: boolean } | null
}

export interface Embed {
  title?: string
  description?: string
  fields?: { name: string; value: string }[]
  footer?: { text: string }
  author?: { name: string }
}

/** Discord's own names for who may be called. */
export interface Mentions {
  parse?: string[]
  roles?: string[]
  users?: string[]
}

export interface Row {
  components: RowPart[]
}

/** A button, or a list to choose from. */
export interface RowPart {
  type: number
  style?: number
  label?: string
  custom_id?: string
  url?: string
  disabled?: boolean
  placeholder?: string
  min_values?: number
  max_values?: number
  options?: { label: string; value: string; description?: string }[]
}

/** A message as Discord keeps it. */
export interface Message {
  id: string
  channel: string
  author: string
  atMs: number
  editedAtMs?: number
  /** `thinking`: a deferred answer that nobody has read yet. */
  state: 'thinking' | 'said' | 'deleted'
  body: MessageBody
  files: StoredFile[]
  /** The only person who sees it. */
  onlyFor?: string
  /** The interaction that it answers. */
  interaction?: string
}
