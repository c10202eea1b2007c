import type { messagingApi } from '@line/bot-sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { encode } from '../../../../adapters/line/encode.ts'
import type { Button, Press, Reply } from '../../../../src/conversation/message.ts'
import { heard } from '../../../support/fakeLine/heard.ts'
import { problemsOf } from '../../../support/fakeLine/messageRules.ts'

const choose = (label: string): Button => ({ label, press: { kind: 'answer', dialogue: '8', value: 'x' } })
const only = (...replies: Reply[]): messagingApi.Message => {
  const { messages } = encode(replies)
  expect(messages).to.have.lengthOf(1)
  return messages[0] ?? { type: 'text', text: '' }
}
const seen = (message: object) => heard({ ...message }, 'reply', false)

describe('what LINE is sent', () => {
  it('is a text with choices below it, for an ordinary answer', () => {
    const message = only({ lines: ['哪一門課？', '也可以直接打課名。'], buttons: [choose('國文'), choose('數學')] })
    expect(message).to.deep.include({ type: 'text', text: '哪一門課？\n也可以直接打課名。' })
    expect(message.quickReply?.items?.map((item) => item.action?.label)).to.deep.equal(['國文', '數學'])
  })

  it('is a card where buttons must outlast the next message: links, weighty choices, long names, and any but the last answer', () => {
    const link: Button = { label: '開啟檔案', url: 'https://school.example/e' }
    const weighty: Button = { ...choose('認證'), style: 'primary' }
    expect(only({ lines: ['一件'], buttons: [link] }).type).to.equal('flex')
    expect(only({ lines: ['一件'], buttons: [weighty] }).type).to.equal('flex')
    expect(only({ lines: ['一件'], buttons: [choose('課'.repeat(21))] }).type).to.equal('flex')
    const { messages } = encode([
      { lines: ['先'], buttons: [choose('好')] },
      { lines: ['後'], buttons: [choose('好')] },
    ])
    expect(messages.map((message) => message.type)).to.deep.equal(['flex', 'text'])
  })

  it('opens links outside LINE, and leaves the query that was signed as it was', () => {
    const uriOf = (url: string) => seen(only({ lines: ['一件'], buttons: [{ label: '開', url }] })).buttons[0]?.uri
    expect(uriOf('https://school.example/e?a=%20b+c&s=x~y')).to.equal(
      'https://school.example/e?a=%20b+c&s=x~y&openExternalBrowser=1',
    )
    expect(uriOf('https://school.example/e#top')).to.equal('https://school.example/e?openExternalBrowser=1#top')
    expect(uriOf('https://school.example/課')).to.equal('https://school.example/%E8%AA%B2?openExternalBrowser=1')
    expect(uriOf('https://line.me/R/share?text=hi')).to.equal('https://line.me/R/share?text=hi')
  })

  it('leaves a link out that LINE would refuse, and says so', () => {
    const urls = ['javascript:alert(1)', 'not an address', `https://school.example/${'x'.repeat(1000)}`]
    const { messages, leftOut } = encode([
      { title: '一件', lines: [], buttons: urls.map((url) => ({ label: '開', url })) },
    ])
    expect(messages.flatMap((message) => seen(message).buttons)).to.deep.equal([])
    expect(leftOut).to.equal(3)
  })

  it('opens the keyboard for an answer to be typed, and puts no words into it', () => {
    const button: Button = { label: '其他原因', type: { kind: 'answer', dialogue: '8', value: 'other' }, hint: '原因' }
    const message = only({ lines: ['為什麼退回？'], buttons: [button] })
    expect(message.quickReply?.items?.[0]?.action)
      .to.include({ type: 'postback', inputOption: 'openKeyboard' })
      .and.not.have.property('fillInText')
  })

  it('shows on a lock screen the alternative, else the title, else the first line, and of a record its label alone', () => {
    const record = { label: '簡述', value: '我家的事' }
    const preview = (reply: Reply) => seen(only(reply)).preview
    expect(preview({ alt: '有一件待認證', title: '林同學', lines: [record] })).to.equal('有一件待認證')
    expect(preview({ alt: '有一件待認證', lines: ['我家的事'] })).to.equal('有一件待認證')
    expect(preview({ title: '有一件待認證', lines: [record] })).to.equal('有一件待認證')
    expect(preview({ lines: [record] })).to.equal('簡述')
  })

  it('joins answers of one form before it makes cards of everything', () => {
    const texts = Array.from({ length: 9 }, (_, index): Reply => ({ lines: [`第${index}句`] }))
    expect(only(...texts).type).to.equal('text')
    const { messages } = encode([...texts.slice(0, 3), { title: '卡', lines: [] }, ...texts.slice(3)])
    expect(messages.map((message) => message.type)).to.deep.equal(['text', 'flex', 'text'])
  })

  it('counts what even five messages do not hold', () => {
    const { messages, leftOut } = encode([{ lines: ['長'.repeat(200_000)] }])
    expect(messages).to.have.lengthOf(5)
    expect(leftOut).to.be.greaterThan(0)
  })

  it('is never refused by LINE, whatever is to be said', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('字', '\n', '👨‍👩‍👧‍👦', '"', '\\', '\u0007'), maxLength: 900 }),
      fc.constantFrom('', ' ', '\uDC00', '長'.repeat(12_000), '"'.repeat(7000)),
    )
    const press = fc.constant<Press>({ kind: 'act', act: 'x', args: [] })
    const button: fc.Arbitrary<Button> = fc.oneof(
      fc.record({ label: words, press }),
      fc.record({ label: words, press, style: fc.constantFrom('primary' as const, 'danger' as const) }),
      fc.record({ label: words, type: press, hint: words }),
      fc.record({ label: words, url: fc.webUrl() }),
    )
    const line = fc.oneof(words, fc.record({ label: words, value: words }))
    const reply: fc.Arbitrary<Reply> = fc.record(
      {
        lines: fc.array(line, { maxLength: 6 }),
        title: words,
        note: words,
        alt: words,
        buttons: fc.array(button, { maxLength: 45 }),
      },
      { requiredKeys: ['lines'] },
    )
    fc.assert(
      fc.property(fc.array(reply, { minLength: 1, maxLength: 8 }), (replies) => {
        const { messages } = encode(replies)
        if (messages.length > 0) expect(problemsOf(messages)).to.deep.equal([])
      }),
      { numRuns: 60 },
    )
  })
})
