import { expect } from 'chai'
import type { Slots } from '../../../src/conversation/intent.ts'
import { deadlineAsk } from '../../../src/handlers/deadlineAsk.ts'
import type { Person } from '../../../src/school/person.ts'
import { type AnswerBench, labelsOf, type Moment, openAnswerBench, someone } from './answerBench.ts'

describe('「截止到什麼時候」', () => {
  let bench: AnswerBench
  const freshman = someone('S1', ['student'], { grade: 10 })
  const senior = someone('S12', ['student'], { grade: 12 })
  const teacher = someone('T1', ['teacher'])
  const asks = (moment: Moment, person: Person | undefined, slots: Slots = {}) =>
    bench.says(deadlineAsk, { moment, slots, ...(person ? { person } : {}) })

  before(async () => {
    bench = await openAnswerBench()
  })
  after(() => bench.close())

  it('begins with from when, until when and how many days, by the clause that says so', async () => {
    const answer = await asks('seventhWeek', freshman, { kind: 'course' })
    expect(answer).to.equal(
      '課程學習成果上傳（115-1）：8/31（一） 到 2027/2/3（三） 23:59，還有 112 天。\n依據：補充規定 表一（112.5.4 修訂）',
    )
  })

  it('says 「今天截止」 on the last day and that it is closed on the day after, with what opens next', async () => {
    expect(await asks('lastDay', freshman, { kind: 'course' })).to.contain('今天截止')
    const answer = await asks('dayAfter', freshman, { kind: 'course' })
    expect(answer).to.match(/^課程學習成果上傳（115-1）.*昨天已截止/)
    expect(answer).to.match(/課程學習成果上傳（115-2）：2\/11（四） 到 7\/14（三） 23:59，還有 7 天開放/)
  })

  it('never computes a close for grade 12 in the second semester', async () => {
    const answer = await asks('secondSemester', senior, { kind: 'course' })
    expect(answer).to.contain('2/11（四） 起，截止日尚未公告，開放中')
    expect(answer).not.to.contain('23:59')
  })

  it('tells a student their own grade alone, and anyone else where grades differ', async () => {
    expect(await asks('secondSemester', freshman, { kind: 'course' })).not.to.contain('高')
    for (const asker of [teacher, undefined]) {
      const answer = await asks('secondSemester', asker, { kind: 'course' })
      expect(answer).to.match(/115-2 高一、高二）.*7\/14（三） 23:59/)
      expect(answer).to.match(/115-2 高三）.*尚未公告/)
    }
  })

  it('names an earlier semester that is still open, and cites the notice that moved it', async () => {
    const answer = await asks('previousStillOpen', freshman, { kind: 'course' })
    expect(answer).to.match(/^課程學習成果上傳（115-2）/)
    expect(answer).to.match(/課程學習成果上傳（115-1）：2026\/8\/31（一） 到 2\/20（六） 23:59，還有 5 天/)
    expect(answer).to.contain('公告 UP-115-1（2027-01-25）')
  })

  it('leads to the notice itself, and to the whole schedule', async () => {
    const replies = await bench.ask(deadlineAsk, { moment: 'previousStillOpen', person: freshman })
    expect(replies.flatMap(({ buttons = [] }) => buttons)).to.deep.include.members([
      { label: '看公告 UP-115-1', url: 'https://school.example/notices/1' },
      { label: '完整期程', url: 'https://licheng.example/calendar' },
    ])
  })

  it('begins with certification for a teacher, and offers what waits for them', async () => {
    const replies = await bench.ask(deadlineAsk, { moment: 'seventhWeek', person: teacher })
    expect(replies[0]?.lines[0]).to.match(/^課程學習成果認證（115-1）.*還有 119 天/)
    expect(labelsOf(replies)).to.include('待認證清單').and.not.to.include('上傳學習成果')
  })

  it('adds within how many days a teacher decides, and how long a receipt can be confirmed', async () => {
    expect(await asks('seventhWeek', freshman, { kind: 'certification' })).to.contain('7 天內決定')
    const receipt = await asks('seventhWeek', freshman, { kind: 'receipt' })
    expect(receipt).to.match(/^收訖明細確認（115-1）：尚未公告/)
    expect(receipt).to.match(/7 天.*不會少於 3 天。（本校作法、依國教署規定）/)
  })

  it('says 「尚未公告」 of a selection that nobody has announced, and its days once it is', async () => {
    expect(await asks('seventhWeek', freshman, { kind: 'selection' })).to.match(
      /^課程學習成果勾選（115 學年）：尚未公告/,
    )
    expect(await asks('selecting', freshman, { kind: 'selection' })).to.match(
      /^課程學習成果勾選（115 學年）：8\/1（日） 到 8\/20（五） 23:59，還有 10 天/,
    )
  })

  it('says only what matters now when nothing in particular is asked', async () => {
    const answer = await asks('seventhWeek', freshman)
    expect(answer).not.to.match(/尚未公告|勾選|收訖/)
    expect(answer).to.contain('多元表現登錄（115 學年）：8/31（一） 到 2027/7/31（六） 23:59，還有 290 天')
    const inAugust = await asks('selecting', freshman)
    expect(inAugust).to.contain('課程學習成果勾選').and.not.to.contain('課程學習成果上傳')
  })

  it('takes five lines at most for a student, whatever the day', async () => {
    for (const moment of ['seventhWeek', 'lastDay', 'dayAfter', 'previousStillOpen', 'secondSemester'] as const) {
      const [reply] = await bench.ask(deadlineAsk, { moment, person: freshman })
      expect(reply?.lines, moment).to.have.length.within(1, 5)
    }
  })

  it('answers for the semester that is named, the previous one, and none that it does not know', async () => {
    expect(await asks('seventhWeek', freshman, { kind: 'course', term: '115-2' })).to.contain('還有 120 天開放')
    expect(await asks('seventhWeek', freshman, { kind: 'course', term: 'previous' })).to.contain('已截止 92 天')
    expect(await asks('seventhWeek', undefined, { kind: 'course', term: '118-1' })).to.contain('沒有 118-1 的日期')
  })

  it('names the semester to come before the first has begun, and says so where none is entered', async () => {
    expect(await asks('beforeTheFirstTerm', freshman)).to.match(/^課程學習成果上傳（114-1）.*還有 12 天開放/)
    expect(await asks('nothingEntered', undefined)).to.match(/還沒輸入學期日期/)
  })

  it('says the same in English', async () => {
    const slots: Slots = { kind: 'course' }
    expect(await bench.says(deadlineAsk, { moment: 'secondSemester', lang: 'en', slots })).to.match(
      /^Course outcome upload \(115-2, grades 10, 11\): Thu 11 Feb to Wed 14 Jul 23:59, 121 days left/,
    )
  })
})
