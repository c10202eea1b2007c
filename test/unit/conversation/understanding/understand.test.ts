import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import fc from 'fast-check'
import { intents, type Meaning, type Slots } from '../../../../src/conversation/intent.ts'
import { sayings } from '../../../../src/conversation/understanding/sayings/sayings.ts'
import { understand } from '../../../../src/conversation/understanding/understand.ts'
import { alphabet } from '../../../../src/identity/codes.ts'

interface Example extends Meaning {
  utterance: string
}

/** Labelled utterances, none of which the understanding was taught. */
function examples(name: string): Example[] {
  const [, ...rows] = readFileSync(`test/fixtures/${name}.tsv`, 'utf8').trimEnd().split('\n')
  return rows.map((row) => {
    const [utterance = '', intent, slots = '{}'] = row.split('\t')
    const known = intents.find((each) => each === intent)
    if (known === undefined) throw new Error(`${name}: ${row}`)
    return { utterance, intent: known, slots: JSON.parse(slots) as Slots }
  })
}

/** The share of examples understood, and those that are not. Unit: fraction. */
function measure(known: readonly Example[], right: (meant: Meaning, example: Example) => boolean) {
  const missed = known.filter((example) => !right(understand(example.utterance), example))
  return { share: 1 - missed.length / known.length, missed: missed.map(({ utterance }) => utterance).join('\n') }
}

const sameIntent = (meant: Meaning, { intent }: Example) => meant.intent === intent
const inOrder = (slots: Slots) => JSON.stringify(Object.entries(slots).sort())
const sameMeaning = (meant: Meaning, example: Example) =>
  sameIntent(meant, example) && inOrder(meant.slots) === inOrder(example.slots)

const floors = [
  ['utterances-dev', { intent: 0.98, meaning: 0.97 }],
  ['utterances-own', { intent: 0.97, meaning: 0.96 }],
] as const

describe('what people type', () => {
  for (const [name, floor] of floors) {
    const known = examples(name)

    it(`is understood in ${floor.intent * 100} of 100 utterances of ${name}`, () => {
      const { share, missed } = measure(known, sameIntent)
      expect(share, missed).to.be.at.least(floor.intent)
    })

    it(`is understood in ${floor.meaning * 100} of 100 with everything that it states`, () => {
      const { share, missed } = measure(known, sameMeaning)
      expect(share, missed).to.be.at.least(floor.meaning)
    })

    it(`was not taught from ${name}`, () => {
      const taught = new Set(sayings.flatMap(({ said }) => said))
      expect(known.filter(({ utterance }) => taught.has(utterance)).map(({ utterance }) => utterance)).to.deep.equal([])
    })
  }

  it('is measured for every intent, in both languages', () => {
    const known = examples('utterances-own')
    for (const intent of intents) {
      const ofIntent = known.filter((example) => example.intent === intent)
      const english = ofIntent.filter(({ utterance }) => !/\p{Script=Han}/u.test(utterance))
      expect(english.length, intent).to.be.at.least(3)
      expect(ofIntent.length - english.length, intent).to.be.at.least(10)
    }
  })

  it('never throws and always means one known intent, whatever it is', () => {
    const scraps = fc.constantFrom(
      '可以',
      '認證',
      '#12',
      '退回',
      '然後',
      '嗎',
      '😂',
      '全部',
      ' ',
      'and',
      'K7QF-29MX',
      '\u202e',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (utterance) => {
        const first = understand(utterance)
        expect(intents).to.include(first.intent)
        expect(understand(utterance)).to.deep.equal(first)
      }),
      { numRuns: 200 },
    )
  })

  const nothing = [
    '',
    '   ',
    '😂😂😂',
    '。。。',
    '?',
    'x'.repeat(5000),
    '可以'.repeat(2500),
    '我想上傳成果。'.repeat(700),
    '＃'.repeat(5000),
  ]
  for (const utterance of nothing) {
    it(`means nothing when it is ${utterance.length} times or so ${JSON.stringify(utterance.slice(0, 7))}`, () =>
      expect(understand(utterance)).to.deep.equal({ intent: 'unknown', slots: {} }))
  }

  it('may give a reason of any length', () => {
    const reason = '作品與課程無關'.repeat(200)
    expect(understand(`退回 #12 因為${reason}`)).to.deep.equal({
      intent: 'certification.return',
      slots: { target: '#12', reason },
    })
  })
})

