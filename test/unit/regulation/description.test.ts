import { expect } from 'chai'
import fc from 'fast-check'
import { countHan, countVisible, judgeDescription } from '../../../src/regulation/description.ts'
import { ruleset } from './school.ts'

const judge = (text: string) => judgeDescription('course', text, ruleset)

describe('簡述：每件 100 個中文字為限', () => {
  it('takes a hundred characters and refuses one more', () => {
    expect(judge('字'.repeat(100))).to.include({ verdict: 'ok', han: 100, visible: 100 })
    expect(judge('字'.repeat(101))).to.include({ verdict: 'refused', reason: 'tooManyHan', han: 101, limit: 100 })
  })

  it('counts full-width punctuation among them', () => {
    expect(judge(`${'字'.repeat(99)}。`)).to.include({ verdict: 'ok', han: 100 })
    expect(judge(`${'字'.repeat(99)}，。`)).to.include({ verdict: 'refused', han: 101 })
  })

  it('accepts other characters beyond a hundred with a warning, up to three hundred', () => {
    expect(judge(`${'字'.repeat(100)}a`)).to.include({ verdict: 'warn', reason: 'manyVisible', han: 100, visible: 101 })
    expect(judge('a'.repeat(300))).to.include({ verdict: 'warn', han: 0, visible: 300 })
    expect(judge('a'.repeat(301))).to.include({ verdict: 'refused', reason: 'tooManyVisible', limit: 300 })
  })

  it('is necessary: nothing that shows is nothing', () => {
    for (const text of ['', '   ', '\n\t', '\u3000', '\u200b\u200d', '\ufeff', '\u3164']) {
      expect(judge(text)).to.include({ verdict: 'refused', reason: 'empty', visible: 0 })
    }
  })

  it('cites the table for a hundred, and the school’s practice for three hundred', () => {
    expect(judge('字'.repeat(101))).to.have.nested.property('citation.clause', '表一')
    expect(judge('a'.repeat(301))).to.have.nested.property('citation.basis', 'school')
    expect(judgeDescription('diverse', '字'.repeat(101), ruleset)).to.have.nested.property('citation.clause', '表二')
  })
})

describe('what counts as a 中文字', () => {
  it('is a Han character of any block', () => {
    expect(countHan('一㐀𠀀𪜀𫝀𰀀豈々〇')).to.equal(9)
  })

  it('is the punctuation that Chinese writing sets full-width', () => {
    const marks = '，。、；：？！「」『』（）【】《》〈〉〔〕—…⋯‧・～﹏＿﹁﹂﹔'
    expect(countHan(marks)).to.equal([...marks].length)
  })

  it('is no letter, digit, half-width mark, kana, hangul, bopomofo or emoji', () => {
    expect(countHan('abc123,.!?"\'()-')).to.equal(0)
    expect(countHan('ＡＢｃ１２３')).to.equal(0)
    expect(countHan('ひらカタｶﾀｶﾅ｡｢｣한글ㄅㄆㄇ')).to.equal(0)
    expect(countHan('😀👍🏽👨‍👩‍👧')).to.equal(0)
    expect(countHan('　 \n')).to.equal(0)
  })

  it('is one with its variation selector', () => {
    expect(countHan('葛\u{e0100}')).to.equal(1)
    expect(countVisible('葛\u{e0100}')).to.equal(1)
  })
})

describe('what is visible', () => {
  it('is one for a character with its marks, a family, a flag and a skin tone', () => {
    expect(countVisible('e\u0301')).to.equal(1)
    expect(countVisible('👨‍👩‍👧')).to.equal(1)
    expect(countVisible('🇹🇼')).to.equal(1)
    expect(countVisible('👍🏽')).to.equal(1)
    expect(countVisible('𠮷')).to.equal(1)
  })

  it('is no space, line break or control', () => {
    expect(countVisible('a b\nc\td\u0000e\u3000f')).to.equal(6)
  })
})

describe('counting', () => {
  const text = fc.string({
    unit: fc.constantFrom('字', '𠮷', '。', '，', 'a', '1', ' ', '\n', '　', 'Ａ', '😀', 'é', 'e\u0301', 'ㄅ'),
    maxLength: 400,
  })

  it('adds up: two texts put together hold the Han characters of both', () => {
    fc.assert(fc.property(text, text, (a, b) => void expect(countHan(a + b)).to.equal(countHan(a) + countHan(b))))
  })

  it('of what shows adds up where a space stands between', () => {
    fc.assert(
      fc.property(
        text,
        text,
        (a, b) => void expect(countVisible(`${a} ${b}`)).to.equal(countVisible(a) + countVisible(b)),
      ),
    )
  })

  it('does not change with spaces around, and is judged as it is kept', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('', ' ', '\n', '\u3000 '), (body, space) => {
        const verdict = judge(space + body + space)
        expect(verdict).to.deep.equal(judge(body))
        expect(judge(verdict.text)).to.deep.equal(verdict)
      }),
    )
  })

  it('never finds more Han characters than characters, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 400 })), (typed) => {
        const { han, visible, verdict } = judge(typed)
        expect(han).to.be.within(0, visible)
        expect(verdict === 'refused').to.equal(visible === 0 || han > 100 || visible > 300)
        expect(verdict === 'warn').to.equal(visible > 100 && visible <= 300 && han <= 100)
      }),
    )
  })
})
