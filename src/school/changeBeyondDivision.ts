import type { SchoolChange, SchoolPlan, SchoolValue } from './planSchool.ts'

/** The first change that the director of 進修部 may not make: anything but a notice for that division. Source: R-1, §四. */
export function changeBeyondDivision({ changes }: Pick<SchoolPlan, 'changes'>): SchoolChange | undefined {
  const isOwn = (value: SchoolValue | null) =>
    value === null || (typeof value === 'object' && 'applies' in value && value.applies.division === 'continuing')
  const published = changes.filter(({ what }) => !what.startsWith('window:'))
  return published.find(({ before, after }) => !isOwn(before) || !isOwn(after))
}
