import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from 'chai'
import semver from 'semver'
import { temporaryFolder } from '../../support/database.ts'

/** Files planted beside a copy of the linter's rules, by the room they stand in and what they import. */
function plant(imports: readonly (readonly [string, string])[]): Map<string, string> {
  const root = temporaryFolder()
  for (const name of ['biome.json', '.gitignore', 'package.json']) copyFileSync(name, join(root, name))
  const planted = imports.map(([room, imported], index) => {
    const file = `${room}planted${index}.ts`
    mkdirSync(join(root, room), { recursive: true })
    writeFileSync(join(root, file), `import { planted } from '${imported}'\n\nexport const kept = planted\n`)
    return file
  })
  const linter = resolve('node_modules/@biomejs/biome/bin/biome')
  const { stdout } = spawnSync(process.execPath, [linter, 'lint', '--reporter=github', '--max-diagnostics=200', '.'], {
    cwd: root,
    encoding: 'utf8',
  })
  const found = stdout.split('\n').filter((line) => line.includes('noRestrictedImports'))
  return new Map(
    planted.map((file, index) => [
      imports[index]?.join(' ') ?? '',
      found.some((line) => line.includes(file)) ? 'refused' : 'allowed',
    ]),
  )
}

describe('the house', () => {
  const forbidden = [
    ['src/regulation/', '../clock.ts'],
    ['src/regulation/', 'mongoose'],
    ['src/regulation/rulesets/', '../../clock.ts'],
    ['src/school/', '../../adapters/line/index.ts'],
    ['src/handlers/', '../../scheduler/index.ts'],
    ['src/handlers/', 'express'],
    ['src/portfolio/', '@line/bot-sdk'],
    ['adapters/line/', '../../src/portfolio/files.ts'],
    ['adapters/line/', '../simulator/index.ts'],
    ['adapters/simulator/', '../../src/services.ts'],
    ['adapters/simulator/', '@line/bot-sdk'],
    ['adapters/discord/', '../../src/identity/accounts.ts'],
    ['adapters/discord/', '../line/index.ts'],
    ['src/handlers/', 'discord.js'],
    ['scheduler/', '../src/handlers/index.ts'],
    ['scheduler/jobs/', 'agenda'],
    ['scheduler/jobs/', '../../adapters/line/index.ts'],
  ] as const
  const allowed = [
    ['src/regulation/', './term.ts'],
    ['src/portfolio/', '../regulation/term.ts'],
    ['adapters/line/', '../../src/conversation/message.ts'],
    ['adapters/line/', '@line/bot-sdk'],
    ['adapters/discord/', 'discord.js'],
    ['scheduler/jobs/', '../../src/reminders/outbox.ts'],
  ] as const
  let verdicts: Map<string, string>
  before(() => {
    verdicts = plant([...forbidden, ...allowed])
  })
  for (const [room, imported] of forbidden) {
    it(`does not let ${room} import ${imported}`, () => expect(verdicts.get(`${room} ${imported}`)).to.equal('refused'))
  }
  for (const [room, imported] of allowed) {
    it(`lets ${room} import ${imported}`, () => expect(verdicts.get(`${room} ${imported}`)).to.equal('allowed'))
  }

  it('runs on Node 20.19 with everything that it depends on', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { engines?: { node?: string }; dev?: boolean; optional?: boolean }>
    }
    const needing = Object.entries(packages).filter(
      ([, { engines, optional }]) => !optional && engines?.node && !semver.satisfies('20.19.0', engines.node),
    )
    expect(needing.map(([name]) => name)).to.deep.equal([])
  })

  it('is carried into the image with every folder that is built', () => {
    const { include } = JSON.parse(readFileSync('tsconfig.build.json', 'utf8')) as { include: string[] }
    const carried = [...readFileSync('Dockerfile', 'utf8').matchAll(/^COPY (\w+) \.\/\1$/gm)].map(
      ([, folder]) => folder,
    )
    expect(carried).to.have.members(include)
  })
})
