/** Whether this is an id such as the page gives to what a person does: a UUID, fit to name a file. */
export function isEventId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
