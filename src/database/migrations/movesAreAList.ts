import type { Migration } from './index.ts'

/** Moved windows may be told on later days: the school's document holds a list of them. */
export const movesAreAList: Migration = {
  number: 1,
  name: 'the moves of windows that are untold are a list',
  async run(connection) {
    const schools = connection.collection('school')
    for await (const { _id, untold } of schools.find({}, { projection: { untold: 1 } })) {
      if (!Array.isArray(untold)) await schools.updateOne({ _id }, { $set: { untold: untold ? [untold] : [] } })
    }
  },
}
