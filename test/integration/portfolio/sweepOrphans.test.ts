import { Readable } from 'node:stream'
import { expect } from 'chai'
import { type Conversation, openDialogue } from '../../../src/conversation/dialogue.ts'
import type { StoredFile } from '../../../src/portfolio/files.ts'
import { sweepOrphans } from '../../../src/portfolio/sweepOrphans.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

describe('a file that somebody sent', () => {
  let school: TestSchool
  let student: Someone
  beforeEach(async () => {
    school = await startSchool()
    student = await school.someone('S1')
  })
  afterEach(() => school.close())

  /** Two days go by and the sweep comes; resolves with how many files it took. */
  async function sweepLater(): Promise<number> {
    school.clock.advance({ days: 2, minutes: 1 })
    return sweepOrphans(school.services, school.clock.now().minus({ days: 2 }).toJSDate())
  }
  const stored = () => school.services.connection.collection('files.files').countDocuments()

  async function draft(): Promise<void> {
    await student.sends(pdf())
    await student.presses('國文')
    await student.says('讀後心得')
  }

  it('stays for two days, whatever became of it', async () => {
    await student.sends(pdf())
    await student.says('算了')
    school.clock.advance({ days: 1, hours: 23 })
    expect(await sweepOrphans(school.services, school.clock.now().minus({ days: 2 }).toJSDate())).to.equal(0)
  })

  it('goes then, with all its bytes, when nothing was made of it', async () => {
    await student.sends(pdf())
    await student.says('算了')
    expect(await sweepLater()).to.equal(1)
    expect(await stored()).to.equal(0)
    expect(await school.services.connection.collection('files.chunks').countDocuments()).to.equal(0)
  })

  it('stays in a draft, and in one that the student deleted', async () => {
    await draft()
    expect(await sweepLater()).to.equal(0)
    await school.services.entries.updateOne({ student: 'S1' }, { $set: { hidden: true }, $unset: { place: 1 } })
    expect(await sweepLater()).to.equal(0)
  })

  it('stays while a question about it is kept, even one that was interrupted', async () => {
    await student.sends(pdf())
    const conversations = school.services.connection.collection<Conversation>('conversations')
    const kept = await conversations.findOne({ dialogue: { $exists: true } })
    const other = { ...openDialogue('edit', { entry: 1 }), ...(kept?.dialogue ? { back: kept.dialogue } : {}) }
    await conversations.updateOne({ expiresAt: { $exists: true } }, { $set: { dialogue: other } })
    expect(await sweepLater()).to.equal(0)
    await school.services.conversations.dropExpired(school.clock.now())
    expect(await sweepLater()).to.equal(1)
  })

  it('stays while the message that brought it is not finished', async () => {
    await student.sends(pdf())
    await student.says('算了')
    const { inbox } = school.services
    await inbox.model.updateOne({ 'content.kind': 'file' }, { $set: { state: 'answered' } })
    expect(await sweepLater()).to.equal(0)
    await inbox.model.updateOne({ 'content.kind': 'file' }, { $set: { state: 'done' } })
    expect(await sweepLater()).to.equal(1)
  })

  describe('and replaced in the entry', () => {
    async function replace(): Promise<void> {
      const file = await school.services.files.store(
        Readable.from([pdf(3_000)]),
        'b.pdf',
        'm2',
        () => 1e9,
        school.clock.now(),
      )
      const next = [{ ...(file as StoredFile), role: 'document' as const }]
      const actor = { by: 'S1', as: 'student', via: 'line' } as const
      const done = await school.services.outcomes.edit(
        1,
        { files: next },
        { actor, request: 'm3', now: school.clock.now() },
      )
      expect(done.done).to.equal(true)
      expect(await stored()).to.equal(2)
    }

    it('goes when the entry was never sent with it', async () => {
      await draft()
      await replace()
      expect(await sweepLater()).to.equal(1)
      expect(await stored()).to.equal(1)
    })

    it('stays when the entry was sent: what was ever sent is kept', async () => {
      await draft()
      await student.presses('送出認證')
      await student.says('撤回 #1')
      await replace()
      expect(await sweepLater()).to.equal(0)
    })
  })

  it('goes when its upload was cut off by a crash, once it can no longer be under way', async () => {
    const { files, connection } = school.services
    await files.store(Readable.from([pdf()]), 'whole.pdf', 'm1', () => 1e9, school.clock.now())
    await files.store(Readable.from([pdf()]), 'unhashed.pdf', 'm2', () => 1e9, school.clock.now())
    await files.store(Readable.from([pdf()]), 'chunks.pdf', 'm3', () => 1e9, school.clock.now())
    const collection = connection.collection('files.files')
    await collection.updateOne({ filename: 'unhashed.pdf' }, { $set: { metadata: { request: 'm2' } } })
    await collection.deleteOne({ filename: 'chunks.pdf' })
    expect(await files.removeUnfinished(new Date(0))).to.equal(0)
    // The store stamps uploads with real time, and these are of this very second.
    expect(await files.removeUnfinished(new Date('2200-01-01'))).to.equal(2)
    expect(await connection.collection('files.chunks').countDocuments()).to.equal(1)
    const whole = await files.storedBy('m1')
    expect(whole && (await files.verify(whole))).to.equal('intact')
  })
})
