import { answer, bound } from './context.ts'

/** 「我的檔案還在嗎」: every byte is read again and compared. */
export const fileVerify = bound(async ({ say, services, person, now }) => {
  const entries = await services.outcomes.ofStudent(person._id)
  const checked = []
  for (const entry of entries) {
    for (const file of entry.files) {
      checked.push({ name: file.name, entry: entry._id, state: await services.files.verify(file) })
    }
  }
  return answer(say.entries.verified(checked, now))
})
