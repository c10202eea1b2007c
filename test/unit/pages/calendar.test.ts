import { expect } from 'chai'
import { calendarFeed } from '../../../src/pages/calendarFeed.ts'
import { calendarPage } from '../../../src/pages/calendarPage.ts'
import { publicSchedule } from '../../../src/pages/publicSchedule.ts'
import type { Notice } from '../../../src/regulation/notice.ts'
import { emptySchool, type School } from '../../../src/school/calendar.ts'
import { at, notice, terms } from '../regulation/school.ts'

const seventhWeek = at('2026-10-14T10:00:00')
const url = 'https://licheng.example/calendar'

const notices = [
  notice(
    { operation: 'course-upload', term: '115-2', grade: 12 },
    {
      id: 'G12-115-2',
      closes: '2027-04-30T17:00:00+08:00',
      published: '2027-03-01',
      url: 'https://school.example/?a=1&b=2',
    },
  ),
  notice(
    { operation: 'course-upload', term: '115-1' },
    { id: 'SC-115-1', selfCheckOpens: '2027-01-18T00:00:00+08:00', selfCheckCloses: '2027-01-22T23:59:59+08:00' },
  ),
]
const schoolWith = (given: Notice[] = notices): School => ({
  ...emptySchool,
  name: '測試<高中>',
  calendar: { terms, notices: given },
})
const feed = (now = seventhWeek, school = schoolWith()) =>
  calendarFeed(school.name, publicSchedule(school, now), url, now).replace(/\r\n /g, '')
const pageOf = (now = seventhWeek, school = schoolWith()) => calendarPage(school.name, publicSchedule(school, now), now)

describe('the public schedule', () => {
  it('shows the current school year and what is to come', () => {
    const years = publicSchedule(schoolWith(), seventhWeek)
    expect(years.map(({ year }) => year)).to.deep.equal([115])
    expect(years[0]?.terms.map(({ term }) => term.id)).to.deep.equal(['115-1', '115-2'])
    expect(years[0]?.yearly.map(({ operation }) => operation)).to.deep.equal([
      'diverse-upload',
      'course-selection',
      'diverse-selection',
    ])
  })

  it('keeps an earlier year while something of it is open until a known day', () => {
    const selecting = notice(
      { operation: 'course-selection', year: 114 },
      { opens: '2026-08-01T00:00:00+08:00', closes: '2026-10-20T23:59:59+08:00' },
    )
    const years = publicSchedule(schoolWith([selecting]), seventhWeek)
    expect(years.map(({ year }) => year)).to.deep.equal([114, 115])
  })
})

describe('the calendar page', () => {
  it('says of each window for whom, from when to when, and by what authority, in both languages', () => {
    const page = pageOf()
    expect(page).to.contain('8/31（一） 到 2027/2/3（三） 23:59，還有 112 天')
    expect(page).to.contain('Mon 31 Aug to Wed 3 Feb 2027 23:59, 112 days left')
    expect(page).to.contain('<span class="whom">高一、高二</span>').and.to.contain('grades 10, 11:')
    expect(page).to.contain('依據：補充規定 表一（112.5.4 修訂）')
    expect(page).to.contain('依據：公告 G12-115-2（2027-03-01）')
    expect(page).to.contain('href="https://school.example/?a=1&amp;b=2"')
  })

  it('shows the period of self-checking', () => {
    expect(pageOf()).to.contain('自我檢核：2027/1/18（一） 到 2027/1/22（五）')
  })

  it('escapes what the school entered', () => {
    expect(pageOf()).to.contain('測試&lt;高中&gt;').and.not.to.contain('<高中>')
  })

  it('says that no dates are entered when there are none', () => {
    const page = pageOf(seventhWeek, emptySchool)
    expect(page).to.contain('學校還沒輸入學期日期').and.to.contain('has not entered any semester yet')
    expect(page).not.to.match(/undefined|NaN|Invalid/)
  })
})

describe('the calendar feed', () => {
  it('holds each opening, each close with its hour, and the self-checks, as whole days', () => {
    const text = feed()
    expect(text).to.match(
      /DTSTART;VALUE=DATE:20270203\r\nDTEND;VALUE=DATE:20270204\r\n(.+\r\n)*?SUMMARY:課程學習成果上傳截止 23:59（115-1）/,
    )
    expect(text).to.match(/DTSTART;VALUE=DATE:20270430\r\n(.+\r\n)*?SUMMARY:課程學習成果上傳截止 17:00（115-2 高三）/)
    expect(text).to.match(
      /DTSTART;VALUE=DATE:20270118\r\nDTEND;VALUE=DATE:20270123\r\n(.+\r\n)*?SUMMARY:課程學習成果上傳自我檢核（115-1）/,
    )
    expect(text).to.match(/SUMMARY:課程學習成果上傳開放（115-1）/)
  })

  it('gives every event its own UID, the same tomorrow and after a close has moved', () => {
    const uids = (text: string) => text.match(/^UID:.+$/gm) ?? []
    const moved = notice({ operation: 'course-upload', term: '115-1' }, { closes: '2027-02-20T23:59:59+08:00' })
    expect(new Set(uids(feed())).size)
      .to.equal(uids(feed()).length)
      .and.to.be.greaterThan(10)
    expect(uids(feed(seventhWeek.plus({ days: 1 })))).to.deep.equal(uids(feed()))
    expect(uids(feed(seventhWeek, schoolWith([moved])))).to.include('UID:course-upload-115-1-closes@licheng')
    expect(uids(feed())).to.include('UID:course-upload-115-1-closes@licheng')
  })

  it('is text that calendars read: CRLF, lines of 75 octets at most, balanced, stamped in UTC', () => {
    const now = seventhWeek
    const raw = calendarFeed('測試高中', publicSchedule(schoolWith(), now), url, now)
    const lines = raw.split('\r\n')
    expect(lines[0]).to.equal('BEGIN:VCALENDAR')
    expect(lines.filter((line) => line !== '').at(-1)).to.equal('END:VCALENDAR')
    expect(raw.replaceAll('\r\n', '')).not.to.match(/[\r\n]/)
    for (const line of lines) expect(Buffer.byteLength(line), line).to.be.at.most(75)
    expect(raw.match(/^BEGIN:VEVENT/gm)).to.have.lengthOf(raw.match(/^END:VEVENT/gm)?.length ?? 0)
    expect(raw)
      .to.match(/^DTSTAMP:\d{8}T\d{6}Z\r$/m)
      .and.to.contain('X-WR-CALNAME:測試高中 學習歷程檔案作業期程')
    expect(raw).not.to.match(/undefined|NaN|Invalid/)
  })

  it('is a calendar without events where no dates are entered', () => {
    expect(feed(seventhWeek, emptySchool))
      .to.match(/^BEGIN:VCALENDAR/)
      .and.not.to.contain('VEVENT')
  })
})
