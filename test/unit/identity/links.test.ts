import { expect } from 'chai'
import { DateTime } from 'luxon'
import { createLinks } from '../../../src/identity/links.ts'

describe('a signed link', () => {
  const now = DateTime.fromISO('2026-10-14T10:00:00+08:00', { zone: 'Asia/Taipei' })
  const links = createLinks('a secret of the tests, long enough')
  const link = { person: 'T1', entry: 12, file: '6b0510e348971a6ebabe19af' }

  it('says who may see which file of which entry', () =>
    expect(links.read(links.sign(link, now), now)).to.deep.equal({ kind: 'good', link }))

  it('is good for a day and not a second longer', () => {
    const token = links.sign(link, now)
    expect(links.read(token, now.plus({ hours: 24 }).minus({ seconds: 1 })).kind).to.equal('good')
    expect(links.read(token, now.plus({ hours: 24 })).kind).to.equal('expired')
  })

  it('cannot be changed or made without the secret', () => {
    const [body = '', signature = ''] = links.sign(link, now).split('.')
    const other = Buffer.from(JSON.stringify(['T2', 12, link.file, 9_999_999_999])).toString('base64url')
    for (const token of [
      `${other}.${signature}`,
      `${body}.`,
      body,
      '',
      '.',
      `${body}.${signature}x`,
      createLinks('another secret').sign(link, now),
    ]) {
      expect(links.read(token, now).kind).to.equal('forged')
    }
  })
})

describe('a signed link to a page', () => {
  const now = DateTime.fromISO('2026-10-14T10:00:00+08:00', { zone: 'Asia/Taipei' })
  const links = createLinks('a secret of the tests, long enough')
  const link = { person: 'A1', page: 'agendash' }

  it('is good for an hour', () => {
    const token = links.signPage(link, now)
    expect(links.readPage(token, now.plus({ minutes: 59 }))).to.deep.equal({ kind: 'good', link })
    expect(links.readPage(token, now.plus({ hours: 1 })).kind).to.equal('expired')
  })

  it('opens no file, and a file’s opens no page', () => {
    const file = { person: 'A1', entry: 12, file: '6b0510e348971a6ebabe19af' }
    expect(links.read(links.signPage(link, now), now).kind).to.equal('forged')
    expect(links.readPage(links.sign(file, now), now).kind).to.equal('forged')
  })
})
