import type { DateTime } from 'luxon'
import type { Entry } from '../portfolio/entry.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { fileUrl } from './files.ts'

/** Who is to open the files, from when on. */
interface Reader {
  services: Pick<Services, 'links' | 'config'>
  person: Person
  now: DateTime
}

/** Links that open an entry's files for this person for a day. */
export function fileLinks({ services, person, now }: Reader, entry: Entry) {
  const { links, config } = services
  return entry.files.map((file) => {
    const token = links.sign({ person: person._id, entry: entry._id, file: file.id }, now)
    return { file, open: fileUrl(config.publicUrl, token, false), download: fileUrl(config.publicUrl, token, true) }
  })
}
