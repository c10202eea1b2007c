import type { Response } from 'express'
import type { Language } from '../conversation/intent.ts'
import { pages as en } from '../conversation/wording/en/pages.ts'
import { pages as zh } from '../conversation/wording/zh-TW/pages.ts'
import { Html, html } from './html.ts'
import { style } from './style.ts'

/** A page that says one thing, in both languages. */
export type Notice = keyof typeof zh.notices

/** A whole page around its content, in the language that most of it is in. */
export const page = (title: string, content: Html, lang: Language = 'zh-TW'): string =>
  html`<!doctype html>
<html lang="${lang === 'en' ? 'en' : 'zh-Hant-TW'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.text

/** Answers with a page that says why there is nothing else, and what to do. */
export function sendNotice(response: Response, status: number, notice: Notice): void {
  const [here, there] = [zh.notices[notice], en.notices[notice]]
  const paragraphs = (lines: string[]) => lines.map((line) => html`<p>${line}</p>`)
  const content = html`<div class="notice">
<h1>${here.title}</h1>
${paragraphs(here.lines)}
<div lang="en"><p><strong>${there.title}</strong></p>${paragraphs(there.lines)}</div>
</div>`
  response.status(status).set('Cache-Control', 'no-store').type('html').send(page(here.title, content))
}
