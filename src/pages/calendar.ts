import { Router } from 'express'
import type { DateTime } from 'luxon'
import type { School } from '../school/calendar.ts'
import type { Services } from '../services.ts'
import { calendarFeed } from './calendarFeed.ts'
import { calendarPage } from './calendarPage.ts'
import { publicSchedule } from './publicSchedule.ts'

const caching = { 'Cache-Control': 'public, max-age=300' }

/** The school's schedule for everyone, to read and to subscribe to. Source: R-3, §四; contract.md, HTTP. */
export function calendarRouter({ calendar, clock, config }: Pick<Services, 'calendar' | 'clock' | 'config'>): Router {
  const pageOf = oncePerMinute((school, now) => calendarPage(school.name, publicSchedule(school, now), now))
  const feedOf = oncePerMinute((school, now) =>
    calendarFeed(school.name, publicSchedule(school, now), `${config.publicUrl}/calendar`, now),
  )
  const router = Router()
  router.get('/calendar', async (_request, response) => {
    response
      .set(caching)
      .type('html')
      .send(pageOf(await calendar.load(), clock.now()))
  })
  router.get('/calendar.ics', async (_request, response) => {
    response
      .set(caching)
      .type('text/calendar; charset=utf-8')
      .send(feedOf(await calendar.load(), clock.now()))
  })
  return router
}

type Show = (school: School, now: DateTime) => string

/** Phones ask for a feed all at once, on the hour: what was made for one is given to all until the minute or the school changes. */
function oncePerMinute(show: Show): Show {
  let made = { of: '', text: '' }
  return (school, now) => {
    const of = `${school.version} ${now.startOf('minute').toMillis()}`
    if (made.of !== of) made = { of, text: show(school, now) }
    return made.text
  }
}
