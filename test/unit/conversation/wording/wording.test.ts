import { expect } from 'chai'
import { languages } from '../../../../src/conversation/intent.ts'
import type { Button, Press, Reply } from '../../../../src/conversation/message.ts'
import { encodePress } from '../../../../src/conversation/press.ts'
import { understand } from '../../../../src/conversation/understanding/understand.ts'
import { type Wording, wordingIn } from '../../../../src/conversation/wording/index.ts'
import { governanceLabels } from './governanceOccasions.ts'
import { noticeLabels } from './noticeOccasions.ts'
import { occasions } from './occasions.ts'
import { proxyLabels } from './proxyOccasions.ts'
import { recordsLabels } from './recordsOccasions.ts'
import { receiptLabels } from './submissionOccasions.ts'
import { transferLabels } from './transferOccasions.ts'
import { description, reason } from './typedText.ts'

/** One thing said: by which function, and what came of it. */
interface Said {
  by: string
  text: string
  replies: Reply[]
}

type Call = (...args: unknown[]) => string | Reply | Reply[]
type Sections = Record<string, Record<string, unknown>>

const sectionOf = (say: Wording, section: string) => (say as Sections)[section] ?? {}
const occasionsOf = (section: string) => (occasions as Record<string, Record<string, unknown[][]>>)[section] ?? {}

function everythingSaid(say: Wording): Said[] {
  return Object.keys(occasions).flatMap((section) =>
    Object.entries(occasionsOf(section)).flatMap(([name, calls]) =>
      calls.map((args, call) => {
        const said = (sectionOf(say, section)[name] as Call)(...args)
        const replies = typeof said === 'string' ? [] : [said].flat()
        return { by: `${section}.${name}, call ${call + 1}`, text: JSON.stringify(said), replies }
      }),
    ),
  )
}

const said = { 'zh-TW': everythingSaid(wordingIn['zh-TW']), en: everythingSaid(wordingIn.en) }

const buttonsOf = ({ replies }: Said): Button[] => replies.flatMap((reply) => reply.buttons ?? [])
const pressOf = (button: Button): Press | string =>
  'press' in button ? button.press : 'type' in button ? button.type : button.url
const graphemes = (text: string) => [...new Intl.Segmenter('zh-TW').segment(text)].length

/** What stands alone as a button's label somewhere. */
const labelsIn = (say: Wording): string[] => [
  ...[say.binding.replaceYes, say.binding.keep, say.binding.unbindYes],
  ...[say.handIn.moreCourses, say.handIn.notMyCourse, say.handIn.cancel],
  ...[say.handIn.replace, say.handIn.another, say.handIn.keepOld],
  ...[say.handIn.editDescription, say.handIn.editFile, say.handIn.removeFile('document'), say.handIn.removeFile('av')],
  ...[say.entries.deleteYes, say.entries.keep, say.entries.more],
  ...[say.diverse.thisIsDiverse, say.diverse.save, say.diverse.saveChange, say.diverse.change, say.diverse.leaveEmpty],
  ...[say.diverse.removeLink, ...Object.values(say.diverse.names.categories)],
  ...Object.values<Record<string, string>>({ ...say.diverse.names.fields, ...say.diverse.names.codes }).flatMap(
    (names) => Object.values(names),
  ),
  ...[say.certification.more, say.certification.notNow, say.certification.returnYes, say.certification.typeReason],
  ...[say.certification.approveAll(99), say.certification.approveYes(99), ...say.certification.commonReasons],
  ...[say.selection.more, say.selection.back, say.selection.change, say.selection.lockYes, say.selection.lockNo],
  ...governanceLabels(say),
  ...proxyLabels(say),
  ...recordsLabels(say),
  ...noticeLabels(say),
  ...receiptLabels(say),
  ...transferLabels(say),
  ...Object.values(say.general.menus).flatMap((menu) => menu.map(({ label }) => label)),
]

/** Written without spaces between words, so three words in a row are a sentence of another language. */
const englishSentence = /[A-Za-z]{2,}(?:[ ,.]+[A-Za-z]{2,}){2,}/
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u

