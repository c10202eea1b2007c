import { Router } from 'express'
import type { Services } from '../services.ts'
import { calendarFeed } from './calendarFeed.ts'
import { calendarPage } from './calendarPage.ts'
import { publicSchedule } from './publicSchedule.ts'

const caching = 'public, max-age=300'

/** The school's schedule for everyone, to read and to subscribe to. Source: R-3, §四; contract.md, HTTP. */
export function calendarRouter({ calendar, clock, config }: Pick<Services, 'calendar' | 'clock' | 'config'>): Router {
  const router = Router()
  router.get('/calendar', async (_request, response) => {
    const [school, now] = [await calendar.load(), clock.now()]
    const text = calendarPage(school.name, publicSchedule(school, now), now)
    response.set('Cache-Control', caching).type('html').send(text)
  })
  router.get('/calendar.ics', async (_request, response) => {
    const [school, now] = [await calendar.load(), clock.now()]
    const text = calendarFeed(school.name, publicSchedule(school, now), `${config.publicUrl}/calendar`, now)
    response.set('Cache-Control', caching).type('text/calendar; charset=utf-8').send(text)
  })
  return router
}
