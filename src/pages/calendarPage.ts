import type { DateTime } from 'luxon'
import { pages as en } from '../conversation/wording/en/pages.ts'
import * as enWindows from '../conversation/wording/en/windows.ts'
import { enDate, zhDate } from '../conversation/wording/format.ts'
import { windowBasis } from '../conversation/wording/zh-TW/citations.ts'
import { pages as zh } from '../conversation/wording/zh-TW/pages.ts'
import * as zhWindows from '../conversation/wording/zh-TW/windows.ts'
import type { ScheduleItem, WindowFor } from '../portfolio/schedule.ts'
import { isOpenAt } from '../regulation/phase.ts'
import { firstSecondOf } from '../regulation/schoolTime.ts'
import type { Term } from '../regulation/term.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import type { PublicYear } from './publicSchedule.ts'

const [zhWords, enWords] = [zh.calendar, en.calendar]

/** The public schedule as a page: Chinese, with English under it. Holds nothing personal. Source: R-3, §四. */
export function calendarPage(school: string, years: PublicYear[], now: DateTime): string {
  const title = [school, zhWords.title].filter(Boolean).join(' ')
  const content = html`<h1>${title}</h1>
<p lang="en">${enWords.title}</p>
${years.length > 0 ? about(now) : both(zhWords.empty, enWords.empty)}
${years.map((year) => yearSection(year, now))}`
  return page(title, content)
}

const both = (chinese: string, english: string) => html`<p>${chinese}</p>
<p lang="en">${english}</p>`

const about = (now: DateTime) => html`${both(zhWords.asOf(zhDate(now)), enWords.asOf(enDate(now)))}
<p><a href="/calendar.ics">${zhWords.subscribe}</a> <span lang="en">${enWords.subscribe}</span></p>`

const yearSection = ({ year, terms, yearly }: PublicYear, now: DateTime) => html`<section>
${terms.map(
  ({ term, items }) => html`<h2>${termTitle(term, zhWords.term, zhDate)}</h2>
<p lang="en">${termTitle(term, enWords.term, enDate)}</p>
${items.map((item) => card(item, now))}`,
)}
<h2>${zhWords.year(year)}：${zhWords.wholeYear}</h2>
<p lang="en">${enWords.year(year)}: ${enWords.wholeYear}</p>
${yearly.map((item) => card(item, now))}
</section>`

const termTitle = ({ id, opens, ceremony }: Term, title: typeof zhWords.term, show: (date: DateTime) => string) =>
  title(id, show(firstSecondOf(opens)), show(firstSecondOf(ceremony)))

function card({ operation, windows }: ScheduleItem, now: DateTime): Html {
  const isOpen = windows.some(({ window }) => isOpenAt(window, now))
  return html`<article class="${isOpen ? 'card open' : 'card'}">
<h3>${zhWindows.operationNames[operation]}</h3>
<p lang="en">${enWindows.operationNames[operation]}</p>
${windows.map((each) => windowBlock(each, now))}
</article>`
}

function windowBlock(each: WindowFor, now: DateTime): Html {
  const { window } = each
  const { source } = window
  const link = source.kind === 'notice' && source.url
  return html`<div class="window">
<p><span class="whom">${zhWindows.whom(each) || zhWords.everyone}</span> ${zhWindows.windowText(window, now)}</p>
<p lang="en">${enWindows.whom(each) || enWords.everyone}: ${enWindows.windowText(window, now)}</p>
${selfCheck(each, now)}
<p class="quiet">${windowBasis(source)} ${link ? html`<a href="${link}" rel="noreferrer">${zhWords.official}</a>` : undefined}</p>
</div>`
}

function selfCheck({ window: { selfCheck: dates } }: WindowFor, now: DateTime): Html | undefined {
  const { opensAt, closesAt } = dates
  if (!opensAt && !closesAt) return undefined
  const edges = (show: (at: DateTime, now: DateTime) => string) =>
    [opensAt, closesAt].map((at) => (at ? show(at, now) : '')) as [string, string]
  return both(zhWords.selfCheck(...edges(zhDate)), enWords.selfCheck(...edges(enDate)))
}
