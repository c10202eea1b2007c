/** What has a window: each kind of work on the portfolios, as named in the school's file. Source: contract.md, school.yaml; §四. */
export const operations = [
  'course-upload',
  'certification',
  'diverse-upload',
  'course-selection',
  'diverse-selection',
  'receipt-confirmation',
  'self-check',
  'grades',
  'records-check',
  'submission',
] as const
export type Operation = (typeof operations)[number]

const yearly: readonly Operation[] = ['diverse-upload', 'course-selection', 'diverse-selection']

/** Whether an operation is for a whole school year, both semesters together. Source, §六(一), 表二. */
export const isYearly = (operation: Operation) => yearly.includes(operation)
