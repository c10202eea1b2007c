import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { openPageBench, type PageBench } from '../integration/pages/pageBench.ts'
import { film, picture, redPage, silence } from '../support/realFiles.ts'
import { chromiumPath, launchChromium } from './chromium.ts'

/** Reads the colour in the middle of the one picture of a page. */
const centreColour = `(async () => {
  const image = document.querySelector('img')
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
  canvas.drawImage(image, 0, 0)
  return canvas.getImageData(image.width / 2, image.height / 2, 1, 1).data.join()
})()`

if (chromiumPath === undefined) process.stdout.write('File links are not tested in a browser: there is no Chromium.\n')
else describe('a file link in Chromium', () => inChromium(chromiumPath ?? ''))

function inChromium(executablePath: string): void {
  let bench: PageBench
  let browser: Browser
  let page: Page
  before(async () => {
    bench = await openPageBench()
    browser = await launchChromium(executablePath)
    page = await browser.newPage({ viewport: { width: 400, height: 400 } })
  })
  after(async () => {
    await browser?.close()
    await bench?.close()
  })

  async function open(bytes: Buffer, name: string): Promise<void> {
    await page.goto(bench.link('S1', await bench.handIn(bytes, {}, name)))
  }

  it('shows a picture', async () => {
    await open(picture(), 'photo.png')
    const width = await page.locator('img').evaluate((image) => Number(Reflect.get(image, 'naturalWidth')))
    expect(width).to.equal(40)
  })

  for (const [what, bytes, name] of [
    ['a film', () => film(600_000), 'film.mp4'],
    ['a recording', silence, 'voice.mp3'],
  ] as const) {
    it(`plays ${what}`, async () => {
      await open(bytes(), name)
      const handle = await page.waitForFunction('document.querySelector("video, audio").duration || 0')
      expect(Number(await handle.jsonValue())).to.be.within(0.5, 2)
    })
  }

  it('shows a PDF in the browser itself', async () => {
    await open(redPage(), '讀書心得.pdf')
    await untilRed(page)
  })

  it('leads back to the chat once it is old', async () => {
    const address = bench.link('S1', await bench.handIn(picture(), {}, 'photo.png'))
    bench.clock.advance({ hours: 25 })
    await page.goto(address)
    expect(await page.locator('h1').textContent()).to.equal('連結過期了')
  })

  /** The viewer draws in a frame of its own, so that only a picture of the screen tells what is seen. */
  async function untilRed(shown: Page): Promise<void> {
    const reader = await browser.newPage()
    for (let colour = ''; colour !== '255,0,0,255'; ) {
      const screen = (await shown.screenshot()).toString('base64')
      await reader.setContent(`<img src="data:image/png;base64,${screen}">`)
      colour = await reader.evaluate<string>(centreColour)
    }
    await reader.close()
  }
}
