import { expect } from 'chai'
import fc from 'fast-check'
import { kinds, languages, topics } from '../../../src/conversation/intent.ts'
import { encodePress } from '../../../src/conversation/press.ts'
import { deadlineAsk } from '../../../src/handlers/deadlineAsk.ts'
import { quotaRemaining } from '../../../src/handlers/quotaRemaining.ts'
import { ruleAsk } from '../../../src/handlers/ruleAsk.ts'
import { type AnswerBench, type Moment, moments, openAnswerBench, someone, textOf } from './answerBench.ts'

const segmenter = new Intl.Segmenter('zh-TW', { granularity: 'grapheme' })
const graphemes = (text: string) => [...segmenter.segment(text)].length

const askers = {
  freshman: someone('S1', ['student'], { grade: 10 }),
  senior: someone('S12', ['student'], { grade: 12 }),
  evening: someone('S3', ['student'], { grade: 11, division: 'continuing' }),
  repeating: someone('S4', ['student'], { grade: 10, status: 'repeat', statusOn: '2026-09-01' }),
  unplaced: someone('S5', ['student', 'homeroom'], {}, { years: [] }),
  teacher: someone('T1', ['teacher', 'homeroom']),
  guardian: someone('G1', ['guardian']),
}

const asking = fc.record({
  moment: fc.constantFrom(...(Object.keys(moments) as Moment[])),
  lang: fc.constantFrom(...languages),
  person: fc.option(fc.constantFrom(...Object.values(askers)), { nil: undefined }),
  kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
  topic: fc.option(fc.constantFrom(...topics), { nil: undefined }),
  term: fc.option(fc.constantFrom('current', 'previous', '114-1', '115-2', '119-1'), { nil: undefined }),
})

describe('public answers, whoever asks whatever, whenever', () => {
  let bench: AnswerBench
  before(async () => {
    bench = await openAnswerBench()
    await bench.addEntry('S1', { state: 'draft' })
    await bench.addEntry('S12', { state: 'certified', selected: 'locked' })
  })
  after(() => bench.close())

  it('are whole sentences in one language, and their buttons fit every network', async () => {
    await fc.assert(
      fc.asyncProperty(asking, async ({ moment, lang, person, kind, topic, term }) => {
        const slots = { ...(kind ? { kind } : {}), ...(topic ? { topic } : {}), ...(term ? { term } : {}) }
        const asked = { moment, lang, slots, ...(person ? { person } : {}) }
        const isStudent = person?.roles.includes('student')
        const handlers = [deadlineAsk, ruleAsk, ...(isStudent ? [quotaRemaining] : [])]
        for (const handler of handlers) {
          const replies = await bench.ask(handler, asked)
          const text = replies.map(textOf).join('\n')
          expect(text).not.to.match(/undefined|NaN|Invalid|\[object|null|-\d+ 天|-\d+ days| {2}|，。|：。/)
          if (lang === 'en') expect(text).not.to.match(/\p{Script=Han}/u)
          for (const { lines, buttons = [] } of replies) {
            expect(lines).not.to.have.lengthOf(0)
            for (const button of buttons) {
              expect(graphemes(button.label), button.label).to.be.at.most(20)
              if ('press' in button) encodePress(button.press)
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
