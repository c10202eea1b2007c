const half = '[a-z0-9]{4}'
/**
 * What a binding code looks like in folded text: eight letters and digits, some of each, with a hyphen in the middle or none.
 * Look-alikes of the alphabet (o for 0, i for 1) are let through: whether the code exists is not decided here.
 */
export const code = new RegExp(
  `(?<![a-z0-9#.-])(?=[a-z-]{0,8}\\d)(?=[\\d-]{0,8}[a-z])(?:${half}-?${half}|(?=[a-z]{0,3}\\d)${half} ?-? ?(?=[a-z]{0,3}\\d)${half})(?![a-z0-9-]|\\.[a-z])`,
  'u',
)
