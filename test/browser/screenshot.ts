/**
 * Plays one hand-in on a running demo, from the student's first word to the teacher's request, and takes its picture:
 * `node dist/test/browser/screenshot.js http://localhost:3000/simulator docs/screenshot.png`, on a fresh demo store.
 */
import type { Page } from 'playwright-core'
import { chromiumPath, launchChromium } from './chromium.ts'

const [url, output] = process.argv.slice(2)
if (url === undefined || output === undefined || chromiumPath === undefined) {
  process.stderr.write('Give the address of the simulator and the file to write. CHROMIUM says where Chromium is.\n')
  process.exit(2)
}

const browser = await launchChromium(chromiumPath)
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-TW' })
  await page.goto(url)
  await handIn(page)
  await page.getByRole('button', { name: '看看' }).click()
  await page.getByRole('region').nth(1).getByRole('article').last().waitFor()
  await page.screenshot({ path: output })
} finally {
  await browser.close()
}

/** Each step waits for the answer to the one before. */
async function handIn(page: Page): Promise<void> {
  const lastCard = page.getByRole('article').last()
  const field = page.getByRole('textbox', { name: '輸入訊息' })
  const answered = async (act: () => Promise<unknown>) => {
    const cards = await page.getByRole('article').count()
    await act()
    await page.getByRole('article').nth(cards).waitFor()
  }
  const says = (text: string) =>
    answered(async () => {
      await field.fill(text)
      await field.press('Enter')
    })
  const file = { name: '期中學習成果.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }

  const firstStudent = page.locator('[data-account]').first()
  await answered(() => firstStudent.click())
  await says('還剩幾件')
  await answered(() => page.locator('input[type=file]').setInputFiles(file))
  await answered(() => lastCard.getByRole('button').first().click())
  await says('整理這學期最有收穫的一次實作：我怎麼想、哪裡卡住、後來怎麼改進。')
  await answered(() => lastCard.getByRole('button', { name: /送出/ }).click())
}
