import { expect } from 'chai'
import fc from 'fast-check'
import { asTyped, read } from '../../../../src/conversation/understanding/reading.ts'

describe('reading an utterance', () => {
  const folds = [
    ['＃１２　ＯＫ', '#12 ok'],
    ['收讫明细确认无误', '收訖明細確認無誤'],
    ['有什麼功能可以用ㄋ', '有什麼功能可以用呢'],
    ['還剩ㄐ件', '還剩幾件'],
    ['綁訂 收迄 認証 勾撰 恢復通之 截只日', '綁定 收訖 認證 勾選 恢復通知 截止日'],
    ['  謝謝🙏🏻  老師  ', '謝謝 老師'],
    ['K7QF–29MX', 'k7qf-29mx'],
    ['勾啥', '勾什麼'],
    ['甚麼可以勾嘛', '什麼可以勾嗎'],
    ['幹嘛', '幹嘛'],
  ] as const
  for (const [typed, text] of folds) {
    it(`takes 「${typed}」 for 「${text}」`, () => expect(read(typed).text).to.equal(text))
  }

  it('finds the way back to the words as typed', () => {
    const reading = read('  退回＃１２ 👍 简述跟作品不符  ')
    const start = reading.text.indexOf('簡述')
    expect(asTyped(reading, start, reading.text.length)).to.equal('简述跟作品不符')
  })

  it('leaves the pictures after the words out of what was typed', () => {
    const reading = read('退回 #3 檔案壞了🙏🙏')
    expect(asTyped(reading, 0, reading.text.length)).to.equal('退回 #3 檔案壞了')
  })

  it('keeps the way back for every character, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (utterance) => {
        const reading = read(utterance)
        expect(reading.origin).to.have.lengthOf(reading.text.length + 1)
        const typed = asTyped(reading, 0, reading.text.length)
        expect(read(typed).text).to.equal(reading.text)
        expect(reading.said.slice(reading.origin[0])).to.satisfy((rest: string) => rest.startsWith(typed))
      }),
    )
  })
})
