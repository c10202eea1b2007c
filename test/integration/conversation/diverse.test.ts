import { expect } from 'chai'
import { DateTime } from 'luxon'
import { codeName, fieldName } from '../../../src/conversation/wording/diverseNames.ts'
import { wordingIn } from '../../../src/conversation/wording/index.ts'
import { type DiverseCategory, diverseCategories } from '../../../src/regulation/diverseCategory.ts'
import { codeLists, type DiverseField, fieldsOf } from '../../../src/regulation/diverseForm.ts'
import { mp4, pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

const { names } = wordingIn['zh-TW'].diverse

/** A value of the field: as it is typed, and as it is kept. */
function sampleOf(field: DiverseField): { typed: string; kept: string } {
  switch (field.type) {
    case 'text':
      return { typed: `${field.official}的內容`, kept: `${field.official}的內容` }
    case 'date':
      return { typed: '115/10/1', kept: '2026-10-01' }
    case 'number':
      return { typed: '8', kept: '8' }
    case 'code': {
      const code = codeLists[field.list].at(-1) ?? ''
      return { typed: codeName(names, field.list, code), kept: code }
    }
  }
}

/** Every field of a category, each on a line behind its label. */
const linesOf = (category: DiverseCategory) =>
  fieldsOf(category)
    .map((field) => `${fieldName(names, category, field.id)}：${sampleOf(field).typed}`)
    .join('\n')

describe('recording diverse performance, over signed LINE webhooks', () => {
  let school: TestSchool
  let student: Someone
  const start = async (now?: string) => {
    school = await startSchool(now)
    student = await school.someone('S1')
  }
  beforeEach(() => start())
  afterEach(() => school.close())

  const entry = (id: number) => school.services.entries.findById(id).lean()
  const acts = async (id: number) =>
    (
      await school.services.record.model
        .find({ subject: `entry:${id}` })
        .sort({ order: 1 })
        .lean()
    ).map(({ act }) => act)
  const restart = async (now: string) => {
    await school.close()
    await start(now)
  }

  /** A work, in four messages. */
  async function recordWork(name = '詩集'): Promise<string> {
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    await student.says(`${name}、2026-10-01`)
    await student.says('我寫的詩')
    return student.presses('登錄')
  }

  it('goes from several fields in one message to a receipt, and leaves twenty-nine places', async () => {
    expect(await student.says('我要登錄競賽')).to.match(/競賽名稱？.*結果公布日期/s)
    expect(await student.says('全國科學展覽 高中組 全國 佳作 2026-11-03 團體')).to.match(/請打這一件的簡述/)
    expect(await student.says('我負責設計實驗，與分析數據。')).to.match(/請確認：競賽參與.*全國科學展覽/s)
    expect(student.lastHeard().preview).not.to.match(/科學展覽|實驗/)
    await student.sends(pdf(), '獎狀.pdf')
    await student.says('https://youtu.be/abc')
    const receipt = await student.presses('登錄')
    expect(receipt).to.match(/#1 已登錄.*登錄時間.*10\/14（三） 10:00.*SHA-256 [0-9a-f]{64}.*還可以登錄 29 件/s)
    expect(receipt).to.match(/學校平台.*還沒有進中央資料庫/)
    expect(student.lastHeard().preview).not.to.match(/科學展覽|實驗/)
    expect(await entry(1)).to.deep.include({
      kind: 'diverse',
      state: 'recorded',
      year: 115,
      period: '115',
      place: 1,
      category: 'competition',
      link: 'https://youtu.be/abc',
      fields: {
        name: '全國科學展覽',
        division: '高中組',
        level: '3',
        prize: '佳作',
        announcedOn: '2026-11-03',
        participation: 'team',
      },
    })
    expect(await acts(1)).to.deep.equal(['create'])
    expect(await student.says('多元表現還剩幾件')).to.match(/還可以登錄 29 件.*表二/s)
    expect(await student.says('我的多元表現')).to.match(/#1 競賽參與.*全國科學展覽/s)
    await student.says('我傳了哪些')
    expect(await student.presses('多元表現 1 件')).to.match(/#1 競賽參與/)
    expect(await student.says('我的檔案還在嗎')).to.match(/1 個檔案都在/)
  })

  it('asks only for what is missing, and offers the choices of a code', async () => {
    await student.says('登錄多元表現')
    expect(student.buttons()).to.include.members(['幹部經歷', '競賽參與', '檢定證照', '其他多元表現', '算了'])
    await student.presses('競賽參與')
    // Another category while this one has hardly begun.
    await student.presses('幹部經歷')
    expect(await student.says('學生會、會長')).to.match(/開始日期？/)
    expect(await student.says('上個月')).to.match(/上個月.*看不出是哪一天/)
    expect(await student.says('115.8.31')).to.match(/幹部等級？/)
    expect(student.buttons()).to.include.members(['校級', '班級', '社團'])
    expect(await student.presses('校級')).to.match(/簡述/)
  })

  it('takes every field of every category, and keeps what it was given', async () => {
    for (const [index, category] of diverseCategories.entries()) {
      await student.says('登錄多元表現')
      await student.presses(names.categories[category])
      expect(await student.says(`${linesOf(category)}\n簡述：我做了這件事`), category).to.match(/請確認/)
      await student.presses('登錄')
      const kept = Object.fromEntries(fieldsOf(category).map((field) => [field.id, sampleOf(field).kept]))
      expect(await entry(index + 1), category).to.deep.include({ category, fields: kept, description: '我做了這件事' })
    }
  }).timeout(60_000)

  it('changes one part that is named, and nothing before it is saved', async () => {
    await recordWork()
    await student.says('修改 #1')
    expect(await student.says('改作品名稱')).to.match(/作品名稱？/)
    expect(await student.says('散文集')).to.match(/散文集/)
    expect((await entry(1))?.fields).to.deep.equal({ name: '詩集', madeOn: '2026-10-01' })
    expect(await student.presses('儲存修改')).to.match(/#1 已修改.*散文集/s)
    expect((await entry(1))?.fields).to.deep.equal({ name: '散文集', madeOn: '2026-10-01' })
    expect(await acts(1)).to.deep.equal(['create', 'edit'])
  })

  it('replaces a document by another, takes a film beside it, and takes both away again', async () => {
    await student.sends(pdf(), '一.pdf')
    await student.presses('這是多元表現')
    await student.presses('作品成果')
    expect(await student.sends(pdf(3_000), '二.pdf')).to.match(/已換成新的文件檔/)
    await student.sends(mp4(), '片.mp4')
    await student.says('詩集、2026-10-01\n簡述：詩')
    await student.presses('登錄')
    expect((await entry(1))?.files.map(({ name }) => name)).to.deep.equal(['二.pdf', '片.mp4'])
    await student.says('修改 #1')
    await student.presses('修改內容')
    await student.presses('拿掉文件檔')
    await student.presses('儲存修改')
    expect((await entry(1))?.files.map(({ name }) => name)).to.deep.equal(['片.mp4'])
  })

  it('reads names that sound like commands as what they are', async () => {
    await student.says('登錄多元表現')
    await student.presses('檢定證照')
    expect(await student.says('英文演講')).to.match(/取得日期？/)
    expect(await student.says('證照字號：TQ123456')).to.match(/TQ123456/)
    expect(await student.says('speak English')).to.match(/I will speak English/)
    expect(await student.says('2026-10-01')).to.match(/short description/)
  })

  it('refuses a link with a password, one that is none, and a description of 101 characters, and keeps the rest', async () => {
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    expect(await student.says('詩集、2026-10-01\n連結：ftp://a.b')).to.match(/連結沒有收下.*簡述/s)
    expect(await student.says('字'.repeat(101))).to.match(/簡述太長.*101.*100.*表二/s)
    await student.says('詩')
    expect(await student.says('https://me:secret@a.example/')).to.match(/帳號密碼/)
    await student.presses('登錄')
    expect(await entry(1))
      .to.deep.include({ description: '詩' })
      .and.not.to.have.property('link')
  })

  it('deletes after asking, keeps what it deleted, and frees its place', async () => {
    await recordWork()
    expect(await student.says('刪除 #1')).to.match(/要刪除 #1 嗎/)
    expect(await student.presses('刪除')).to.match(/#1 已刪除.*還可以登錄 30 件/s)
    expect(await entry(1)).to.deep.include({ hidden: true, fields: { name: '詩集', madeOn: '2026-10-01' } })
    expect(await acts(1)).to.deep.equal(['create', 'delete'])
    expect(await student.says('我的多元表現')).to.match(/0 件/)
  })

  it('leaves alone what stands in a locked selection, and lets go of what is merely ticked', async () => {
    await recordWork()
    const old = await student.says('我的多元表現')
    expect(old).to.match(/#1/)
    await school.services.entries.updateOne({ _id: 1 }, { selected: 'locked' })
    expect(await student.presses('修改')).to.match(/鎖定的勾選.*不能修改/)
    expect(await student.says('刪除 #1')).to.match(/鎖定的勾選.*不能刪除/)
    await school.services.entries.updateOne({ _id: 1 }, { selected: 'ticked' })
    await student.says('刪除 #1')
    expect(await student.presses('刪除')).to.match(/#1 已刪除/)
  })

  it('needs no sending, and says so', async () => {
    await recordWork()
    expect(await student.says('送出 #1')).to.match(/不用送認證/)
  })

  it('is nobody else’s to see, change or delete', async () => {
    await recordWork()
    const other = await school.someone('S2')
    for (const wish of ['修改 #1', '刪除 #1', '送出 #1'])
      expect(await other.says(wish)).to.match(/找不到|清單裡沒有|沒有 #1/)
    expect((await entry(1))?.round).to.equal(1)
  })

  it('acts once when the press is delivered twice', async () => {
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    await student.says('詩集、2026-10-01\n簡述：詩')
    const press = student.lastHeard().buttons.find(({ label }) => label === '登錄')
    expect(press).not.to.equal(undefined)
    await student.presses('登錄')
    expect(await student.presses('登錄')).to.match(/已經回答過/)
    expect(await school.services.entries.countDocuments({ kind: 'diverse' })).to.equal(1)
  })

  it('gives thirty places to thirty-four who race for them, and says that they are full', async () => {
    const { diverse, people } = school.services
    const person = await people.get('S1')
    if (!person) throw new Error('S1 is gone')
    const now = DateTime.fromISO('2026-10-14T10:00:00+08:00')
    const add = (index: number) =>
      diverse.add(
        person,
        115,
        { category: 'work', fields: { name: '詩集', madeOn: '2026-10-01' }, description: '詩', files: [] },
        { actor: { by: 'S1', as: 'student', via: 'line' }, request: `race:${index}`, now },
      )
    const results = await Promise.all(Array.from({ length: 34 }, (_, index) => add(index)))
    expect(results.filter(({ done }) => done)).to.have.length(30)
    const again = await add(results.findIndex(({ done }) => done))
    const [first] = results.flatMap((each) => (each.done ? each.entry._id : []))
    expect(again).to.have.nested.property('entry._id', first)
    const kept = await school.services.entries.find({ kind: 'diverse' }).lean()
    expect(new Set(kept.map(({ place }) => place)).size).to.equal(30)
    expect(await student.says('登錄多元表現')).to.match(/已滿 30 件.*表二/s)
    expect(await student.says('多元表現還剩幾件')).to.match(/還可以登錄 0 件/)
    await student.says(`刪除 #${first}`)
    await student.presses('刪除')
    expect(await recordWork()).to.match(/#\d+ 已登錄.*還可以登錄 0 件/s)
    expect(await student.says('我的多元表現')).to.match(/多元表現：30 件/)
    expect(await student.presses('下一頁')).to.match(/#1\d 作品成果/)
  }).timeout(60_000)

  describe('at the edges of the window', () => {
    it('counts in the last second of 31 July, and is waived a second later', async () => {
      await restart('2027-07-31T23:59:00+08:00')
      expect(await recordWork()).to.match(/#1 已登錄/)
      await student.says('修改 #1')
      school.clock.set('2027-08-01T00:00:00+08:00')
      expect(await student.says('獎項：特優')).to.match(/已在 7\/31（六） 23:59 截止.*逾時視同放棄.*表二/s)
      expect(await student.says('刪除 #1')).to.match(/截止.*不能再刪除/s)
    })

    it('is said not to be open yet before 開學日', async () => {
      await restart('2026-08-10T10:00:00+08:00')
      expect(await student.says('登錄多元表現')).to.match(/還沒開放.*8\/31/s)
    })

    it('takes a file for it where no course outcome can be uploaded any more', async () => {
      await restart('2027-07-20T10:00:00+08:00')
      expect(await student.sends(pdf(), '獎狀.pdf')).to.match(/截止/)
      await student.presses('這是多元表現')
      await student.presses('作品成果')
      expect(await student.says('詩集、2027-07-01\n簡述：詩')).to.match(/獎狀\.pdf/)
      expect(await student.presses('登錄')).to.match(/#1 已登錄/)
    })

    it('asks for the school year where a notice keeps an earlier one open', async () => {
      const years = [114, 115].map((year) => ({
        year,
        grade: 11 as const,
        classes: ['101'],
        division: 'day' as const,
        status: 'enrolled' as const,
        statusOn: '2025-08-31',
      }))
      await school.services.people.model.updateOne({ _id: 'S1' }, { years })
      await school.announce({
        id: 'DIV-114',
        applies: { operation: 'diverse-upload', year: 114 },
        closes: '2026-10-31T23:59:59+08:00',
        published: '2026-07-01',
        basis: '國教署期程',
      })
      const terms = (await school.services.calendar.load()).calendar.terms
      const current = await school.services.calendar.load()
      const earlier = { id: '114-1', opens: '2025-09-01', ceremony: '2026-01-20' }
      const calendar = { ...current.calendar, terms: [earlier, ...terms] }
      await school.services.calendar.replace({ ...current, calendar }, [], new Date(school.clock.now().toMillis()))
      expect(await student.says('登錄多元表現')).to.match(/哪一個學年/)
      await student.presses('114 學年')
      await student.presses('作品成果')
      await student.says('詩集、2026-06-01\n簡述：詩')
      expect(await student.presses('登錄')).to.match(/114 學年還可以登錄 29 件/)
      expect(await entry(1)).to.deep.include({ year: 114, period: '114' })
    })

    it('adds nothing for someone who has left, who still sees the list', async () => {
      await recordWork()
      await school.services.people.model.updateOne({ _id: 'S1' }, { leftOn: '2026-10-14' })
      expect(await student.says('登錄多元表現')).to.match(/離校.*不能再新增/s)
      expect(await student.says('我的多元表現')).to.match(/詩集/)
    })
  })

  it('keeps what was begun while another is changed, and goes on with it afterwards', async () => {
    await recordWork()
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    await student.says('修改 #1')
    await student.says('作品名稱：散文集')
    await student.presses('儲存修改')
    expect(await student.says('畫冊、2026-10-02')).to.match(/畫冊.*簡述/s)
  })

  it('drops a file that was taken back in the chat before it was recorded', async () => {
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    const event = school.line.fileEvent(student.user, { bytes: pdf(), name: '獎狀.pdf' })
    await school.line.deliver([event])
    await school.settle()
    await school.line.unsends(student.user, String(Object(event.message).id))
    await school.settle()
    await student.says('詩集、2026-10-01\n簡述：詩')
    await student.presses('登錄')
    expect((await entry(1))?.files).to.deep.equal([])
  })

  it('drops it also while another question is open', async () => {
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    const event = school.line.fileEvent(student.user, { bytes: pdf(), name: '獎狀.pdf' })
    await school.line.deliver([event])
    await school.settle()
    await student.says('解除綁定')
    await school.line.unsends(student.user, String(Object(event.message).id))
    await school.settle()
    await student.presses('維持不變')
    await student.says('詩集、2026-10-01\n簡述：詩')
    await student.presses('登錄')
    expect((await entry(1))?.files).to.deep.equal([])
  })

  it('asks before it deletes an entry whose file was taken back in the chat', async () => {
    await student.says('登錄多元表現')
    await student.presses('作品成果')
    const event = school.line.fileEvent(student.user, { bytes: pdf(), name: '獎狀.pdf' })
    await school.line.deliver([event])
    await school.settle()
    await student.says('詩集、2026-10-01\n簡述：詩')
    await student.presses('登錄')
    await school.line.unsends(student.user, String(Object(event.message).id))
    await school.settle()
    expect(student.lastHeard().text).to.match(/要刪除 #1 嗎/)
  })
})
