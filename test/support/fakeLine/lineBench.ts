import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createLineAdapter, type LineAdapter, type LineConfig } from '../../../adapters/line/index.ts'
import type { Accept } from '../../../src/conversation/channel.ts'
import type { Inbound } from '../../../src/conversation/message.ts'
import { FakeLine } from './fakeLine.ts'

/** The LINE adapter behind a real port, talking to the fake LINE. */
export interface LineBench {
  line: FakeLine
  adapter: LineAdapter
  /** What the adapter handed over, and what it was told to log. */
  inbox: Inbound[]
  logged: { level: string; facts: object; message: string }[]
  close(): Promise<void>
}

export async function startLineBench(config: Partial<LineConfig> = {}, store?: Accept): Promise<LineBench> {
  const line = await FakeLine.start()
  const logged: LineBench['logged'] = []
  const logAs = (level: string) => (facts: object, message: string) => void logged.push({ level, facts, message })
  const adapter = createLineAdapter({
    channelSecret: line.channelSecret,
    accessToken: line.accessToken,
    apiUrl: line.apiUrl,
    dataApiUrl: line.dataApiUrl,
    log: { info: logAs('info'), warn: logAs('warn'), error: logAs('error') },
    realNow: () => line.network.nowMs,
    random: () => 1,
    wait: async () => {},
    ...config,
  })
  const server = createServer(express().use(adapter.router()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  line.webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/line/webhook`
  const inbox: Inbound[] = []
  await adapter.start(async (messages) => {
    await store?.(messages)
    inbox.push(...messages)
  })
  return {
    line,
    adapter,
    inbox,
    logged,
    async close() {
      await adapter.stop()
      server.close()
      server.closeAllConnections()
      await line.close()
    },
  }
}