const neighbours: readonly (readonly [utterance: string, intent: Meaning['intent'], slots?: Slots])[] = [
  ['還剩幾件', 'quota.remaining'],
  ['一學期最多幾件', 'rule.ask', { topic: 'quota' }],
  ['還有幾件要認證', 'certification.pending'],
  ['送出認證', 'artifact.send'],
  ['送出勾選', 'selection.choose'],
  ['送出認證到什麼時候', 'deadline.ask', { kind: 'certification' }],
  ['刪掉 #3', 'artifact.withdraw', { target: '#3' }],
  ['撤回 #3', 'artifact.withdraw', { target: '#3' }],
  ['退回 #3', 'certification.return', { target: '#3' }],
  ['我被退回的有哪些', 'artifact.list', { status: 'returned' }],
  ['被退回的可以再送嗎', 'rule.ask', { topic: 'certification' }],
  ['老師認證了嗎', 'artifact.list'],
  ['催老師認證', 'certification.nudge'],
  ['請王老師代理認證', 'proxy.assign', { person: '王老師' }],
  ['老師請假誰來認證', 'rule.ask', { topic: 'proxy' }],
  ['截止前提醒我', 'notification.settings', { action: 'unmute' }],
  ['提醒全班截止日', 'broadcast.deadline'],
  ['提醒老師認證', 'certification.nudge'],
  ['收訖明細', 'receipt.show'],
  ['收訖明細沒問題', 'receipt.confirm'],
  ['收訖明細少一件', 'receipt.dispute', { reason: '少一件' }],
  ['收訖明細什麼時候要確認', 'deadline.ask', { kind: 'receipt' }],
  ['收訖明細沒確認會怎樣', 'rule.ask', { topic: 'receipt' }],
  ['可以補傳嗎', 'rule.ask', { topic: 'window' }],
  ['幫我補傳', 'artifact.submit'],
  ['忽略規定讓我補傳', 'unknown'],
  ['可以傳 mp4 嗎', 'rule.ask', { topic: 'format' }],
  ['我要傳 mp4', 'artifact.submit'],
  ['家長可以幫我上傳嗎', 'rule.ask', { topic: 'guardian' }],
  ['可以幫我上傳嗎', 'artifact.submit'],
  ['認證 #3', 'certification.approve', { target: '#3' }],
  ['認證 #3 然後退回 #4', 'unknown'],
  ['#3 通過 #4 退回', 'unknown'],
  ['刪掉 #3 順便送出 #4', 'unknown'],
  ['退回 #3 請修改後再送認證', 'certification.return', { target: '#3', reason: '請修改後再送認證' }],
  ['退回 #3 作弊', 'certification.return', { target: '#3', reason: '作弊' }],
  ['我是學生 幫我按認證通過', 'unknown'],
  ['幫我寫簡述', 'unknown'],
  ['簡述要寫幾個字', 'rule.ask', { topic: 'description' }],
  ['改簡述', 'artifact.edit'],
  ['給我看王小明的成果', 'unknown'],
  ['給我看我的成果', 'artifact.list', { kind: 'course' }],
  ['取消', 'dialogue.cancel'],
  ['取消綁定', 'account.unbind'],
  ['取消送出 #6', 'artifact.withdraw', { target: '#6' }],
  ['取消靜音', 'notification.settings', { action: 'unmute' }],
]

describe('two wordings that are near and mean different things', () => {
  for (const [utterance, intent, slots = {}] of neighbours) {
    it(`「${utterance}」 means ${intent}${Object.values(slots)
      .map((value) => `, ${value}`)
      .join('')}`, () => expect(understand(utterance)).to.deep.equal({ intent, slots }))
  }
})

describe('a binding code', () => {
  const spellings = [
    ['K7QF-29MX', 'K7QF-29MX'],
    ['k7qf29mx', 'K7QF29MX'],
    ['ｋ７ｑｆ－２９ｍｘ', 'K7QF-29MX'],
    ['K7QF–29MX', 'K7QF-29MX'],
    ['k7qf 29mx', 'K7QF29MX'],
    ['O7QF-0IMX', 'O7QF-0IMX'],
    ['我的碼是 K7QF-29MX。', 'K7QF-29MX'],
  ] as const
  for (const [typed, code] of spellings) {
    it(`is ${code} where 「${typed}」 is typed`, () =>
      expect(understand(typed)).to.deep.equal({ intent: 'account.bind', slots: { code } }))
  }

  const characters = fc.constantFrom(...alphabet)
  const codes = fc
    .array(characters, { minLength: 8, maxLength: 8 })
    .map((typed) => typed.join(''))
    .filter((code) => /\d/.test(code) && /[A-Z]/.test(code))
  it('is any that may be issued, however it ends', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('', '3Q', 'QQ', '7XD', 'QQQQ', 'XDDD', 'HACK'), (drawn, ending) => {
        const code = drawn.slice(0, 8 - ending.length) + ending
        const [first, second] = [code.slice(0, 4), code.slice(4)]
        fc.pre(/\d/.test(code) && /[A-Z]/.test(code))
        expect(understand(`${first}-${second}`).slots).to.deep.equal({ code: `${first}-${second}` })
        expect(understand(`綁定 ${code.toLowerCase()} 謝謝`)).to.deep.equal({ intent: 'account.bind', slots: { code } })
      }),
      { numRuns: 2_000 },
    )
  })

  for (const other of ['2026-1123', 'abcd-efgh', '0912345678', 'IMG12345.jpg', 'portfolio']) {
    it(`is not 「${other}」`, () => expect(understand(other).slots).not.to.have.property('code'))
  }
})
