/** Text that Discord shows as it stands: what a person wrote makes no bold type, no link, no mention. */
export function plain(text: string): string {
  return text.replace(/[\\*_~|`[\]<>]/g, '\\$&').replace(/^(\s*)(#{1,3} |-# )/gm, '$1\\$2')
}
