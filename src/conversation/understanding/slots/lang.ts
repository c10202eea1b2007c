import type { Language } from '../../intent.ts'
import { chinese, english } from '../lexicon/matters.ts'
import { words } from '../words.ts'

const notEnglish = words`
  [看聽]不懂英 / 不太?[會懂]英 / 不(要|會|想|用)(用|說|講|看)?英 / (can['’]?t|cannot|don['’]?t)…english / no english / 英文(不好|很?爛|太難)
`
const notChinese = words`[看聽]不懂中 / 不太?[會懂]中 / 不(要|會|想|用)(用|說|講|看)?中 / (can['’]?t|cannot|don['’]?t)…chinese / no chinese`

/** The language asked for, or the other one where one is declined. */
export function lang(text: string): Language | undefined {
  if (notEnglish.test(text)) return 'zh-TW'
  if (notChinese.test(text)) return 'en'
  if (english.test(text) && chinese.test(text)) return lastNamed(text)
  if (english.test(text)) return 'en'
  return chinese.test(text) ? 'zh-TW' : undefined
}

/** 「不要中文改英文」, "from English to Chinese": the last one named is where to go. */
function lastNamed(text: string): Language {
  const last = (...names: string[]) => Math.max(...names.map((name) => text.lastIndexOf(name)))
  return last('英文', '英語', 'english') > last('中文', '國語', 'chinese') ? 'en' : 'zh-TW'
}
