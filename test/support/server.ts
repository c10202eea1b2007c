import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url))

type Env = Record<string, string>

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  /** Everything it logged so far. */
  log: string[]
  /** Waits for a line that tells of this event with these facts, unless it is there already. */
  logs(event: string, facts: Record<string, unknown>): Promise<Record<string, unknown>>
  /** Ends it as the kernel would. */
  kill(): Promise<void>
  /** Asks it to stop; resolves with its exit status. */
  stop(): Promise<number | null>
}

/** Starts `licheng start` and waits until it is ready. */
export async function startServer(env: Env, args: string[] = []): Promise<ServerProcess> {
  const child = run(['start', ...args], { PORT: '0', HOST: '127.0.0.1', ...env })
  const log: string[] = []
  const errors: string[] = []
  const logged = new EventEmitter()
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const ended = once(child, 'exit') as Promise<[number | null]>
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      log.push(line)
      logged.emit('line')
      const entry = JSON.parse(line) as { msg?: string; port?: number }
      if (entry.msg === 'ready') resolve(entry.port ?? 0)
    })
    void ended.then(([status]) =>
      reject(new Error(`the server ended with ${status}: ${log.join('\n')}${errors.join('')}`)),
    )
  })
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    async logs(event, facts) {
      for (let read = 0; ; read += 1) {
        while (read >= log.length) await once(logged, 'line')
        const line = JSON.parse(log[read] ?? '') as Record<string, unknown>
        if (line.msg === event && Object.entries(facts).every(([name, value]) => line[name] === value)) return line
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      const [status] = await ended
      return status
    },
  }
}

/** Runs one command to its end. */
export async function licheng(
  args: string[],
  env: Env,
  input = '',
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = run(args, env)
  const read = async (stream: ChildProcess['stdout']) => {
    let text = ''
    for await (const chunk of stream ?? []) text += chunk
    return text
  }
  child.stdin?.end(input)
  const [stdout, stderr, [status]] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { status, stdout, stderr }
}

function run(args: string[], env: Env): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return spawn(process.execPath, ['--enable-source-maps', main, ...args], {
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), LICHENG_NOW: '2026-10-14T10:00:00+08:00', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}
