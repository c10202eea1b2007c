import { expect } from 'chai'
import fc from 'fast-check'
import { judgeLink, longestLink } from '../../../src/regulation/externalLink.ts'
import { ruleset } from './school.ts'

const judge = (typed: string) => judgeLink('diverse', typed, ruleset)

describe('an external link', () => {
  for (const link of ['https://youtu.be/dQw4w9WgXcQ', 'http://school.example/a?b=c#d', 'https://中文.台灣/作品'])
    it(`may be ${link}`, () => expect(judge(` ${link}\n`)).to.deep.equal({ link }))

  for (const typed of [
    'youtu.be/abc',
    'ftp://school.example/a',
    'javascript:alert(1)',
    'https://',
    'https://localhost/a',
    'https://school.example/a b',
    'https:school.example',
    '我的影片',
  ])
    it(`is never ${typed}`, () => expect(judge(typed)).to.deep.equal({ refused: 'form' }))

  it('holds no password', () => {
    expect(judge('https://me:secret@school.example/')).to.deep.equal({ refused: 'credentials' })
    expect(judge('https://me@school.example/')).to.deep.equal({ refused: 'credentials' })
  })

  it('has an end', () => {
    const start = 'https://school.example/'
    expect(judge(start + 'a'.repeat(longestLink - start.length))).to.have.property('link')
    expect(judge(start + 'a'.repeat(longestLink - start.length + 1))).to.deep.equal({ refused: 'tooLong' })
  })

  it('may not stand in a course outcome, by 表一', () =>
    expect(judgeLink('course', 'https://school.example', ruleset)).to.have.nested.property('citation.clause', '表一'))

  it('is any web address', () =>
    fc.assert(fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), (url) => 'link' in judge(url))))
})
