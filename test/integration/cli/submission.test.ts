import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import type { Comparison } from '../../../src/portfolio/submission/submission.ts'
import { temporaryFolder } from '../../support/database.ts'
import { pdf } from '../../support/files.ts'
import { openZip } from '../../support/openZip.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { type CommandLine, commandLineOn } from './commandLine.ts'

const afterClose = '2027-08-21T10:00:00+08:00'
const notice = {
  id: 'SEL-115',
  applies: { operation: 'course-selection', year: 115 },
  opens: '2027-08-01T00:00:00+08:00',
  closes: '2027-08-20T23:59:59+08:00',
  published: '2027-07-01',
} as const

const outcomes = ['--what', 'course-outcomes', '--year', '115']
interface Made {
  submission: number
  revision: number
  entries: number
  windowOpen: number
  sha256: string
}
interface Checked {
  ready: number
  problems: { student: string; entry: number | null; problem: string; clause: string; about?: string }[]
}

describe('the official submission', () => {
  let school: TestSchool
  let cli: Pick<CommandLine, 'run' | 'json'>
  let folder: string
  const path = (name: string) => join(folder, name)

  beforeEach(async () => {
    school = await startSchool(afterClose)
    await school.announce({ ...notice })
    cli = commandLineOn(school.services)
    folder = temporaryFolder()
  })
  afterEach(() => school.close())

  async function addSelected(student: string, description = '心得'): Promise<number> {
    const stored = await school.services.files.store(
      Readable.from([pdf()]),
      'report.pdf',
      `file:${student}:${description}`,
      () => 4_194_304,
      school.clock.now(),
    )
    if ('refused' in stored) throw new Error(stored.refused)
    const id = await school.addEntry(student, {
      files: [{ ...stored, role: 'document' }],
      description,
      selected: 'locked',
    })
    const _id = `${student}:115:course`
    await school.services.selections.model.updateOne(
      { _id },
      {
        $setOnInsert: { student, year: 115, kind: 'course', round: 1, lockedAt: new Date(0), lockedBy: 'student' },
        $push: { ticked: id },
      },
      { upsert: true },
    )
    return id
  }
  const make = (name: string, ...more: string[]) =>
    cli.json<Made>('submit', 'package', ...outcomes, '--out', path(name), ...more)
  const check = (...more: string[]) => cli.json<Checked>('submit', 'check', ...outcomes, ...more)
  const statement = (name: string, rows: string[]) => {
    writeFileSync(path(name), ['student_id,entry_id,file,md5', ...rows].join('\n'))
    return path(name)
  }

  it('packs what is selected under the official field names, with a manifest of every part', async () => {
    const id = await addSelected('S1', '第一行\n"第二行"')
    expect(await make('a.zip')).to.include({ submission: 1, revision: 1, entries: 1, windowOpen: 0 })
    const parts = await openZip(path('a.zip'))
    expect([...parts.keys()]).to.deep.equal(['course-outcomes.csv', `files/${id}-document.pdf`, 'manifest.json'])
    const [row] = parse(parts.get('course-outcomes.csv') ?? '', { columns: true }) as Record<string, string>[]
    expect(row).to.include({
      學號: 'S1',
      應修課學年度: '115',
      科目名稱: '國文',
      課程學習成果簡述: '第一行\n"第二行"',
      認證狀態: '認證成功',
      課程學習成果文件檔案連結: `files/${id}-document.pdf`,
    })
    const manifest = JSON.parse(String(parts.get('manifest.json')))
    expect(manifest.omitted).to.deep.equal(['身分證號', '出生年月日'])
    for (const { path: part, bytes, md5, sha256 } of manifest.files) {
      const held = parts.get(part) ?? Buffer.alloc(0)
      expect(held.length).to.equal(bytes)
      expect(createHash('md5').update(held).digest('hex')).to.equal(md5)
      expect(createHash('sha256').update(held).digest('hex')).to.equal(sha256)
    }
  })

  it('is the same, byte for byte, from the same data, and no new revision', async () => {
    await addSelected('S1')
    await addSelected('S2')
    const first = await make('a.zip')
    school.clock.advance({ days: 3 })
    expect(await make('b.zip')).to.deep.equal(first)
    expect(readFileSync(path('a.zip')).equals(readFileSync(path('b.zip')))).to.equal(true)
    expect(
      createHash('sha256')
        .update(readFileSync(path('a.zip')))
        .digest('hex'),
    ).to.equal(first.sha256)
  })

  it('makes the next revision of a correction, and of students left out before', async () => {
    await addSelected('S1')
    await addSelected('S2')
    expect(await make('a.zip', '--except', 'S2')).to.include({ submission: 1, revision: 1, entries: 1 })
    expect(await make('b.zip')).to.include({ submission: 1, revision: 2, entries: 2 })
    const acts = await school.services.record.model.find({ subject: 'submission:1' }).sort({ order: 1 }).lean()
    expect(acts.map(({ act, after }) => [act, after?.revision, after?.except])).to.deep.equal([
      ['submit', 1, ['S2']],
      ['submit', 2, []],
    ])
  })

  it('keeps one grade apart from the rest, who come later', async () => {
    await school.addPerson('S3', '李三', ['student'], { grade: 12, classes: ['301'] })
    await addSelected('S1')
    await addSelected('S3')
    expect(await make('a.zip', '--grade', '12')).to.include({ submission: 1, entries: 1 })
    expect(await make('b.zip')).to.include({ submission: 2, entries: 1 })
  })

  it('leaves out, and counts, students who can still select', async () => {
    await addSelected('S1')
    await school.announce({ ...notice, closes: '2027-08-31T23:59:59+08:00' })
    expect(await make('a.zip')).to.include({ entries: 0, windowOpen: 2 })
  })

  it('counts who left from grade 12 of that year among them, and nobody who left before it or otherwise', async () => {
    await school.announce({ ...notice, closes: '2027-08-31T23:59:59+08:00' })
    const left = async (id: string, year: number, grade: 11 | 12, leftOn: string) => {
      await school.addPerson(id, id, ['student'], { year, grade })
      await school.services.people.model.updateOne({ _id: id }, { $set: { leftOn } })
    }
    await left('S5', 115, 12, '2027-06-30')
    await left('S6', 113, 12, '2025-06-30')
    await left('S7', 115, 11, '2027-06-30')
    expect(await check()).to.include({ windowOpen: 3 })
  })

  it('is not made where it cannot be written, or somebody who is no student was to be left out', async () => {
    await addSelected('S1')
    const inFolder = await cli.run('submit', 'package', ...outcomes, '--out', folder)
    expect(inFolder).to.include({ status: 1, err: `${folder} is a folder: name a file in it.\n` })
    const typed = await cli.run('submit', 'package', ...outcomes, '--out', path('a.zip'), '--except', 'S2,S22')
    expect(typed).to.include({ status: 1, err: 'No student has the number S22.\n' })
    expect(await school.services.submissions.list()).to.deep.equal([])
  })

  it('locks what the close of the window locks before it packs', async () => {
    const id = await school.addEntry('S1', { selected: 'ticked' })
    const fields = {
      student: 'S1',
      year: 115,
      kind: 'course' as const,
      ticked: [id],
      round: 1,
      closesWith: '115:course:10:day',
    }
    await school.services.selections.model.create({ _id: 'S1:115:course', ...fields })
    expect(await make('a.zip')).to.include({ entries: 1 })
  })

  it('refuses while a file is missing or changed, names it, and leaves nothing behind', async () => {
    const [whole, broken] = [await addSelected('S1'), await addSelected('S2')]
    const entry = await school.services.entries.findById(broken).lean()
    await school.services.files.remove(entry?.files[0]?.id ?? '')
    const checked = await cli.run('submit', 'check', ...outcomes, '--json')
    expect(checked.status).to.equal(1)
    expect(JSON.parse(checked.out)).to.deep.include({
      ready: 1,
      problems: [
        {
          student: 'S2',
          entry: broken,
          problem: 'file-missing',
          clause: '表一',
          about: `files/${broken}-document.pdf`,
        },
      ],
    })
    expect((await cli.run('submit', 'package', ...outcomes, '--out', path('a.zip'))).status).to.equal(1)
    expect(readdirSync(folder)).to.deep.equal([])
    expect(await school.services.submissions.list()).to.deep.equal([])
    expect(await make('a.zip', '--except', 'S2')).to.include({ entries: 1 })
    expect([...(await openZip(path('a.zip'))).keys()]).to.include(`files/${whole}-document.pdf`)
  })

  it('refuses a file that changes while it is read', async () => {
    const id = await addSelected('S1')
    const { files } = school.services
    const verify = files.verify
    files.verify = async () => 'intact'
    try {
      await school.services.entries.updateOne({ _id: id }, { $set: { 'files.0.sha256': 'f'.repeat(64) } })
      const { status, out } = await cli.run('submit', 'package', ...outcomes, '--out', path('a.zip'), '--json')
      expect([status, JSON.parse(out).problems[0].problem]).to.deep.equal([1, 'file-changed'])
      expect(readdirSync(folder)).to.deep.equal([])
    } finally {
      files.verify = verify
    }
  })

  it('lists students whose registration changed until the office has seen to it', async () => {
    await school.addPerson('S4', '轉學生', ['student'], { grade: 10, status: 'transferred-in', statusOn: '2027-02-01' })
    school.clock.set('2027-07-20T10:00:00+08:00')
    expect((await check()).problems).to.deep.include({
      student: 'S4',
      entry: null,
      problem: 'status-change',
      clause: '§七',
    })
    expect((await cli.run('duties', 'done', 'status-2027-02-01:S4', '--as', 'R1')).status).to.equal(0)
    expect((await check()).problems).to.deep.equal([])
    const again = { 'years.0.status': 'on-loan', 'years.0.statusOn': '2027-06-01' }
    await school.services.people.model.updateOne({ _id: 'S4' }, { $set: again })
    expect((await check()).problems.map(({ student }: { student: string }) => student)).to.deep.equal(['S4'])
    expect((await cli.run('duties', 'done', 'status-2027-06-01:S4', '--as', 'R1')).status).to.equal(0)
    expect((await check()).problems).to.deep.equal([])
  })

  it('counts for nothing where a process died before the number was taken, and is made anew', async () => {
    await addSelected('S1')
    const { submissions } = school.services
    const scope = { what: 'course-outcomes', year: 115, division: 'day' } as const
    const begun = { ...scope, scope: 'course-outcomes:115::day:', revision: 0, revisions: [], unsettled: [] }
    await submissions.models.submissions.create({ _id: 41, ...begun, unit: { state: 'open' } })
    const left = { _id: '41:1:S2', submission: 41, revision: 1, student: 'S2', items: [], digest: 'left' }
    await submissions.models.submitted.create(left)
    expect(await submissions.list()).to.deep.equal([])
    expect(await make('a.zip')).to.include({ submission: 41, revision: 1, entries: 1 })
    const made = await submissions.get(41)
    if (!made) throw new Error('nothing was made')
    expect((await submissions.held(made)).map(({ student }) => student)).to.deep.equal(['S1'])
  })

  it('is for the unit that the regulation names', async () => {
    await addSelected('S1')
    await school.addPerson('A1', '訓育組長', ['activities'])
    await school.addPerson('K1', '教導組長', ['continuing-affairs'])
    const as = (id: string) => cli.run('submit', 'package', ...outcomes, '--out', path('a.zip'), '--as', id)
    expect((await as('A1')).status).to.equal(1)
    expect((await as('R1')).status).to.equal(0)
    const { err } = await as('K1')
    expect(err).to.match(/nothing to submit/)
  })

  it('submits officers and grades as rows, each proved by the MD5 of its line', async () => {
    const officers = school.services.officers.model
    const held = { student: 'S1', term: '115-1', level: 'club', unit: '吉他社', position: '社長' } as const
    await officers.create({ _id: 'S1:115-1:club', ...held, startsOn: '2026-08-31' })
    const scope = ['--what', 'officers', '--year', '115', '--term', '115-1']
    const { problems } = await cli.json<Checked>('submit', 'check', ...scope)
    expect(problems.map(({ problem, about, clause }) => [problem, about, clause])).to.deep.equal([
      ['field-missing', '結束日期', '§五(一)3'],
    ])
    await officers.updateOne({ student: 'S1' }, { $set: { endsOn: '2027-01-20' } })
    const out = path('officers.zip')
    const made = await cli.json<Made>('submit', 'package', ...scope, '--out', out)
    const [, row = ''] = String((await openZip(out)).get('officers.csv')).split('\n')
    expect(row).to.equal('S1,115,1,吉他社,2026-08-31,2027-01-20,社長,3')
    const md5 = createHash('md5').update(row).digest('hex')
    writeFileSync(path('rows.csv'), `student_id,row,md5\nS1,1,${md5}\n`)
    const args = ['receipts', 'import', path('rows.csv'), '--submission', String(made.submission)]
    expect(await cli.json<Comparison>(...args)).to.deep.equal({ matched: 1, missing: [], extra: [], changed: [] })
  })

  it('holds officers of another school too, as far as their record is whole', async () => {
    const brought = { student: 'S1', term: '115-1', level: 'class', unit: '101', origin: { school: '123456' } } as const
    await school.services.officers.model.create([
      { ...brought, _id: 'o1', position: '班長', startsOn: '2026-08-31', endsOn: '2026-10-01' },
      { ...brought, _id: 'o2', position: '副班長' },
    ])
    const scope = ['--what', 'officers', '--year', '115', '--term', '115-1']
    expect(await cli.json('submit', 'check', ...scope)).to.deep.include({ ready: 1, problems: [] })
  })

  it('is a duty by the day that a notice sets, done once there is a package', async () => {
    await addSelected('S1')
    await school.announce({ ...notice, id: 'SUB-115', applies: { operation: 'submission', year: 115 } })
    const duty = async () =>
      (await school.services.duties.list({ now: school.clock.now(), office: 'registrar' })).find(
        ({ id }) => id === 'submit-115:course-outcomes:day',
      )
    expect(await duty())
      .to.include({ clause: '§六(二)2' })
      .and.not.to.have.property('doneAt')
    await make('a.zip')
    expect(await duty()).to.include({ doneBy: 'operator' })
  })

  it('says of a grade that is not entered in which course it is missing', async () => {
    const { problems } = await cli.json<Checked>('submit', 'check', '--what', 'course-records', '--year', '115')
    expect(problems.map(({ student, about, problem }) => [student, about, problem])).to.deep.include([
      'S1',
      'C1',
      'no-grade',
    ])
  })

  describe('its receipt statement', () => {
    let id: number
    let line: string
    beforeEach(async () => {
      id = await addSelected('S1')
      await addSelected('S2')
      await make('a.zip')
      line = await lineOf(id, 'S1')
    })
    async function lineOf(entry: number, student: string): Promise<string> {
      const found = await school.services.entries.findById(entry).lean()
      return `${student},${entry},files/${entry}-document.pdf,${found?.files[0]?.md5}`
    }
    const bring = (name: string, ...more: string[]) =>
      cli.json<Comparison>('receipts', 'import', name, '--submission', '1', ...more)
    const status = async () =>
      (
        await cli.json<{ unit: { state: string }; students: Record<string, unknown>[] }[]>(
          ...['receipts', 'status', '--submission', '1'],
        )
      )[0]

    it('is compared item by item', async () => {
      const rows = [
        `${line.slice(0, -1)}${line.endsWith('0') ? '1' : '0'}`,
        `S1,99,files/99-document.pdf,${'a'.repeat(32)}`,
      ]
      const dry = await bring(statement('r.csv', rows), '--dry-run')
      expect(dry).to.deep.equal({ matched: 0, missing: [id + 1], extra: [99], changed: [id] })
      expect((await status())?.students).to.deep.equal([])
    })

    it('opens each student’s confirmation for seven days, silent to the end is confirmed', async () => {
      await bring(statement('r.csv', [line, await lineOf(id + 1, 'S2')]))
      const [one] = (await status())?.students ?? []
      expect(one).to.deep.equal({
        student: 'S1',
        state: 'open',
        silent: false,
        until: '2027-08-28T23:59:59.000+08:00',
        dueAt: null,
      })
      school.clock.set('2027-08-29T00:00:00+08:00')
      expect((await status())?.students[0]).to.include({ state: 'confirmed', silent: true })
      expect(await school.services.receipts.settleSilent(school.clock.now())).to.equal(2)
      expect(await school.services.receipts.settleSilent(school.clock.now())).to.equal(0)
    })

    it('is refused while a notice leaves less than three days', async () => {
      await school.announce({
        ...notice,
        id: 'REC',
        applies: { operation: 'receipt-confirmation', year: 115 },
        opens: '2027-08-21T00:00:00+08:00',
        closes: '2027-08-22T23:59:59+08:00',
      })
      const run = await cli.run('receipts', 'import', statement('r.csv', [line]), '--submission', '1')
      expect([run.status, run.err]).to.satisfy(
        ([code, said]: [number, string]) => code === 1 && /3 are the least/.test(said),
      )
      expect((await status())?.students).to.deep.equal([])
    })

    it('changes nothing when it is brought again, and asks again only whom a new revision changes', async () => {
      const other = await lineOf(id + 1, 'S2')
      await bring(statement('r.csv', [line, other]))
      const occasion = {
        actor: { by: 'S2', as: 'student', via: 'line' as const },
        request: 'm1',
        now: school.clock.now(),
      }
      await school.services.receipts.confirm(1, 'S2', occasion)
      const before = await status()
      await bring(path('r.csv'))
      expect(await status()).to.deep.equal(before)
      const added = await addSelected('S1', '另一件')
      expect(await make('b.zip')).to.include({ revision: 2, entries: 3 })
      await bring(statement('r2.csv', [line, other, await lineOf(added, 'S1')]))
      expect((await status())?.students.map(({ student, state }) => [student, state])).to.deep.equal([
        ['S1', 'open'],
        ['S2', 'confirmed'],
      ])
    })

    it('asks those again of whom a new revision holds nothing any more', async () => {
      await bring(statement('r.csv', [line, await lineOf(id + 1, 'S2')]))
      expect(await make('b.zip', '--except', 'S2')).to.include({ revision: 2, entries: 1 })
      await bring(statement('r2.csv', [line]))
      expect((await status())?.students.map(({ student, state }) => [student, state])).to.deep.equal([
        ['S1', 'open'],
        ['S2', 'open'],
      ])
    })

    it('is confirmed by the unit that submitted, once', async () => {
      const confirm = (as: string) => cli.run('receipts', 'confirm', '--submission', '1', '--as', as)
      expect((await confirm('R1')).err).to.match(/has not been imported/)
      await bring(statement('r.csv', [line]))
      expect((await confirm('D1')).status).to.equal(1)
      expect((await confirm('R1')).status).to.equal(0)
      expect((await confirm('R1')).status).to.equal(0)
      expect((await status())?.unit).to.include({ state: 'confirmed', by: 'R1' })
      const acts = await school.services.record.model.find({ subject: 'submission:1', act: 'confirm' }).lean()
      expect(acts).to.have.length(1)
    })

    it('says by row and column what is wrong with the file', async () => {
      const { status: code, out } = await cli.run(
        ...['receipts', 'import', statement('r.csv', ['S1,x,files/a.pdf,zz']), '--submission', '1', '--json'],
      )
      expect(code).to.equal(1)
      expect(
        JSON.parse(out).errors.map(({ row, column }: { row: number; column: string }) => [row, column]),
      ).to.deep.equal([
        [2, 'entry_id'],
        [2, 'md5'],
      ])
    })
  })
})
