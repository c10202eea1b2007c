import { expect } from 'chai'
import express from 'express'
import type { Channel } from '../../../src/conversation/channel.ts'
import { openPageBench, type PageBench } from './pageBench.ts'

describe('the web server', () => {
  let bench: PageBench
  let isReady = true
  const get = (path: string, init?: RequestInit) => fetch(`${bench.url}${path}`, init)

  before(async () => {
    const router = express.Router()
    router.get('/planted/:id', () => {
      throw new Error('a secret in a message')
    })
    bench = await openPageBench({
      routers: [router],
      isReady: () => isReady,
    })
  })
  after(() => bench.close())

  it('is alive always, and ready once the work can begin and the database answers', async () => {
    expect((await get('/healthz')).status).to.equal(200)
    expect((await get('/readyz')).status).to.equal(200)
    isReady = false
    expect((await get('/readyz')).status).to.equal(503)
    expect((await get('/healthz')).status).to.equal(200)
    isReady = true
  })

  it('counts what waits in the outbox and the inbox', async () => {
    await bench.services.outbox.queue('k1', { person: 'S1' }, { kind: 'decision', entry: 1, round: 2 })
    await bench.services.inbox.store([
      {
        channel: 'line',
        eventId: 'e1',
        account: 'U1',
        place: { kind: 'direct', id: 'U1' },
        content: { kind: 'arrived' },
      },
    ])
    const text = await (await get('/metrics')).text()
    expect(text)
      .to.match(/^licheng_outbox_pending 1$/m)
      .and.to.match(/^licheng_inbox_waiting 1$/m)
    expect(text).to.match(/^process_resident_memory_bytes \d+$/m)
  })

  it('tells what was left of the LINE messages when LINE last said, and nothing where that is long ago', async () => {
    const quota = async () => (await (await get('/metrics')).text()).match(/^licheng_line_quota_remaining (\d+)$/m)?.[1]
    const { pushBudgets } = bench.services
    expect(await quota()).to.equal(undefined)
    const line: Pick<Channel, 'name' | 'budget'> = { name: 'line', budget: async () => ({ limit: 200, used: 60 }) }
    await pushBudgets.refresh(line)
    expect(await quota()).to.equal('140')
    expect(await pushBudgets.hold(line, 'a parcel', 5, 0)).to.equal(true)
    expect(await quota()).to.equal('135')
    bench.clock.advance({ hours: 1 })
    expect(await quota()).to.equal(undefined)
  })

  it('times requests by their route pattern, never by their address', async () => {
    await get('/planted/12345?k=secret')
    const text = await (await get('/metrics')).text()
    expect(text).to.match(/http_request_duration_seconds_count\{method="GET",route="\/planted\/:id",status="500"\} 1/)
    expect(text).not.to.match(/12345|secret/)
  })

  it('answers a fault in both languages without telling what went wrong, and logs where it was', async () => {
    const response = await get('/planted/1')
    const text = await response.text()
    expect(response.status).to.equal(500)
    expect(text).to.contain('這一頁暫時打不開').and.to.contain('This page cannot be shown just now')
    expect(text).not.to.match(/secret in a message|Error| at /)
    const logged = bench.log.find(({ event }) => event === 'a page failed')
    expect(logged?.facts).to.include({ route: '/planted/:id', error: 'Error' })
    expect(JSON.stringify(bench.log)).not.to.contain('a secret in a message')
  })

  it('says in both languages that there is no such page', async () => {
    for (const path of ['/nothing', '/simulator', '/%E0%A4%A', '/files/../../etc/passwd']) {
      const response = await get(path)
      expect(response.status, path).to.be.oneOf([400, 404])
      expect(await response.text(), path)
        .to.contain('沒有這一頁')
        .and.to.contain('There is no such page')
    }
  })

  it('lets a browser run and frame nothing, and says nothing of itself', async () => {
    for (const path of ['/calendar', '/nothing', '/files?k=x']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy'), path).to.match(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('x-content-type-options')).to.equal('nosniff')
      expect(headers.get('referrer-policy')).to.equal('no-referrer')
      expect(headers.get('x-powered-by')).to.equal(null)
    }
  })

  it('publishes the schedule as a page and as a feed, to anyone', async () => {
    const page = await get('/calendar')
    expect(page.headers.get('content-type')).to.equal('text/html; charset=utf-8')
    expect(await page.text())
      .to.contain('測試高中 學習歷程檔案作業期程')
      .and.to.contain('112 天')
    const feed = await get('/calendar.ics')
    expect(feed.headers.get('content-type')).to.equal('text/calendar; charset=utf-8')
    expect(await feed.text()).to.match(/^BEGIN:VCALENDAR\r\n/)
  })

  it('shows a change of the dates at once', async () => {
    const { calendar, clock } = bench.services
    expect(await (await get('/calendar')).text()).to.contain('2027/2/3（三） 23:59')
    const school = await calendar.load()
    const terms = school.calendar.terms.map((term) =>
      term.id === '115-1' ? { ...term, ceremony: '2027-01-22' } : term,
    )
    await calendar.replace({ ...school, calendar: { ...school.calendar, terms } }, [], clock.now().toJSDate())
    expect(await (await get('/calendar')).text()).to.contain('2027/2/5（五） 23:59')
  })
})

describe('a worker', () => {
  let bench: PageBench
  before(async () => {
    const router = express.Router()
    router.get('/line/webhook', (_request, response) => {
      response.send('mounted')
    })
    bench = await openPageBench({ role: 'worker', routers: [router] })
  })
  after(() => bench.close())

  it('serves health and metrics, and nothing else', async () => {
    const statusOf = async (path: string) => (await fetch(`${bench.url}${path}`)).status
    for (const path of ['/healthz', '/readyz', '/metrics']) expect(await statusOf(path), path).to.equal(200)
    for (const path of ['/calendar', '/calendar.ics', '/files?k=x', '/line/webhook'])
      expect(await statusOf(path), path).to.equal(404)
  })
})
