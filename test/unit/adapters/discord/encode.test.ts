import { expect } from 'chai'
import fc from 'fast-check'
import { type DiscordMessage, encode } from '../../../../adapters/discord/encode.ts'
import type { Button, Press, Reply } from '../../../../src/conversation/message.ts'
import { channelMessageProblems } from '../../../support/fakeDiscord/messageRules.ts'

const choose = (label: string, value = label): Button => ({ label, press: { kind: 'answer', dialogue: '8', value } })
const only = (...replies: Reply[]): DiscordMessage => {
  const { messages } = encode(replies)
  expect(messages).to.have.lengthOf(1)
  return messages[0] ?? { content: '', embeds: [], components: [] }
}
const labelsOf = ({ components }: DiscordMessage) =>
  components.map((row) =>
    row.components.map((each) => ('options' in each ? each.options.length : 'label' in each && each.label)),
  )

describe('what Discord is sent', () => {
  it('is a text with its buttons, for an ordinary answer, and the small print in small letters', () => {
    const message = only({
      lines: ['哪一門課？', '也可以打課名。'],
      note: '表一',
      buttons: [choose('國文'), choose('數學')],
    })
    expect(message.content).to.equal('哪一門課？\n也可以打課名。\n-# 表一')
    expect(message.embeds).to.deep.equal([])
    expect(labelsOf(message)).to.deep.equal([['國文', '數學']])
  })

  it('is a card below what a lock screen may show, where there is a title or a labelled value', () => {
    const message = only({ title: '#12 待認證', lines: [{ label: '簡述', value: '我家的事' }], note: '五(三)' })
    expect(message.content).to.equal('**#12 待認證**')
    expect(message.embeds).to.have.lengthOf(1)
    expect(message.embeds[0]).to.deep.include({ description: '**簡述**　我家的事', footer: { text: '五(三)' } })
  })

  it('shows on a lock screen the alternative, else the title, else the first line, and of a record its label alone', () => {
    const record = { label: '簡述', value: '我家的事' }
    const above = (reply: Reply) => only(reply).content
    expect(above({ alt: '有一件待認證', title: '林同學', lines: [record] })).to.equal('有一件待認證')
    expect(above({ alt: '有一件待認證', lines: ['我家的事'] })).to.equal('有一件待認證')
    expect(above({ title: '有一件待認證', lines: [record] })).to.equal('**有一件待認證**')
    expect(above({ lines: [record] })).to.equal('簡述')
    expect(above({ lines: ['有一件', record] })).to.equal('有一件')
  })

  it('says nothing twice: a first sentence above the card is not said again in it', () => {
    const message = only({ lines: ['有一件', { label: '課程', value: '國文' }] })
    expect(message.embeds[0]?.description).to.equal('**課程**　國文')
  })

  it('shows what a person wrote as they wrote it, and calls nobody by it', () => {
    const { content } = only({
      lines: ['*粗* _斜_ [點我](https://evil.example) <@123> @everyone ||藏|| `碼`', '# 大字'],
    })
    expect(content).to.include('\\*粗\\* \\_斜\\_ \\[點我\\](https://evil.example) \\<@123\\>')
    expect(content).to.include('\\# 大字')
  })

  it('makes a list of many choices, and leaves weighty buttons and links beside it', () => {
    const courses = Array.from({ length: 30 }, (_, index) => choose(`課程${index + 1}`))
    const buttons: Button[] = [
      { ...choose('全部認證'), style: 'primary' },
      ...courses,
      { label: '開啟', url: 'https://school.example/e' },
    ]
    expect(labelsOf(only({ title: '哪一門？', lines: [], buttons }))).to.deep.equal([['全部認證'], [25], [5], ['開啟']])
  })

  it('leaves a link out that Discord would refuse, and counts it', () => {
    const urls = ['javascript:alert(1)', 'not an address', `https://school.example/${'x'.repeat(500)}`]
    const { messages, leftOut } = encode([
      { title: '一件', lines: [], buttons: urls.map((url) => ({ label: '開', url })) },
    ])
    expect(messages.flatMap(({ components }) => components)).to.deep.equal([])
    expect(leftOut).to.equal(3)
  })

  it('keeps up to five answers apart, and joins more where no button loses what it is about', () => {
    const texts = (count: number) => Array.from({ length: count }, (_, index): Reply => ({ lines: [`第${index}句`] }))
    expect(encode(texts(5)).messages).to.have.lengthOf(5)
    expect(encode(texts(6)).messages).to.have.lengthOf(1)
    const between: Reply = { lines: ['要嗎？'], buttons: [choose('好')] }
    expect(encode([...texts(3), between, ...texts(3)]).messages).to.have.lengthOf(2)
  })

  it('is never refused by Discord, and keeps every button, whatever is to be said', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('字', '\n', '👨‍👩‍👧‍👦', '"', '\\', '*', '#', '\u0007'), maxLength: 900 }),
      fc.constantFrom('', ' ', '\uDC00', '長'.repeat(7000), '*'.repeat(3000), '# '),
    )
    const press = fc.oneof(
      fc.constant<Press>({ kind: 'act', act: 'x', args: [] }),
      fc.nat(50).map((value): Press => ({ kind: 'answer', dialogue: '8', value: String(value) })),
    )
    const button: fc.Arbitrary<Button> = fc.oneof(
      fc.record({ label: words, press }),
      fc.record({ label: words, press, style: fc.constantFrom('primary' as const, 'danger' as const) }),
      fc.record({ label: words, type: press, hint: words }),
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
        for (const message of messages) expect(channelMessageProblems(message)).to.deep.equal([])
        const shown = messages.flatMap(({ components }) =>
          components.flatMap((row) =>
            row.components.flatMap((each): object[] => ('options' in each ? each.options : [each])),
          ),
        )
        expect(shown).to.have.lengthOf(replies.flatMap(({ buttons = [] }) => buttons).length)
      }),
      { numRuns: 25 },
    )
  })
})
