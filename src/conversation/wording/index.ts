import type { Language } from '../intent.ts'
import { en } from './en/index.ts'
import { zhTW } from './zh-TW/index.ts'

/** Every sentence that a person sees, in one language. */
export type Wording = typeof zhTW

export const wordingIn: Record<Language, Wording> = { 'zh-TW': zhTW, en }
