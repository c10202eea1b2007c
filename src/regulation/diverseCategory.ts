/**
 * The ten kinds of diverse performance that students fill in themselves.
 * Source, §五(四), 表二.
 */
export const diverseCategories = [
  'officer',
  'competition',
  'licence',
  'service',
  'flexible-learning',
  'group-activity',
  'workplace',
  'work',
  'advanced-course',
  'other',
] as const
export type DiverseCategory = (typeof diverseCategories)[number]

export const isDiverseCategory = (text: string): text is DiverseCategory =>
  diverseCategories.some((category) => category === text)
