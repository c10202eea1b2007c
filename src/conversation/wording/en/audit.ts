import { plural } from '../format.ts'
import type { Wording } from '../index.ts'

export const audit: Wording['audit'] = {
  damaged: (count, entries) => ({
    title: `${plural(count, 'file is', 'files are')} damaged`,
    lines: [
      `The nightly check found files missing, or changed since they were received: ${entries.map((id) => `#${id}`).join(', ')}${count > entries.length ? ' and more' : ''}.`,
      'Run licheng audit on the server to see which, and restore them from a backup.',
    ],
    alt: 'The nightly check found damaged files',
  }),
}
