import { expect } from 'chai'
import { type Topic, topics } from '../../../src/conversation/intent.ts'
import { ruleAsk } from '../../../src/handlers/ruleAsk.ts'
import { type AnswerBench, labelsOf, openAnswerBench, someone } from './answerBench.ts'

const firstWords: Record<Topic, RegExp> = {
  format: /^可以傳文件檔（pdf、jpg、png）或影音檔（mp3、mp4）/,
  size: /^文件檔每件上限 4 MB，影音檔每件上限 10 MB/,
  description: /^簡述必填，每件以 100 個中文字為限/,
  quota: /^課程學習成果每學期最多上傳 9 件.*30 件.*6 件、多元表現 10 件/s,
  window: /^逾時視同放棄，不另行開放，所以不能補傳.*14 天.*7 月 31 日/s,
  certification: /^認證是確認為學生本人.*不是打分數.*（依國教署規定）.*7 天內.*21 天/s,
  selection: /^每學年最多勾選已認證的課程學習成果 6 件、多元表現 10 件/,
  receipt: /收訖明細.*3 天.*7 天.*3 天內查明/s,
  retention: /^離校後保存 5 年/,
  guardian: /^學生在期限內沒辦法自己做的時候，法定代理人可以代為上傳、勾選、確認收訖明細/,
  proxy: /建議順位：1\. .*5\. 教學組長/,
  voluntary: /^不一定要傳/,
  'status-change': /^重讀、復學、轉學、借讀/,
}

describe('a question about the rules', () => {
  let bench: AnswerBench
  const student = someone('S1', ['student'], { grade: 10 })
  before(async () => {
    bench = await openAnswerBench()
  })
  after(() => bench.close())

  for (const topic of topics) {
    it(`is answered with the figures and the clause first: ${topic}`, async () => {
      const answer = await bench.says(ruleAsk, { moment: 'seventhWeek', person: student, slots: { topic } })
      expect(answer).to.match(firstWords[topic])
      expect(answer).to.match(/補充規定 [§表].*（112\.5\.4 修訂）$/)
    })
  }

  it('takes two to five lines', async () => {
    for (const topic of topics) {
      const [reply] = await bench.ask(ruleAsk, { moment: 'seventhWeek', slots: { topic } })
      expect(reply?.lines, topic).to.have.length.within(2, 5)
    }
  })

  it('marks what the regulation does not say itself', async () => {
    const answer = await bench.says(ruleAsk, { moment: 'seventhWeek', slots: { topic: 'receipt' } })
    expect(answer)
      .to.match(/不會少於 3 天。（依國教署規定）/)
      .and.to.match(/7 天；.*（本校作法）/)
  })

  it('never says that a student has to upload', async () => {
    for (const topic of topics) {
      const answer = await bench.says(ruleAsk, { moment: 'seventhWeek', slots: { topic } })
      expect(answer, topic).not.to.match(/(?<!不)(一定要|必須|應該?要?)(上傳|勾選)/)
    }
  })

  it('offers every topic when none is named', async () => {
    const replies = await bench.ask(ruleAsk, { moment: 'seventhWeek' })
    expect(labelsOf(replies)).to.have.lengthOf(topics.length)
  })

  it('offers only what the asker may do', async () => {
    const slots = { topic: 'quota' as const }
    expect(labelsOf(await bench.ask(ruleAsk, { moment: 'seventhWeek', slots }))).to.deep.equal(['查其他規定'])
    expect(labelsOf(await bench.ask(ruleAsk, { moment: 'seventhWeek', slots, person: student }))).to.include('還剩幾件')
  })

  it('is answered where the school has entered no dates, too', async () => {
    const answer = await bench.says(ruleAsk, { moment: 'nothingEntered', slots: { topic: 'size' } })
    expect(answer).to.match(firstWords.size)
  })
})
