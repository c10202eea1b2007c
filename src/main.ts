#!/usr/bin/env node
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import type { Router } from 'express'
import { createDiscordAdapter, registerDiscordCommands } from '../adapters/discord/index.ts'
import { createLineAdapter } from '../adapters/line/index.ts'
import { createSimulatorAdapter } from '../adapters/simulator/index.ts'
import { runBench, schoolSizes } from '../bench/index.ts'
import { createScheduler, type Scheduler } from '../scheduler/index.ts'
import { createAssistant } from './assistant.ts'
import { runCli } from './cli/index.ts'
import { createClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import type { Channel } from './conversation/channel.ts'
import type { ChannelName } from './conversation/message.ts'
import { demoAtStart } from './demoAtStart.ts'
import { OperatorError } from './errors.ts'
import { createRememberedChats } from './identity/rememberedChats.ts'
import { createSimulatorCast } from './identity/simulatorCast.ts'
import { createLog, type Log } from './log.ts'
import { createWebApp } from './pages/server.ts'
import { createOwnCourses } from './portfolio/ownCourses.ts'
import { removeAbandoned } from './portfolio/temporaryFile.ts'
import { loadSchoolAtStart } from './school/loadSchoolAtStart.ts'
import { openServices, type Services } from './services.ts'

/** A stopping server that is not done by then ends all the same. Source: contract.md, Behaviour. */
const stopWithinMs = 9_500

/** Everything that speaks, and the routes it needs. */
interface Edges {
  channels: Map<ChannelName, Channel>
  routers: Router[]
  host: string
}

await main()

async function main(): Promise<void> {
  // Whoever reads may have enough, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  try {
    const config = readConfig(process.env)
    const clock = createClock(config.startsAt)
    const isServer = process.argv[2] === 'start'
    const log = createLog(config.logLevel, isServer ? process.stdout : process.stderr)
    process.exitCode = await runCli(process.argv.slice(2), {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      log,
      osUser: osUser(),
      open: () => openServices(config, clock, log),
      async registerLineMenus() {
        if (!config.line)
          throw new OperatorError('no-line', 'Set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN first.')
        return createLineAdapter({ ...config.line, log, realNow: clock.realNow }).registerRichMenus()
      },
      async registerDiscordCommands() {
        if (!config.discord)
          throw new OperatorError('no-discord', 'Set DISCORD_TOKEN and DISCORD_APPLICATION_ID first.')
        return registerDiscordCommands(config.discord)
      },
      bench: () => runBench(schoolSizes),
      start: async ({ demo }) => serve(config, await openServices(config, clock, log), log, demo),
    })
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

/** In a container, the user may be a number without a name. */
function osUser(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}

/** Runs the assistant until it is told to stop. */
async function serve(config: Config, services: Services, log: Log, demo: boolean): Promise<void> {
  const stopping = once(process, 'SIGTERM').then(() => 'SIGTERM')
  const interrupted = once(process, 'SIGINT').then(() => 'SIGINT')
  let stop = async () => services.close()
  try {
    const people = await demoAtStart(config, services, demo)
    if (!people) await loadSchoolAtStart(config.schoolFile, services.calendar, services.people, services.clock.now())
    await services.imports.finish()
    await removeAbandoned()
    const edges = await edgesOf(config, services, log, people)
    const assistant = createAssistant(services, edges.channels, {
      answers: config.role !== 'worker',
      delivers: config.role !== 'web',
    })
    const scheduler = await schedulerOf(services)
    let ready = false
    const app = createWebApp({ services, routers: edges.routers, scheduler, isReady: () => ready })
    const server = await listen(createServer(app), config.port, edges.host)
    stop = async () => {
      ready = false
      server.close()
      server.closeIdleConnections()
      await Promise.all([assistant.stop(), scheduler.stop()])
      server.closeAllConnections()
      await services.close()
    }
    await assistant.start()
    if (config.role !== 'web') await scheduler.start()
    ready = true
    sayWhatToTry(log, config, server, people !== undefined && edges.channels.has('simulator'))
    const signal = await Promise.race([stopping, interrupted])
    log.info({ signal }, 'stopping')
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
  const overdue = setTimeout(() => process.exit(0), stopWithinMs)
  await stop()
  clearTimeout(overdue)
  log.info({}, 'stopped')
  // Agenda leaves a timer behind for each run (6.2.6), and nothing else is left to wait for.
  process.exit(0)
}

async function schedulerOf(services: Services): Promise<Scheduler> {
  const { connection, doneRecords, clock, log } = services
  if (!connection.db) throw new Error('the scheduler needs an open connection')
  return createScheduler({ db: connection.db, rooms: services, doneRecords, clock, log })
}

/** The channels that the configuration turns on; the simulator on a demo store alone. */
async function edgesOf(
  config: Config,
  services: Services,
  log: Log,
  people: Awaited<ReturnType<typeof demoAtStart>>,
): Promise<Edges> {
  const edges: Edges = { channels: new Map(), routers: [], host: config.host ?? (people ? '127.0.0.1' : '0.0.0.0') }
  if (config.line) {
    const line = createLineAdapter({ ...config.line, log, realNow: services.clock.realNow })
    edges.channels.set('line', line)
    edges.routers.push(line.router())
  }
  if (config.discord) edges.channels.set('discord', discordOf(config.discord, services, log))
  if (people && isLoopback(edges.host) && config.role !== 'worker') {
    const simulator = createSimulatorAdapter({
      dir: path.join(config.dataDir, 'simulator'),
      cast: await createSimulatorCast(services, people),
      nowMs: () => services.clock.now().toMillis(),
      log,
    })
    edges.channels.set('simulator', simulator)
    edges.routers.push(simulator.router())
  }
  return edges
}

/** One process at a time hears Discord; all can speak by it. */
function discordOf(discord: NonNullable<Config['discord']>, services: Services, log: Log): Channel {
  return createDiscordAdapter({
    ...discord,
    log,
    realNow: services.clock.realNow,
    holdGateway: () => services.leases.take('discord-gateway'),
    remembered: createRememberedChats(services, 'discord'),
    courses: createOwnCourses(services, 'discord'),
  })
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host)
}

/** @throws OperatorError when the port is taken. */
async function listen(server: Server, port: number, host: string): Promise<Server> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new OperatorError('no-port', `Cannot listen on ${host}:${port} (${code}). Choose another PORT or HOST.`)
  }
  return server
}

function sayWhatToTry(log: Log, config: Config, server: Server, simulator: boolean): void {
  const { port } = server.address() as AddressInfo
  const base = config.publicUrl.replace(/:0$/, `:${port}`)
  log.info({ port, role: config.role, calendar: `${base}/calendar` }, 'ready')
  if (!simulator) return
  log.info({ url: `${base}/simulator` }, 'open the simulator')
  log.info({ as: 'S1101' }, 'try 1: as a student, ask 「還剩幾件」')
  log.info({ as: 'S1101' }, 'try 2: drop a PDF into the chat, choose a course, describe it, send it')
  log.info({ as: 'T02' }, 'try 3: as the teacher, press 「認證通過」, and ask 「還剩幾件」 again')
}
