import { writeFileSync } from 'node:fs'
import { film, picture, redPage, silence } from '../../support/realFiles.ts'
import { chromiumPath, launchChromium } from '../../browser/chromium.ts'
import { openPageBench } from './pageBench.ts'
describe('try', () => {
  it('shows', async () => {
    const bench = await openPageBench()
    const browser = await launchChromium(chromiumPath ?? '')
    for (const [name, bytes] of [['a.pdf', redPage()], ['a.mp4', film(400000)], ['a.mp3', silence()], ['a.png', picture()]] as const) {
      const entry = await bench.handIn(bytes, {}, name)
      const page = await browser.newPage({ viewport: { width: 500, height: 500 } })
      page.on('console', (m) => console.log(name, 'console', m.text()))
      const r = await page.goto(bench.link('S1', entry)).catch((e: Error) => { console.log(name, 'goto', e.message); return null })
      console.log(name, entry.file.type, r?.status())
      await page.waitForTimeout(1500)
      console.log(await page.content().catch((e: Error) => e.message))
      console.log(page.frames().map((f) => f.url()))
      writeFileSync(`/tmp/answers/${name}.png`, await page.screenshot())
      await page.close()
    }
    console.log(bench.log.map((l) => JSON.stringify(l)).join('\n'))
    await browser.close()
    await bench.close()
  }).timeout(60000)
})
