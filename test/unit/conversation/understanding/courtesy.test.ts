import { expect } from 'chai'
import fc from 'fast-check'
import { matterOf } from '../../../../src/conversation/understanding/courtesy.ts'
import { asTyped, read } from '../../../../src/conversation/understanding/reading.ts'
import { understand } from '../../../../src/conversation/understanding/understand.ts'

const matters = [
  ['老師好，請問成果什麼時候截止？謝謝您🙏', '成果什麼時候截止'],
  ['不好意思 想問一下 簡述要寫幾個字', '簡述要寫幾個字'],
  ['欸 那個⋯我要上傳啦', '我要上傳'],
  ['可以幫我送出 #3 嗎', '幫我送出 #3'],
  ['可以幫我看老師認證了嗎', '幫我看老師認證了嗎'],
  ['可以補傳嗎', '可以補傳嗎'],
  ['爸媽可以幫我上傳嗎', '爸媽可以幫我上傳嗎'],
  ['要補傳?', '要補傳?'],
  ['hi, what can you do? thanks', 'what can you do?'],
  ['謝謝老師', '謝謝老師'],
  ['哈哈哈', '哈哈哈'],
] as const

describe('the matter of an utterance', () => {
  for (const [typed, matter] of matters) {
    it(`is 「${matter}」 in 「${typed}」`, () => expect(matterOf(read(typed)).text).to.equal(matter))
  }

  it('finds the way back to the words as typed', () => {
    const matter = matterOf(read('請問 退回＃１２ 简述不符，謝謝！'))
    expect(asTyped(matter, 0, matter.text.length)).to.equal('退回＃１２ 简述不符')
  })

  it('means the same however politely it is put', () => {
    const before = fc.constantFrom('', '請問', '老師好，', '哈囉～', '欸 ', '不好意思 ', 'hi ')
    const after = fc.constantFrom('', '謝謝', ' 感恩', '🙏🙏', '～', '啦', ' QQ', '拜託拜託', '哈哈哈')
    const asked = fc.constantFrom(
      '退回 #3 檔案壞掉',
      '成果什麼時候截止',
      '收訖明細少一件',
      '我要勾多元表現',
      '203班還有誰沒傳',
      '代理認證改成林美惠',
    )
    fc.assert(
      fc.property(before, asked, after, (greeting, matter, thanks) => {
        expect(understand(greeting + matter + thanks)).to.deep.equal(understand(matter))
      }),
    )
  })

  it('is found in no time, whatever is repeated', () => {
    for (const courtesy of ['謝謝', '謝', '喔', 'q', '請問', '欸', '. ', 'thanks ']) {
      expect(matterOf(read(`${courtesy.repeat(2000)}x`)).text).to.match(/x$/)
    }
  })
})
