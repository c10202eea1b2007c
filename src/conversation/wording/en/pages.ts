import type { pages as zh } from '../zh-TW/pages.ts'

/** What web pages say. */
export const pages: typeof zh = {
  notices: {
    notFound: {
      title: 'There is no such page',
      lines: ['A part of the address may be missing. For your learning portfolio, go back to the chat.'],
    },
    failed: {
      title: 'This page cannot be shown just now',
      lines: ['The fault is ours. Try again in a while; if it goes on, tell the Office of Academic Affairs.'],
    },
    linkExpired: {
      title: 'This link has expired',
      lines: [
        'File links work for one day.',
        'Go back to the chat and press "Open files" or "Reopen" on that entry for a new one.',
      ],
    },
    linkUnknown: {
      title: 'This link is not complete',
      lines: ['Go back to the chat and press "Open files" there; do not copy the address.'],
    },
    uploadGone: {
      title: 'This upload is too old',
      lines: [
        'The page is good for 30 minutes, for whoever asked for it.',
        'In the chat, press "Upload a list" again.',
      ],
    },
    packageGone: {
      title: 'This download is no longer there',
      lines: [
        'The link works for one hour, and no longer than what it is about.',
        'Go back to the chat and press "Download" for a new one.',
      ],
    },
    packageNotYours: {
      title: 'This is another office’s business',
      lines: ['You do not hold that office now, so nothing was handed to you.'],
    },
    arrivalGone: {
      title: 'This upload is too old',
      lines: ['The page is good for 30 minutes, for whoever asked for it.', 'Go back to the chat and ask again.'],
    },
    adminOnly: {
      title: 'This page is for the system administrator',
      lines: [
        'In a one-to-one chat, ask "what can you do" and press "Job overview".',
        'The link works for one hour, to look and not to change.',
      ],
    },
    fileGone: {
      title: 'This file cannot be opened now',
      lines: [
        'It may have been replaced, withdrawn or deleted, or you no longer teach the course.',
        'Go back to the chat and look at that entry.',
      ],
    },
    fileBroken: {
      title: 'The file is not what was received',
      lines: [
        'What we read does not match what was recorded on arrival, so we do not give you a wrong file.',
        'This has been noted. Tell the Office of Academic Affairs, and have the original ready.',
      ],
    },
  },
  calendar: {
    title: 'Learning portfolio schedule',
    subscribe: 'Subscribe in a calendar',
    asOf: (day) => `As of ${day}; official notices prevail.`,
    empty: 'The school has not entered any semester yet, so there is no schedule.',
    year: (year) => `School year ${year}`,
    term: (term, opens, ceremony) => `${term}: first day ${opens}, closing ceremony ${ceremony}`,
    wholeYear: 'The whole school year',
    everyone: 'everyone',
    selfCheck: (from, until) => `Self-check: ${[from, until].filter(Boolean).join(' to ')}`,
    official: 'Official notice',
    opens: (what, time) => `${what} opens${time}`,
    closes: (what, time) => `${what} closes${time}`,
    selfChecks: (what) => `${what}: self-check`,
  },
}
