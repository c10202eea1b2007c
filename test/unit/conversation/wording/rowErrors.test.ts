import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { zhRowError } from '../../../../src/conversation/wording/zh-TW/rowErrors.ts'

/** Sentences as the import machine writes them: in quotes, with an end. A value put in stands as `7`. */
function sentencesOf(source: string): string[] {
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)]
    .map(([, quoted, template = '']) => (quoted ?? template).replaceAll(/\$\{quoted\([^}]*\}/g, '"7" is not allowed'))
    .map((text) => text.replaceAll(/\$\{[^}]*\}/g, '7').replaceAll("\\'", "'"))
    .filter((text) => /^[A-Z"7].* .*\.$/.test(text))
}

describe('what is wrong with a row', () => {
  const folder = 'src/school/import'
  const files = readdirSync(folder).filter((name) => /(?:File|cells|csv|fileKind)\.ts$/.test(name))
  const sentences = files.flatMap((name) => sentencesOf(readFileSync(`${folder}/${name}`, 'utf8')))

  it('is said in Chinese, whatever the import machine finds', () => {
    expect(sentences.length).to.be.greaterThan(30)
    const unknown = sentences.filter((sentence) => !/\p{Script=Han}/u.test(zhRowError(sentence).replace('進修部', '')))
    expect(unknown).to.deep.equal([])
  })

  it('names what it found and what is allowed', () => {
    expect(zhRowError('"班級" is not allowed: expected one of school, class, club.')).to.equal(
      '「班級」不對：要填 school, class, club 其中一個。',
    )
    expect(zhRowError('The file is empty: the first row names the columns a, b.')).to.equal(
      '檔案是空的；第一列要有 a, b。',
    )
    expect(zhRowError('This file is Big5: save it as UTF-8 (in Excel: "CSV UTF-8") and try again.')).to.include('Big5')
  })

  it('that nobody has put into Chinese is said as it is', () => {
    expect(zhRowError('Something new.')).to.equal('Something new.')
  })
})
