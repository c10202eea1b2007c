import { expect } from 'chai'
import fc from 'fast-check'
import { savedName } from '../../../src/pages/fileResponse.ts'

const pdf = 'application/pdf'

describe('the name that a file is saved by', () => {
  it('is the one that the student gave it', () => {
    expect(savedName({ name: '讀書心得 第3章.pdf', type: pdf })).to.equal('讀書心得 第3章.pdf')
    expect(savedName({ name: 'photo.JPEG', type: 'image/jpeg' })).to.equal('photo.JPEG')
  })

  it('ends as its content says', () => {
    expect(savedName({ name: '報告', type: pdf })).to.equal('報告.pdf')
    expect(savedName({ name: 'grades.exe', type: pdf })).to.equal('grades.exe.pdf')
  })

  it('holds no folder, no control character and nothing that turns the writing around', () => {
    expect(savedName({ name: '../../etc/passwd\r\nX: y', type: pdf })).to.equal('etc passwd X y.pdf')
    expect(savedName({ name: 'a\u202Efdp.exe', type: pdf })).to.equal('a fdp.exe.pdf')
  })

  it('is there even where nothing of the name can stay', () => {
    expect(savedName({ name: '///', type: 'video/mp4' })).to.equal('file.mp4')
  })

  it('is short, and has the right ending, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
        const saved = savedName({ name, type: pdf })
        expect(saved).to.match(/^[^/\\:*?"<>|\p{Cc}]+\.pdf$/iu)
        expect([...saved].length).to.be.at.most(124)
        expect(() => encodeURIComponent(saved)).not.to.throw()
      }),
    )
  })
})
