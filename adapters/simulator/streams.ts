import type { Request, Response } from 'express'
import type { Transcript } from './transcript.ts'

/** How soon a page that lost us looks again. */
const retryMs = 1_000

/** The pages that look on, each with a stream of all that happens (Server-Sent Events). */
export interface Streams {
  /** Answers a page with what it has not seen yet, then `caughtUp`, then whatever happens. */
  serve(request: Request, response: Response): void
  showWorking(account: string): void
  close(): void
}

export function createStreams(transcript: Transcript): Streams {
  const open = new Set<Response>()
  const tell = (text: string) => {
    for (const response of open) response.write(text)
  }
  const entryEvent = (entry: unknown, number: number) => `id: ${number}\ndata: ${JSON.stringify(entry)}\n\n`
  transcript.listen((entry, number) => tell(entryEvent(entry, number)))

  return {
    serve(request, response) {
      const { entries } = transcript
      const lastSeen = Number(request.get('last-event-id') ?? 0)
      // A page that has seen more than there is has outlived its transcript.
      const outlived = !(lastSeen <= entries.length)
      const seen = outlived ? 0 : lastSeen
      response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(`retry: ${retryMs}\n\n`)
      if (outlived) response.write('event: anew\ndata:\n\n')
      for (const [index, entry] of entries.slice(seen).entries()) response.write(entryEvent(entry, seen + index + 1))
      response.write('event: caughtUp\ndata:\n\n')
      open.add(response)
      response.on('close', () => open.delete(response))
    },
    showWorking: (account) => tell(`event: working\ndata: ${JSON.stringify(account)}\n\n`),
    close() {
      for (const response of open) response.end()
    },
  }
}
