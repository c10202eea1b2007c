import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is on this machine; `CHROMIUM` says so where it is elsewhere. */
export const chromiumPath = places.find((place) => place !== undefined && existsSync(place))

/** Starts Chromium without a window, with a fresh profile, and with nothing of its own to say to the network. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const args = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking']
  const more = ['disable-component-update', 'disable-sync']
  return chromium.launch({ executablePath, headless: true, args: [...args, ...more].map((arg) => `--${arg}`) })
}
