import { answer, bound } from './context.ts'

/** 「我的檔案還在嗎」: every byte is read again and compared. */
export const fileVerify = bound(async ({ say, services, person, now }) => {
  const entries = await services.entries.find({ student: person._id, hidden: false }).sort({ _id: 1 }).lean()
  const checked = []
  for (const entry of entries) {
    for (const file of entry.files) {
      checked.push({ name: file.name, entry: entry._id, state: await services.files.verify(file) })
    }
  }
  return answer(say.entries.verified(checked, now))
})
