import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { uploadUrl } from '../../src/pages/upload.ts'
import { openPageBench, type PageBench } from '../integration/pages/pageBench.ts'
import { chromiumPath, launchChromium } from './chromium.ts'

const monitor = 'student_id,term,level,unit,position,starts_on,ends_on\nS1,115-1,class,101,班長,,\n'
const csv = (text: string) => ({ name: 'officers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

if (chromiumPath === undefined) process.stdout.write('The upload page is not tested in a browser: no Chromium here.\n')
else describe('the upload page in Chromium', () => inChromium(chromiumPath ?? ''))

function inChromium(executablePath: string): void {
  let bench: PageBench
  let browser: Browser
  let page: Page
  let troubles: string[]
  before(async () => {
    bench = await openPageBench()
    browser = await launchChromium(executablePath)
    await bench.services.people.model.create({
      _id: 'A1',
      name: '訓育組長',
      roles: ['activities', 'registrar'],
      years: [],
    })
  })
  after(async () => {
    await browser?.close()
    await bench?.close()
  })
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    troubles = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    await open()
  })
  afterEach(async () => {
    expect(troubles).to.deep.equal([])
    await page.close()
  })

  let opened = 0
  async function open(kind: 'officers' | 'courses' = 'officers'): Promise<void> {
    const { services, clock } = bench
    opened += 1
    const occasion = { actor: { by: 'A1', via: 'line' as const }, request: `open ${opened}`, now: clock.now() }
    const { _id } = await services.uploads.begin(kind, occasion)
    const person = (await services.people.get('A1')) ?? expect.fail()
    await page.goto(uploadUrl(services, person, _id, clock.now()))
  }
  const hand = async (text: string) => {
    await page.locator('input[type=file]').setInputFiles(csv(text))
    await page.locator('form button').click()
  }
  const step = () => page.locator('[aria-current=step]').textContent()

  it('says beforehand what may be sent, and fits a phone', async () => {
    await open('courses')
    const text = await page.locator('main').innerText()
    expect(text)
      .to.match(/上傳課程/)
      .and.match(/CSV 檔案（UTF-8，最大 4 MB）/)
      .and.match(/可以省略：/)
    const file = page.locator('input[type=file]')
    expect(await file.getAttribute('accept')).to.equal('.csv,text/csv')
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).to.equal(true)
    const { height = 0 } = (await page.locator('form button').boundingBox()) ?? {}
    expect(height).to.be.at.least(44)
  })

  it('refuses a file that is too large before it is sent, in words', async () => {
    await page.locator('input[type=file]').setInputFiles(csv('x'.repeat(4 * 2 ** 20 + 1)))
    await page.locator('form button').click()
    const said = await page.locator('input[type=file]').evaluate((input) => Reflect.get(input, 'validationMessage'))
    expect(said).to.match(/超過 4 MB/)
    expect(await step()).to.equal('選檔案')
  })

  it('goes from a mistake to a preview to the import', async () => {
    await hand(monitor.replace('class', '班級'))
    expect(await page.getByRole('alert').innerText()).to.match(/1 個地方要改.*第 2 列 level/s)
    expect(await step()).to.equal('選檔案')
    await hand(monitor)
    expect(await page.locator('main').innerText()).to.match(/預覽：還沒匯入.*新增 1/s)
    expect(await step()).to.equal('看預覽')
    await page.getByRole('button', { name: '確認匯入' }).click()
    expect(await page.getByRole('status').innerText()).to.match(/已匯入.*新增 1/s)
    expect((await bench.services.officers.ofStudent('S1')).map(({ position }) => position)).to.deep.equal(['班長'])
    await page.goto(page.url().replace('/confirm', ''))
    expect(await page.getByRole('status').innerText()).to.match(/已經匯入過了/)
  })

  it('leads from the preview back to another file', async () => {
    await hand(monitor)
    await page.getByRole('link', { name: '換一個檔案' }).click()
    expect(await step()).to.equal('選檔案')
  })

  it('shows that it is at work, takes no second click, and is itself again when somebody comes back to it', async () => {
    // Nothing is sent: a browser that waits for an answer keeps those who look waiting as well.
    await page.evaluate("document.forms[0].addEventListener('submit', (event) => event.preventDefault())")
    await page.locator('input[type=file]').setInputFiles(csv(monitor))
    const button = page.locator('form button')
    const label = await button.textContent()
    await button.click()
    expect(await button.textContent()).to.equal('處理中…')
    expect(await button.getAttribute('aria-busy')).to.equal('true')
    expect(await button.isDisabled()).to.equal(true)
    await page.evaluate("dispatchEvent(new Event('pageshow'))")
    expect(await button.textContent()).to.equal(label)
    expect(await button.isEnabled()).to.equal(true)
  })

  it('speaks English to whoever does', async () => {
    const { accounts } = bench.services
    await accounts.seen('line', 'U1', bench.clock.now().toJSDate())
    await accounts.bind('line:U1', 'A1', bench.clock.now().toJSDate())
    await accounts.update('line:U1', { lang: 'en' })
    await page.reload()
    expect(await page.locator('html').getAttribute('lang')).to.equal('en')
    expect(await page.locator('main').innerText()).to.match(/Choose a file.*at most 4 MB/s)
    await accounts.unbind('line:U1', 'A1')
  })
}
