import { truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'chai'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { Button, Inbound, Recipient, Reply } from '../../src/conversation/message.ts'
import { type SimulatorBench, startSimulatorBench } from '../integration/simulator/simulatorBench.ts'
import { chromiumPath, launchChromium } from './chromium.ts'

const ask = (label: string, style?: 'primary' | 'danger'): Button => ({
  label,
  press: { kind: 'act', act: label, args: [] },
  ...(style ? { style } : {}),
})
const describing: Button = {
  label: '改簡述',
  type: { kind: 'act', act: 'describe', args: [] },
  hint: '打新的簡述',
}

/** An assistant that knows a few answers. */
function answerTo({ content }: Inbound): Reply[] {
  switch (content.kind) {
    case 'arrived':
      return [{ title: '歡迎', lines: ['我是學習歷程助理。'], buttons: [ask('還剩幾件')] }]
    case 'press':
      return [{ lines: [`你按了「${content.press.kind === 'act' ? content.press.act : '?'}」`] }]
    case 'file':
      return [{ lines: [{ label: '文件檔', value: `${content.file.name}，${content.file.claimedBytes} 位元組` }] }]
    case 'text':
      return content.text === '還剩幾件'
        ? [
            {
              title: '還可以上傳 8 件',
              lines: [{ label: '已用', value: '1 件' }],
              note: '依據：表一',
              buttons: [ask('上傳', 'primary'), ask('刪除', 'danger'), describing],
            },
          ]
        : [{ lines: [`你說「${content.text}」`] }]
    default:
      return []
  }
}

if (chromiumPath === undefined) process.stdout.write('The simulator’s page is not tested: there is no Chromium here.\n')
else describe('the simulator’s page', () => inChromium(chromiumPath ?? ''))

function inChromium(executablePath: string): void {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let bench: SimulatorBench
  let troubles: string[]
  let stored: () => Promise<void>

  before(async () => {
    browser = await launchChromium(executablePath)
  })
  after(() => browser.close())

  beforeEach(async () => {
    stored = async () => {}
    bench = await startSimulatorBench(async (messages) => {
      await stored()
      for (const message of messages)
        queueMicrotask(() => bench.adapter.reply(message, answerTo(message), { again: false, silent: false }))
    })
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-TW' })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    troubles = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  })
  afterEach(async () => {
    await context.close()
    await bench.close()
  })

  const open = (...accounts: string[]) =>
    page.goto(`${bench.origin}/simulator?${accounts.map((account) => `as=${account}`).join('&')}`)
  const paneOf = (name: string) => page.getByRole('region', { name: `${name}的對話` })
  const student = () => paneOf('林語彤')
  const teacher = () => paneOf('王思涵')
  const field = (pane: Locator) => pane.getByRole('textbox', { name: '輸入訊息' })
  const saidBy = () => bench.inbox.map(({ content }) => content)
  const says = async (pane: Locator, text: string) => {
    await field(pane).fill(text)
    await field(pane).press('Enter')
  }
  const push = (account: string, reply: Reply, key: string = account) => {
    const to: Recipient = { channel: 'simulator', id: account, kind: 'direct', lang: 'zh-TW' }
    return bench.adapter.push(to, [reply], { key, silent: false })
  }
  const isSeen = (locator: Locator) => locator.waitFor({ state: 'visible' })
  const isGone = (locator: Locator) => locator.waitFor({ state: 'hidden' })

  it('lets a newcomer choose a person, whom the assistant greets once', async () => {
    await open()
    await page.getByRole('button', { name: /林語彤/ }).click()
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    await page.reload()
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    expect(saidBy()).to.deep.equal([{ kind: 'arrived' }])
    expect(troubles).to.deep.equal([])
  })

  it('shows an answer as a card', async () => {
    await open('sim-student')
    await says(student(), '還剩幾件')
    const card = student().getByRole('article').filter({ hasText: '還可以上傳 8 件' })
    await isSeen(card.getByRole('heading', { name: '還可以上傳 8 件' }))
    expect(await card.getByRole('term').allTextContents()).to.deep.equal(['已用'])
    expect(await card.getByRole('definition').allTextContents()).to.deep.equal(['1 件'])
    expect(await card.getByRole('button').allTextContents()).to.deep.equal(['上傳', '刪除', '改簡述'])
    await isSeen(card.getByText('依據：表一'))
    await isSeen(student().getByText(/^已送達/))
    expect(troubles).to.deep.equal([])
  })

  it('presses a button once when it is clicked twice quickly, and again when it is clicked later', async () => {
    await open('sim-student')
    await says(student(), '還剩幾件')
    const button = student().getByRole('button', { name: '上傳' })
    await button.dblclick()
    await isSeen(student().getByText('你按了「上傳」'))
    expect(saidBy().filter(({ kind }) => kind === 'press')).to.have.lengthOf(1)
    await button.click()
    await isSeen(student().getByText('你按了「上傳」').nth(1))
    expect(troubles).to.deep.equal([])
  })

  it('asks for typing where a button does', async () => {
    await open('sim-student')
    await says(student(), '還剩幾件')
    await student().getByRole('button', { name: '改簡述' }).click()
    await isSeen(student().getByPlaceholder('打新的簡述'))
    await page.keyboard.type('我的新簡述')
    await page.keyboard.press('Enter')
    await isSeen(student().getByText('你說「我的新簡述」'))
    await isSeen(student().getByPlaceholder('輸入訊息'))
    expect(
      saidBy()
        .slice(-2)
        .map(({ kind }) => kind),
    ).to.deep.equal(['press', 'text'])
  })

  it('opens a link in a tab of its own', async () => {
    await open('sim-student')
    await push('sim-student', { lines: ['檔案在這裡'], buttons: [{ label: '開啟檔案', url: `${bench.origin}/file` }] })
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      student()
        .getByRole('link', { name: /開啟檔案/ })
        .click(),
    ])
    expect(tab.url()).to.equal(`${bench.origin}/file`)
  })

  it('sends a file that is dropped on the conversation', async () => {
    await open('sim-student')
    const dataTransfer = await page.evaluateHandle(
      "(() => { const data = new DataTransfer(); data.items.add(new File(['12345'], '心得.pdf')); return data })()",
    )
    const log = student().getByRole('log')
    await log.dispatchEvent('dragover', { dataTransfer })
    await isSeen(student().getByText('放開就會傳出去'))
    await log.dispatchEvent('drop', { dataTransfer })
    await isSeen(student().getByText('心得.pdf，5 位元組'))
    await isGone(student().getByText('放開就會傳出去'))
    expect(troubles).to.deep.equal([])
  })

  it('sends chosen photos as one set', async () => {
    await open('sim-student')
    const chosen = student().locator('input[type=file]')
    const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(name) })
    await chosen.setInputFiles([photo('1.jpg'), photo('2.jpg')])
    await isSeen(student().getByText('1.jpg，5 位元組'))
    await isSeen(student().getByText('2.jpg，5 位元組'))
    const sets = saidBy().flatMap((content) => (content.kind === 'file' ? [content.file.set] : []))
    expect(sets.map((set) => set?.total)).to.deep.equal([2, 2])
    expect(new Set(sets.map((set) => set?.id))).to.have.lengthOf(1)
    expect(troubles).to.deep.equal([])
  })

  it('says kindly that a file is too large', async () => {
    const film = path.join(bench.dir, '影片.mp4')
    await writeFile(film, '')
    await truncate(film, 12 * 1024 * 1024 + 1)
    await open('sim-student')
    await student().locator('input[type=file]').setInputFiles(film)
    await isSeen(student().getByRole('alert').filter({ hasText: '12 MB' }).getByText('影片.mp4'))
    expect(troubles).to.deep.equal([])
  })

  it('keeps what could not be sent, and sends it once when asked again', async () => {
    await open('sim-student')
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    stored = () => Promise.reject(new Error('the store is down'))
    await says(student(), '還在嗎')
    const alert = student().getByRole('alert')
    await isSeen(alert.getByText('助理暫時收不到訊息'))
    stored = async () => {}
    await alert.getByRole('button', { name: '再試一次' }).click()
    await isSeen(student().getByText('你說「還在嗎」'))
    await isGone(alert)
    expect(await student().getByText('還在嗎', { exact: true }).count()).to.equal(1)
  })

  it('counts what arrives in the other pane, until it is looked at', async () => {
    await open('sim-student', 'sim-teacher')
    await isSeen(teacher().getByRole('heading', { name: '歡迎' }))
    await field(teacher()).click()
    await field(student()).click()
    await push('sim-teacher', { title: '請認證', lines: ['一件成果'] }, 'a')
    await push('sim-teacher', { title: '請認證', lines: ['又一件成果'] }, 'b')
    await isSeen(teacher().getByText('又一件成果'))
    await isSeen(teacher().getByRole('button', { name: /王思涵.*2 則未讀/ }))
    await field(teacher()).click()
    await isGone(teacher().getByText('則未讀'))
    expect(await student().getByText('請認證').count()).to.equal(0)
    expect(troubles).to.deep.equal([])
  })

  it('tells of a message to somebody whose conversation is not open, and opens it beside', async () => {
    await open('sim-student')
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    await push('sim-teacher', { title: '請認證', lines: ['林語彤的簡述'], alt: '#12 等你認證' })
    const news = page.getByRole('status').filter({ hasText: '王思涵' })
    await isSeen(news.getByText('#12 等你認證'))
    expect(await news.getByText('林語彤的簡述').count()).to.equal(0)
    await news.getByRole('button', { name: '看看' }).click()
    await isSeen(teacher().getByText('林語彤的簡述'))
    await isSeen(student())
    await isGone(news)
    await page.reload()
    await isSeen(teacher().getByText('林語彤的簡述'))
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    expect(troubles).to.deep.equal([])
  })

  it('shows one conversation at a time on a phone, and the other as a tab with its count', async () => {
    await page.setViewportSize({ width: 360, height: 640 })
    await open('sim-student')
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    await page.getByRole('button', { name: '並排第二個對話' }).click()
    await page.getByRole('button', { name: /王思涵/ }).click()
    await isSeen(teacher().getByRole('heading', { name: '歡迎' }))
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /林語彤/ })
      .click()
    await isGone(teacher())
    await push('sim-teacher', { title: '請認證', lines: ['很'.repeat(400)] })
    const tab = page.getByRole('navigation').getByRole('button', { name: /王思涵/ })
    await isSeen(tab.getByText('則未讀'))
    await tab.click()
    await isSeen(teacher().getByRole('heading', { name: '請認證' }))
    await isGone(student())
    await isGone(tab.getByText('則未讀'))
    expect(await page.evaluate('document.documentElement.scrollWidth')).to.equal(360)
    expect(troubles).to.deep.equal([])
  })

  it('shows that the assistant is typing until it answers', async () => {
    await open('sim-student')
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    const [inbound] = bench.inbox
    if (inbound) await bench.adapter.showWorking(inbound)
    await isSeen(student().getByRole('status').getByText('助理正在輸入'))
    await says(student(), '還剩幾件')
    await isSeen(student().getByRole('heading', { name: '還可以上傳 8 件' }))
    await isGone(student().getByText('助理正在輸入'))
  })

  it('shows whatever is said as text', async () => {
    await open('sim-student')
    const markup = '<img src=x onerror=alert(1)><b>粗</b>'
    await says(student(), markup)
    await isSeen(student().getByText(`你說「${markup}」`))
    expect(troubles).to.deep.equal([])
  })

  it('does not send a word that is still being composed', async () => {
    await open('sim-student')
    await field(student()).fill('ㄏㄞˊ')
    await field(student()).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await field(student()).fill('還')
    await field(student()).press('Enter')
    await isSeen(student().getByText('你說「還」'))
    expect(await student().getByText('ㄏㄞˊ').count()).to.equal(0)
  })

  it('offers the binding code to somebody who is not bound yet, until it was sent', async () => {
    await open('sim-newcomer')
    await page.getByRole('button', { name: '綁定 K7QF-29MX' }).click()
    await page.keyboard.press('Enter')
    await isSeen(paneOf('張予安').getByText('你說「綁定 K7QF-29MX」'))
    await isGone(page.getByText('試試綁定碼'))
  })

  it('can be used with the keyboard alone', async () => {
    await open()
    const first = page.getByRole('button', { name: /林語彤/ })
    await first.focus()
    await page.keyboard.press('Enter')
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    await page.keyboard.type('還剩幾件')
    await page.keyboard.press('Enter')
    await isSeen(student().getByRole('heading', { name: '還可以上傳 8 件' }))
    await student().getByRole('button', { name: /換人/ }).press('Enter')
    await isSeen(page.getByRole('heading', { name: '想當誰？' }))
    await page.keyboard.press('Escape')
    await isGone(page.getByRole('heading', { name: '想當誰？' }))
    await isSeen(student().getByRole('heading', { name: '還可以上傳 8 件' }))
  })

  it('speaks English when asked to, and remembers it', async () => {
    await open('sim-student')
    await page.getByRole('button', { name: 'English' }).click()
    await isSeen(page.getByRole('heading', { name: 'licheng simulator' }))
    await page.reload()
    await isSeen(page.getByRole('region', { name: '林語彤’s conversation' }).getByText('Student of class 101'))
    expect(await page.locator('html').getAttribute('lang')).to.equal('en')
  })

  it('finds the assistant again after a restart, with what was said meanwhile', async () => {
    await open('sim-student')
    await isSeen(student().getByRole('heading', { name: '歡迎' }))
    await bench.restart()
    await push('sim-student', { lines: ['我回來了'] })
    await isSeen(student().getByText('我回來了'))
    await isGone(page.getByText('連不上助理'))
    expect(await student().getByRole('heading', { name: '歡迎' }).count()).to.equal(1)
  })
}
