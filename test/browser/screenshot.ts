import { chromiumPath, launchChromium } from './chromium.ts'

const viewport = { width: 1280, height: 800 }

const [url, output] = process.argv.slice(2)
if (url === undefined || output === undefined || chromiumPath === undefined) {
  process.stderr.write(
    'Usage: node dist/test/browser/screenshot.js URL FILE.png   (needs Chromium; CHROMIUM names it)\n',
  )
  process.exit(2)
}

const browser = await launchChromium(chromiumPath)
const page = await browser.newPage({ viewport, locale: 'zh-TW', deviceScaleFactor: 2 })
