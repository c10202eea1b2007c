import type { Handler } from './context.ts'

/** 「算了」: an unfinished upload is dropped. */
export const dialogueCancel: Handler = async ({ say, conversation }) =>
  conversation.dialogue
    ? { replies: [say.general.cancelled()], dialogue: null }
    : { replies: [say.general.nothingToCancel()] }
