import { expect } from 'chai'
import fc from 'fast-check'
import { judgeFile, maxBytes, maxBytesWhileStreaming } from '../../../src/regulation/fileLimits.ts'
import { ruleset } from './school.ts'

const { amended } = ruleset

const judge = (mediaType: string | undefined, bytes: number, ...held: ('document' | 'av')[]) =>
  judgeFile('course', { mediaType, bytes }, held, ruleset)

describe('文件檔：pdf、jpg、png 每件固定上限 4MB', () => {
  it('are taken by content', () => {
    expect(judge('application/pdf', 1000)).to.deep.equal({ verdict: 'ok', role: 'document', type: 'pdf' })
    expect(judge('image/jpeg', 1000)).to.include({ verdict: 'ok', type: 'jpg' })
    expect(judge('image/png', 1000)).to.include({ verdict: 'ok', type: 'png' })
    expect(judge('image/apng', 1000)).to.include({ verdict: 'ok', type: 'png' })
  })

  it('pass silently to 4,000,000 bytes, with a warning to 4,194,304, and no further', () => {
    expect(judge('application/pdf', 4_000_000)).to.include({ verdict: 'ok' })
    expect(judge('application/pdf', 4_000_001)).to.include({ verdict: 'warn', reason: 'large', safeBytes: 4_000_000 })
    expect(judge('application/pdf', 4_194_304)).to.include({ verdict: 'warn' })
    expect(judge('application/pdf', 4_194_305)).to.deep.include({
      verdict: 'refused',
      reason: 'tooLarge',
      maxBytes: 4_194_304,
      citation: { basis: 'regulation', clause: '表一', rule: 'R-5.3', amended },
    })
  })
})

describe('影音檔：mp3、mp4 每件固定上限 10MB', () => {
  it('are taken by content', () => {
    expect(judge('audio/mpeg', 1000)).to.deep.equal({ verdict: 'ok', role: 'av', type: 'mp3' })
    expect(judge('video/mp4', 1000)).to.deep.equal({ verdict: 'ok', role: 'av', type: 'mp4' })
  })

  it('pass silently to 10,000,000 bytes, with a warning to 10,485,760, and no further', () => {
    expect(judge('video/mp4', 10_000_000)).to.include({ verdict: 'ok' })
    expect(judge('video/mp4', 10_485_760)).to.include({ verdict: 'warn', safeBytes: 10_000_000 })
    expect(judge('video/mp4', 10_485_761)).to.include({ verdict: 'refused', reason: 'tooLarge', maxBytes: 10_485_760 })
  })
})

describe('anything else', () => {
  it('is refused with what was received and what is allowed', () => {
    expect(judge('video/quicktime', 1000)).to.deep.equal({
      verdict: 'refused',
      reason: 'type',
      received: 'video/quicktime',
      allowed: { document: ['pdf', 'jpg', 'png'], av: ['mp3', 'mp4'] },
      citation: { basis: 'regulation', clause: '表一', rule: 'R-5.3', amended },
    })
    for (const other of ['image/heic', 'audio/x-m4a', 'audio/mp4', 'video/x-m4v', 'video/3gpp', 'application/zip']) {
      expect(judge(other, 1000), other).to.include({ reason: 'type', received: other })
    }
  })

  it('is refused when the content tells nothing, or there is none', () => {
    expect(judge(undefined, 1000)).to.include({ reason: 'type' }).and.not.have.property('received')
    expect(judge('application/pdf', 0)).to.deep.equal({ verdict: 'refused', reason: 'empty' })
  })
})

describe('（文件檔）或（影音檔）或（文件檔+影音檔）', () => {
  it('one of each, and no second', () => {
    expect(judge('video/mp4', 1000, 'document')).to.include({ verdict: 'ok' })
    expect(judge('image/png', 1000, 'document')).to.include({
      verdict: 'refused',
      reason: 'secondOfRole',
      role: 'document',
    })
    expect(judge('audio/mpeg', 1000, 'document', 'av')).to.include({ reason: 'secondOfRole', role: 'av' })
  })
})

describe('a file on its way in', () => {
  it('is read to the largest limit of any role, and refused if it is larger', () => {
    expect(maxBytesWhileStreaming('course', ruleset)).to.equal(10_485_760)
    expect(maxBytes('diverse', 'document', ruleset)).to.equal(4_194_304)
    fc.assert(
      fc.property(fc.constantFrom('application/pdf', 'video/mp4', 'text/plain', undefined), fc.nat(), (type, over) => {
        const bytes = maxBytesWhileStreaming('course', ruleset) + 1 + over
        expect(judge(type, bytes).verdict).to.equal('refused')
      }),
    )
  })

  it('of 多元表現 is judged by 表二', () => {
    const verdict = judgeFile('diverse', { mediaType: 'image/png', bytes: 5_000_000 }, [], ruleset)
    expect(verdict).to.deep.include({ citation: { basis: 'regulation', clause: '表二', rule: 'R-6.2', amended } })
  })
})
