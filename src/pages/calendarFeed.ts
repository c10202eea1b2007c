import ical from 'ical-generator'
import type { DateTime } from 'luxon'
import { pages as en } from '../conversation/wording/en/pages.ts'
import * as enWindows from '../conversation/wording/en/windows.ts'
import { windowBasis } from '../conversation/wording/zh-TW/citations.ts'
import { pages as zh } from '../conversation/wording/zh-TW/pages.ts'
import * as zhWindows from '../conversation/wording/zh-TW/windows.ts'
import type { ScheduleItem, WindowFor } from '../portfolio/schedule.ts'
import type { PublicYear } from './publicSchedule.ts'

const [zhWords, enWords] = [zh.calendar, en.calendar]

/** A day or several of the school's calendar on which something opens, closes or is checked. */
interface Occasion {
  name: 'opens' | 'closes' | 'selfChecks'
  from: DateTime
  until: DateTime
  title: string
  subtitle: string
}

/**
 * The public schedule as a feed for calendars: opening days, closing days and self-checks, each a day in Taipei, so that no
 * time zone moves it. The UID of an occasion stays as long as it concerns the same students.
 * Source: R-3, §四; RFC 5545.
 */
export function calendarFeed(school: string, years: PublicYear[], url: string, now: DateTime): string {
  const feed = ical({
    name: [school, zhWords.title].filter(Boolean).join(' '),
    prodId: { company: 'licheng', product: 'schedule', language: 'ZH' },
    url,
    ttl: 6 * 60 * 60,
  })
  for (const item of years.flatMap(({ terms, yearly }) => [...terms.flatMap(({ items }) => items), ...yearly])) {
    for (const each of item.windows) {
      for (const { name, from, until, title, subtitle } of occasionsOf(item, each)) {
        feed.createEvent({
          id: `${[item.operation, item.scope, each.division ?? [], each.grades ?? [], name].flat().join('-')}@licheng`,
          stamp: now.startOf('day'),
          start: from.startOf('day'),
          end: until.startOf('day').plus({ days: 1 }),
          allDay: true,
          summary: title,
          description: [subtitle, zhWindows.span(each.window), windowBasis(each.window.source)].join('\n'),
          url,
        })
      }
    }
  }
  return feed.toString()
}

function occasionsOf({ operation, scope }: ScheduleItem, each: WindowFor): Occasion[] {
  const { opensAt, closesAt, selfCheck } = each.window
  const titled = (name: Occasion['name'], at?: DateTime): Pick<Occasion, 'title' | 'subtitle'> => {
    const time = at && !isMidnight(at) ? ` ${at.toFormat('HH:mm')}` : ''
    const [inChinese, inEnglish] = [zhWindows, enWindows].map(({ scopeName, whom }) =>
      [scopeName(scope), whom(each)].filter(Boolean).join(' '),
    )
    return {
      title: `${zhWords[name](zhWindows.operationNames[operation], time)}（${inChinese}）`,
      subtitle: `${enWords[name](enWindows.operationNames[operation], time)} (${inEnglish})`,
    }
  }
  const occasions: Occasion[] = []
  if (opensAt) occasions.push({ name: 'opens', from: opensAt, until: opensAt, ...titled('opens', opensAt) })
  if (closesAt) occasions.push({ name: 'closes', from: closesAt, until: closesAt, ...titled('closes', closesAt) })
  const [from = selfCheck.closesAt, until = selfCheck.opensAt] = [selfCheck.opensAt, selfCheck.closesAt]
  if (from && until) occasions.push({ name: 'selfChecks', from, until, ...titled('selfChecks') })
  return occasions
}

const isMidnight = (at: DateTime) => +at === +at.startOf('day')
