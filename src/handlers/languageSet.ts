import { wordingIn } from '../conversation/wording/index.ts'
import { answer, type Handler } from './context.ts'

/** 「換成英文」 */
export const languageSet: Handler = async ({ say, services, account }, { slots }) => {
  if (!slots.lang) return answer(say.general.whichLanguage())
  await services.accounts.update(account._id, { lang: slots.lang })
  return answer(wordingIn[slots.lang].general.languageIs(slots.lang))
}
