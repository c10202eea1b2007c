import path from 'node:path'
import type { Router } from 'express'
import type { Channel } from '../../src/conversation/channel.ts'
import type { SimulatorConfig } from './config.ts'
import { type FileShelf, openFileShelf } from './fileShelf.ts'
import { createHearing } from './hearing.ts'
import { simulatorRouter } from './router.ts'
import { createSpeaking } from './speaking.ts'
import { createStreams } from './streams.ts'
import { openTranscript, type Transcript } from './transcript.ts'

export type { SimulatorConfig, SimulatorLog } from './config.ts'

/** The simulator: a channel, and the page on which the people of the demo school write. */
export interface SimulatorAdapter extends Channel {
  /** Serves `/simulator`. Mount it before anything that parses bodies. */
  router(): Router
}

/** The simulator that keeps what was said in `dir`, and goes on with what is kept there. */
export function createSimulatorAdapter(config: SimulatorConfig): SimulatorAdapter {
  return simulatorOver(openTranscript(config.dir), openFileShelf(path.join(config.dir, 'files')), config)
}

/** The simulator over a transcript and a shelf of files. A reply handle is the event that it answers, good for one answer. */
export function simulatorOver(
  transcript: Transcript,
  files: FileShelf,
  config: Omit<SimulatorConfig, 'dir'>,
): SimulatorAdapter {
  const streams = createStreams(transcript)
  const hearing = createHearing(transcript, config.nowMs)
  const speaking = createSpeaking(transcript, config)
  const router = simulatorRouter({ ...config, transcript, files, streams, hear: (said) => track(hearing.hear(said)) })
  const inFlight = new Set<Promise<unknown>>()

  function track<T>(work: Promise<T>): Promise<T> {
    const done = () => inFlight.delete(work)
    inFlight.add(work)
    work.then(done, done)
    return work
  }

  return {
    name: 'simulator',
    start: (accept) => hearing.start(accept),
    reply: (to, replies, options) => track(speaking.reply(to, replies, options)),
    push: (to, replies, options) => track(speaking.push(to, replies, options)),
    open: ({ handle }, maxBytes) => files.open(handle, maxBytes),
    async showWorking({ account }) {
      if (account !== undefined) streams.showWorking(account)
    },
    async stop() {
      hearing.stop()
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
      streams.close()
    },
    router: () => router,
  }
}
