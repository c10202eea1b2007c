import { DateTime } from 'luxon'
import { z } from 'zod'
import { OperatorError } from './errors.ts'

const port = z.coerce.number().int().min(0).max(65535)
const origin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) => ['', '/'].includes(new URL(value).pathname),
    'an origin without a path, such as http://127.0.0.1:9999',
  )
const address = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const filled = z.string().min(1)

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port.default(3000),
  HOST: filled.optional(),
  PUBLIC_URL: address.optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'an address that begins with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: filled.default('./data'),
  LICHENG_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  LINE_CHANNEL_SECRET: filled.optional(),
  LINE_CHANNEL_ACCESS_TOKEN: filled.optional(),
  LINE_API_URL: origin.optional(),
  LINE_DATA_API_URL: origin.optional(),
  LINE_MONTHLY_LIMIT: z.coerce.number().int().min(0).optional(),
  LINE_LAST_DAY_SHARE: z.coerce.number().min(0).max(1).default(0.3),
  DISCORD_TOKEN: filled.optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{1,20}$/, 'a numeric application id')
    .optional(),
  DISCORD_API_URL: address.optional(),
  SCHOOL_FILE: filled.default('school.yaml'),
  LICHENG_NOW: z.iso
    .datetime({ offset: true, error: 'an ISO instant with an offset, such as 2026-10-12T08:00:00+08:00' })
    .transform((value) => DateTime.fromISO(value, { zone: 'Asia/Taipei' }))
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
})

/** Everything that the environment decides, read once. */
export interface Config {
  production: boolean
  port: number
  /** Absent: 127.0.0.1 for a demo, every interface otherwise. */
  host?: string
  /** Base of the links put into chats, without a trailing slash. */
  publicUrl: string
  /** Absent: the embedded store in `dataDir`. */
  mongodbUri?: string
  dataDir: string
  secret?: string
  line?: { channelSecret: string; accessToken: string; apiUrl?: string; dataApiUrl?: string; monthlyLimit?: number }
  /** Part of the month's LINE budget kept for reminders of the last day, 0 to 1. */
  lineLastDayShare: number
  discord?: { token: string; applicationId: string; apiUrl?: string }
  schoolFile: string
  startsAt?: DateTime
  logLevel: string
  role: 'all' | 'web' | 'worker'
}

/**
 * Reads and checks the environment.
 *
 * Source: contract.md, Environment.
 * @throws OperatorError naming each wrong variable and what was expected.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw badConfig(parsed.error.issues.map((issue) => `${issue.path.join('.')}: expected ${expected(issue.message)}`))
  }
  const read = parsed.data
  const problems = checkTogether(read)
  if (problems.length > 0) throw badConfig(problems)
  return {
    production: read.NODE_ENV === 'production',
    port: read.PORT,
    ...(read.HOST ? { host: read.HOST } : {}),
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    ...(read.MONGODB_URI ? { mongodbUri: read.MONGODB_URI } : {}),
    dataDir: read.DATA_DIR,
    ...(read.LICHENG_SECRET ? { secret: read.LICHENG_SECRET } : {}),
    ...lineOf(read),
    lineLastDayShare: read.LINE_LAST_DAY_SHARE,
    ...discordOf(read),
    schoolFile: read.SCHOOL_FILE,
    ...(read.LICHENG_NOW ? { startsAt: read.LICHENG_NOW } : {}),
    logLevel: read.LOG_LEVEL,
    role: read.ROLE,
  }
}

type Environment = z.infer<typeof environment>

function checkTogether(read: Environment): string[] {
  const problems: string[] = []
  const both = (a: keyof Environment, b: keyof Environment) => {
    if (!read[a] !== !read[b]) problems.push(`${read[a] ? b : a}: expected a value, because ${read[a] ? a : b} is set`)
  }
  both('LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN')
  both('DISCORD_TOKEN', 'DISCORD_APPLICATION_ID')
  if (read.MONGODB_URI && !read.LICHENG_SECRET) {
    problems.push('LICHENG_SECRET: expected at least 32 characters, because MONGODB_URI is set')
  }
  if (read.NODE_ENV === 'production') {
    if (read.LICHENG_NOW) problems.push('LICHENG_NOW: expected nothing, because NODE_ENV is production')
    const channel = read.LINE_CHANNEL_SECRET ?? read.DISCORD_TOKEN
    if (channel && !read.PUBLIC_URL?.startsWith('https://')) {
      problems.push(
        'PUBLIC_URL: expected an https:// address, because a channel is configured and NODE_ENV is production',
      )
    }
  }
  return problems
}

function lineOf(read: Environment): Pick<Config, 'line'> {
  if (!read.LINE_CHANNEL_SECRET || !read.LINE_CHANNEL_ACCESS_TOKEN) return {}
  return {
    line: {
      channelSecret: read.LINE_CHANNEL_SECRET,
      accessToken: read.LINE_CHANNEL_ACCESS_TOKEN,
      ...(read.LINE_API_URL ? { apiUrl: read.LINE_API_URL } : {}),
      ...(read.LINE_DATA_API_URL ? { dataApiUrl: read.LINE_DATA_API_URL } : {}),
      ...(read.LINE_MONTHLY_LIMIT === undefined ? {} : { monthlyLimit: read.LINE_MONTHLY_LIMIT }),
    },
  }
}

function discordOf(read: Environment): Pick<Config, 'discord'> {
  if (!read.DISCORD_TOKEN || !read.DISCORD_APPLICATION_ID) return {}
  return {
    discord: {
      token: read.DISCORD_TOKEN,
      applicationId: read.DISCORD_APPLICATION_ID,
      ...(read.DISCORD_API_URL ? { apiUrl: read.DISCORD_API_URL } : {}),
    },
  }
}

const expected = (message: string) => message.replace(/^Invalid \w+: expected /i, '').replace(/^Invalid /, 'a valid ')

const badConfig = (problems: string[]) =>
  new OperatorError('bad-config', `The environment needs a change:\n${problems.map((line) => `  ${line}`).join('\n')}`)
