import { expect } from 'chai'
import type { Slots } from '../../../src/conversation/intent.ts'
import { quotaRemaining } from '../../../src/handlers/quotaRemaining.ts'
import { type AnswerBench, labelsOf, type Moment, openAnswerBench, someone } from './answerBench.ts'

describe('「還剩幾件」', () => {
  let bench: AnswerBench
  const student = someone('S1', ['student'], { grade: 10 })
  const asks = (moment: Moment, slots: Slots = {}, person = student) =>
    bench.says(quotaRemaining, { moment, slots, person })

  before(async () => {
    bench = await openAnswerBench()
    await bench.addEntry('S1', { state: 'draft' })
    await bench.addEntry('S1', { state: 'returned' })
    await bench.addEntry('S1', { state: 'certified', selected: 'ticked' })
    for (let place = 1; place <= 9; place += 1) await bench.addEntry('S9', { state: 'pending' })
  })
  after(() => bench.close())

  it('begins with the number that is left of nine', async () => {
    expect(await asks('seventhWeek')).to.match(/^還可以上傳 6 件（115-1，上限 9 件，已用 3 件）/)
  })

  it('says what is certified, returned and still a draft, and until when a draft is to be sent', async () => {
    const answer = await asks('seventhWeek')
    expect(answer).to.contain('已認證 1 件、被退回 1 件、草稿 1 件（還沒送出）')
    expect(answer).to.match(/草稿老師看不到，要按「送出認證」，最晚 2027\/2\/10（三） 23:59/)
  })

  it('names the window, the days left, the clause and the date of the regulation', async () => {
    const answer = await asks('seventhWeek')
    expect(answer).to.match(/上傳期間：8\/31（一） 到 2027\/2\/3（三） 23:59，還有 112 天/)
    expect(answer).to.contain('補充規定 表一（112.5.4 修訂）')
  })

  it('offers to send drafts and to edit what came back', async () => {
    const replies = await bench.ask(quotaRemaining, { moment: 'seventhWeek', person: student })
    expect(labelsOf(replies)).to.deep.equal(['送出草稿', '修改被退回的', '上傳學習成果', '我傳了哪些', '截止日期'])
  })

  it('says 0 and how a place becomes free when all nine are taken', async () => {
    const full = someone('S9', ['student'], { grade: 10 })
    expect(await asks('seventhWeek', {}, full)).to.match(/^還可以上傳 0 件：115-1 的 9 件都用了。刪掉/)
  })

  it('still counts on the last day, and says 0 on the day after', async () => {
    expect(await asks('lastDay')).to.match(/^還可以上傳 6 件.*今天截止/s)
    expect(await asks('dayAfter')).to.match(/^還可以上傳 0 件：115-1 的上傳已經截止/)
  })

  it('offers neither editing nor uploading once the upload is closed', async () => {
    const replies = await bench.ask(quotaRemaining, { moment: 'dayAfter', person: student })
    expect(labelsOf(replies)).to.deep.equal(['送出草稿', '我傳了哪些', '截止日期'])
  })

  it('gives an earlier semester that is still open a line of its own, with the notice that keeps it open', async () => {
    const answer = await asks('previousStillOpen')
    expect(answer).to.match(/^還可以上傳 9 件（115-2.*\n.*\n還可以上傳 6 件（115-1/)
    expect(answer).to.contain('公告 UP-115-1（2027-01-25）')
  })

  it('leaves out an earlier semester whose close no notice ever named', async () => {
    const senior = someone('S12', ['student'], { grade: 12 })
    expect(await asks('seventhWeek', {}, senior)).not.to.contain('114-2')
  })

  it('says 「尚未公告」 for grade 12 in the second semester, and no date', async () => {
    const answer = await asks('secondSemester', {}, someone('S12', ['student'], { grade: 12 }))
    expect(answer).to.match(/^還可以上傳 9 件（115-2/)
    expect(answer).to.contain('2/11（四） 起，截止日尚未公告')
  })

  it('answers for the semester that is named, and for the previous one', async () => {
    expect(await asks('seventhWeek', { term: '115-1' })).to.match(/^還可以上傳 6 件（115-1/)
    expect(await asks('seventhWeek', { term: 'previous' })).to.match(/^還可以上傳 0 件：114-2 的上傳已經截止/)
  })

  it('says which semesters it knows when another is named', async () => {
    expect(await asks('seventhWeek', { term: '118-1' })).to.match(/沒有 118-1 的日期.*115-1、115-2/)
  })

  it('says that no dates are entered when there are none', async () => {
    expect(await asks('nothingEntered')).to.match(/還沒輸入學期日期.*Registrar, ext\. 123/s)
  })

  it('says 0 to someone who has left', async () => {
    const gone = someone('S8', ['student'], { grade: 12 }, { leftOn: '2026-10-01' })
    expect(await asks('seventhWeek', {}, gone)).to.match(/^還可以上傳 0 件：你已經離校/)
  })

  it('states 30 for diverse performance, what is recorded, and until when more can be', async () => {
    expect(await asks('seventhWeek', { kind: 'diverse' })).to.match(
      /^多元表現還可以登錄 30 件（115 學年，上限 30 件，已登錄 0 件）.*登錄期間.*還有 290 天/s,
    )
  })

  it('counts what is ticked against 6 and 10 when selection is meant', async () => {
    const answer = await asks('selecting', { kind: 'selection' })
    expect(answer).to.match(/^課程學習成果還可以勾選 5 件（115 學年，上限 6 件，已勾選 1 件）/)
    expect(answer).to.contain('多元表現還可以勾選 10 件')
    expect(answer).to.match(/課程學習成果勾選期間：8\/1（日） 到 8\/20（五） 23:59，還有 10 天/)
    expect(answer).to.contain('多元表現勾選期間：尚未公告')
  })

  it('names no number left to select in the year of a status change, and names the office', async () => {
    const moved = someone('S1', ['student'], { grade: 10, status: 'transferred-in', statusOn: '2026-09-15' })
    const answer = await asks('seventhWeek', { kind: 'selection' }, moved)
    expect(answer).to.match(/^課程學習成果已勾選 1 件/)
    expect(answer).not.to.contain('還可以勾選')
    expect(answer).to.contain('請找Registrar, ext. 123')
  })

  it('counts by state when certification is meant', async () => {
    expect(await asks('seventhWeek', { kind: 'certification' })).to.match(
      /^115-1：已認證 1 件、被退回 1 件、草稿 1 件（還沒送出）。\n認證期間/,
    )
  })

  it('says the same in English', async () => {
    const answer = await bench.says(quotaRemaining, { moment: 'seventhWeek', person: student, lang: 'en' })
    expect(answer).to.match(
      /^6 more can be uploaded \(115-1: 3 of 9 used\)\.\n1 certified, 1 returned, 1 draft not sent yet/,
    )
    expect(answer).to.match(/112 days left.*Table 1 \(amended 2023-05-04\)/s)
  })
})
