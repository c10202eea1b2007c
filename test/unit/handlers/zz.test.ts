import { deadlineAsk } from '../../../src/handlers/deadlineAsk.ts'
import { quotaRemaining } from '../../../src/handlers/quotaRemaining.ts'
import { ruleAsk } from '../../../src/handlers/ruleAsk.ts'
import { topics, kinds } from '../../../src/conversation/intent.ts'
import { openAnswerBench, moments, someone, labelsOf, textOf, type Moment } from './answerBench.ts'
describe('show', () => {
  it('all', async () => {
    const bench = await openAnswerBench()
    const s = someone('S1', ['student'], { grade: 10 })
    const g12 = someone('S12', ['student'], { grade: 12 })
    const t = someone('T1', ['teacher'])
    await bench.addEntry('S1', {})
    await bench.addEntry('S1', {state:'certified'})
    for (const lang of ['zh-TW','en'] as const) {
      for (const moment of Object.keys(moments) as Moment[]) {
        for (const [who, person] of [['g10', s], ['g12', g12], ['teacher', t], ['unbound', undefined]] as const) {
          const p = person ? { person } : {}
          for (const kind of [undefined, ...kinds]) {
            const slots = kind ? { kind } : {}
            if (person && who !== 'teacher') { const r = await bench.ask(quotaRemaining, { moment, lang, slots, ...p }); console.log(`--- ${lang} ${moment} ${who} quota ${kind}\n${r.map(textOf)}\n[${labelsOf(r).join('] [')}]`) }
            const r = await bench.ask(deadlineAsk, { moment, lang, slots, ...p }); console.log(`--- ${lang} ${moment} ${who} deadline ${kind}\n${r.map(textOf)}\n[${labelsOf(r).join('] [')}]`)
          }
        }
      }
      for (const topic of topics) { const r = await bench.ask(ruleAsk, { moment: 'seventhWeek', lang, person: s, slots: { topic } }); console.log(`--- ${lang} ${topic}\n${r.map(textOf)}\n[${labelsOf(r).join('] [')}]`) }
    }
    await bench.close()
  })
})
