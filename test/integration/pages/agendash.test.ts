import { expect } from 'chai'
import { agendashUrl } from '../../../src/pages/agendash.ts'
import { startSchool } from '../../support/school.ts'
import { openPageBench, type PageBench } from './pageBench.ts'

describe('the page of the jobs', () => {
  let bench: PageBench
  before(async () => {
    bench = await openPageBench({ schedules: true })
    const { model } = bench.services.people
    await model.create({ _id: 'A1', name: '系統管理', roles: ['admin'], years: [] })
    await model.create({ _id: 'A2', name: '前任管理', roles: ['admin'], years: [], leftOn: '2026-10-01' })
    await model.create({ _id: 'R1', name: '註冊組', roles: ['registrar'], years: [] })
  })
  after(() => bench.close())

  async function linkFor(id: string): Promise<string> {
    const person = await bench.services.people.get(id)
    if (!person) throw new Error(`nobody is ${id}`)
    return agendashUrl(bench.services, person, bench.clock.now())
  }

  it('opens for admin by a link from the chat, with what it loads', async () => {
    const response = await fetch(await linkFor('A1'))
    expect(response.status).to.equal(200)
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).to.match(/^licheng-agendash=.*Path=\/agendash; .*HttpOnly; SameSite=Strict$/)
    expect(response.headers.get('referrer-policy')).to.equal('no-referrer')
    const [, script = ''] = /src="\.\/(assets\/[^"]+)"/.exec(await response.text()) ?? []
    const headers = { cookie: `a=b; ${cookie.split(';')[0]}` }
    for (const path of [script, 'api', 'api?state=failed'])
      expect((await fetch(`${bench.url}/agendash/${path}`, { headers })).status, path).to.equal(200)
  })

  it('is reached without the slash at its end', async () => {
    const response = await fetch((await linkFor('A1')).replace('/agendash/', '/agendash'))
    expect(response.status).to.equal(200)
    expect(new URL(response.url).pathname).to.equal('/agendash/')
  })

  it('is closed to everyone else: without a link, with another’s, with a stale one, with a file’s', async () => {
    const { links } = bench.services
    const stale = await linkFor('A1')
    const forFile = links.sign({ person: 'A1', entry: 1, file: '6b0510e348971a6ebabe19af' }, bench.clock.now())
    const forOther = links.signPage({ person: 'A1', page: 'upload' }, bench.clock.now())
    bench.clock.advance({ hours: 1 })
    const tried = [
      `${bench.url}/agendash`,
      `${bench.url}/agendash/`,
      `${bench.url}/agendash/api`,
      await linkFor('R1'),
      await linkFor('A2'),
      stale,
      `${bench.url}/agendash/?k=${forFile}`,
      `${bench.url}/agendash/?k=${forOther}`,
      `${await linkFor('A1')}x`,
    ]
    for (const url of tried) {
      const response = await fetch(url)
      expect(response.status, url).to.equal(403)
      expect(await response.text()).to.match(/系統管理人員/)
    }
  })

  it('closes the moment somebody is admin no more', async () => {
    const url = await linkFor('A1')
    await bench.services.people.model.updateOne({ _id: 'A1' }, { $set: { roles: ['teacher'] } })
    expect((await fetch(url)).status).to.equal(403)
    await bench.services.people.model.updateOne({ _id: 'A1' }, { $set: { roles: ['admin'] } })
  })

  it('shows and takes no orders, from nobody', async () => {
    const url = new URL(await linkFor('A1'))
    for (const path of ['/agendash/', '/agendash/api/jobs/create', '/agendash/api/jobs/delete']) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const response = await fetch(`${bench.url}${path}${url.search}`, { method })
        expect(response.status, `${method} ${path}`).to.equal(405)
        expect(response.headers.get('allow')).to.equal('GET, HEAD')
      }
    }
  })

  it('leaves no token in the log', async () => {
    const url = await linkFor('A1')
    await fetch(url)
    expect(JSON.stringify(bench.log)).not.to.include(new URL(url).searchParams.get('k'))
  })

  it('is not served by a worker', async () => {
    const worker = await openPageBench({ schedules: true, role: 'worker' })
    try {
      expect((await fetch(`${worker.url}/agendash`)).status).to.equal(404)
    } finally {
      await worker.close()
    }
  })

  it('has metrics beside it: how late each job is, and what it did', async () => {
    const { doneRecords, clock } = bench.services
    await doneRecords.begin(['integrity-audit'], clock.now().minus({ days: 2 }).toJSDate())
    const lag = async () => /^licheng_job_lag_seconds\{job="integrity-audit"\} (\d+)$/m.exec(await metrics())?.[1]
    const metrics = async () => (await fetch(`${bench.url}/metrics`)).text()
    const date = clock.now().startOf('day').plus({ hours: 3 })
    expect(Number(await lag())).to.equal(clock.now().diff(date).as('seconds'))
    await doneRecords.setDone('integrity-audit', {
      doneFor: date.toJSDate(),
      doneAt: clock.now().toJSDate(),
      tookMs: 5,
      counts: { problems: 2 },
    })
    expect(await lag()).to.equal('0')
    expect(await metrics())
      .to.match(/^licheng_job_last_count\{job="integrity-audit",what="problems"\} 2$/m)
      .and.to.match(/^licheng_job_failures\{job="integrity-audit"\} 0$/m)
      .and.to.match(
        new RegExp(
          `^licheng_job_last_success_timestamp_seconds\\{job="integrity-audit"\\} ${clock.now().toSeconds()}$`,
          'm',
        ),
      )
  })
})

describe('the job overview in the chat', () => {
  it('is a button for admin, and for nobody else', async () => {
    const school = await startSchool()
    try {
      await school.addPerson('A1', '系統管理', ['admin'])
      const admin = await school.someone('A1')
      await admin.says('你會做什麼')
      const button = admin
        .heard()
        .flatMap(({ buttons }) => buttons)
        .find(({ label }) => label === '排程總覽')
      expect(button?.uri).to.match(new RegExp(`^${school.url}/agendash/\\?k=`))
      const registrar = await school.someone('R1')
      await registrar.says('你會做什麼')
      expect(registrar.heard().flatMap(({ buttons }) => buttons.map(({ label }) => label))).not.to.include('排程總覽')
    } finally {
      await school.close()
    }
  })
})