for (const lang of languages) {
  const say = wordingIn[lang]

  describe(`the wording in ${lang}`, () => {
    it('is called here in every function that it has', () => {
      for (const section of Object.keys(occasions)) {
        const functions = Object.entries(sectionOf(say, section)).filter(([, value]) => typeof value === 'function')
        expect(Object.keys(occasionsOf(section)), section).to.have.members(functions.map(([name]) => name))
      }
    })

    it('says nothing that a machine left behind', () => {
      for (const { by, text } of said[lang]) expect(text, by).not.to.match(/undefined|null|NaN|\[object|Invalid/)
    })

    it('says something in every line, value, label and button', () => {
      for (const { by, replies } of said[lang]) {
        for (const { title = '-', lines, note = '-', alt = '-', buttons = [] } of replies) {
          const values = lines.flatMap((line) => (typeof line === 'string' ? line : [line.label, line.value]))
          for (const text of [title, note, alt, ...values, ...buttons.map(({ label }) => label)])
            expect(text.trim(), by).not.to.equal('')
        }
      }
    })

    it('keeps descriptions, reasons and typed text off the lock screen', () => {
      for (const { by, replies } of said[lang])
        for (const { title, lines, alt } of replies) {
          const shown = JSON.stringify([alt, title ?? lines[0]])
          expect(shown, by).not.to.contain(description).and.not.to.contain(reason)
        }
    })

    it('puts on buttons only what a network can carry', () => {
      for (const each of said[lang])
        for (const press of buttonsOf(each).map(pressOf))
          if (typeof press !== 'string') expect(encodePress(press), each.by).not.to.equal('')
    })

    it('has labels that a quick reply shows whole', () => {
      const labels = [...labelsIn(say), ...said[lang].flatMap(buttonsOf).map(({ label }) => label)]
      expect(labels.filter((label) => graphemes(label) > 20)).to.deep.equal([])
    })

    it('never says that a student must upload', () => {
      for (const { by, text } of said[lang])
        expect(text, by).not.to.match(/必須上傳|一定要(傳|上傳)|應該?上傳|(must|have to|has to) (upload|hand in|send)/i)
    })

    it('suggests in its help only what it understands', () => {
      const lines = (['student', 'teacher', 'homeroom', 'office', 'other'] as const).flatMap((kind) => {
        const { lines: helped, note = '' } = say.general.help(kind, undefined)
        return [...helped.map(String), note]
      })
      const examples = lines.flatMap((line) =>
        [...line.matchAll(/「([^」]+)」|"([^"]+)"/g)].map(([, zh, en]) => zh ?? en ?? ''),
      )
      expect(examples.length).to.be.greaterThan(15)
      expect(examples.filter((example) => understand(example).intent === 'unknown')).to.deep.equal([])
    })
  })
}

describe('a Chinese reply', () => {
  it('holds no English sentence', () => {
    for (const { by, text } of said['zh-TW']) expect(text.match(englishSentence)?.[0], by).to.equal(undefined)
  })
})

describe('an English reply', () => {
  it('holds no Chinese but what came in as an argument, save where it asks for the language in both', () => {
    for (const { by, text } of said.en)
      if (!by.startsWith('general.whichLanguage')) expect(text.match(chinese)?.[0], by).to.equal(undefined)
    expect(labelsIn(wordingIn.en).filter((label) => chinese.test(label))).to.deep.equal([])
  })
})

describe('the two languages', () => {
  it('offer the same buttons, and say where a rule stands in the same places', () => {
    for (const [index, zh] of said['zh-TW'].entries()) {
      const en = said.en[index]
      expect(en?.by).to.equal(zh.by)
      expect(en && buttonsOf(en).map(pressOf), zh.by).to.deep.equal(buttonsOf(zh).map(pressOf))
      expect(
        en?.replies.map(({ note }) => note === undefined),
        zh.by,
      ).to.deep.equal(zh.replies.map(({ note }) => note === undefined))
    }
  })
})
