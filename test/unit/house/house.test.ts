import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import semver from 'semver'

const biome = (file: string, content: string) =>
  spawnSync(
    process.execPath,
    ['node_modules/@biomejs/biome/bin/biome', 'lint', '--colors=off', `--stdin-file-path=${file}`],
    {
      input: content,
      encoding: 'utf8',
    },
  )

/** What the linter says of a file that stands at that place and imports that. */
const verdictOn = (file: string, imported: string) => {
  const { stdout, stderr } = biome(file, `import { planted } from '${imported}'\n\nexport const kept = planted\n`)
  return `${stdout}${stderr}`
}

describe('the house', () => {
  const forbidden = [
    ['src/regulation/planted.ts', '../clock.ts'],
    ['src/regulation/planted.ts', 'mongoose'],
    ['src/regulation/rulesets/planted.ts', '../../clock.ts'],
    ['src/school/planted.ts', '../../adapters/line/index.ts'],
    ['src/handlers/planted.ts', '../../scheduler/index.ts'],
    ['src/handlers/planted.ts', 'express'],
    ['src/portfolio/planted.ts', '@line/bot-sdk'],
    ['adapters/line/planted.ts', '../../src/portfolio/files.ts'],
    ['adapters/line/planted.ts', '../simulator/index.ts'],
    ['adapters/simulator/planted.ts', '../../src/services.ts'],
    ['adapters/simulator/planted.ts', '@line/bot-sdk'],
  ] as const
  for (const [file, imported] of forbidden) {
    it(`does not let ${file.replace('planted.ts', '')} import ${imported}`, () =>
      expect(verdictOn(file, imported)).to.include('noRestrictedImports'))
  }

  it('lets each room import what it may', () => {
    expect(verdictOn('src/regulation/planted.ts', './term.ts')).not.to.include('noRestrictedImports')
    expect(verdictOn('adapters/line/planted.ts', '../../src/conversation/message.ts')).not.to.include(
      'noRestrictedImports',
    )
  })

  it('runs on Node 20.19 with everything that it depends on', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { engines?: { node?: string }; dev?: boolean; optional?: boolean }>
    }
    const needing = Object.entries(packages).filter(
      ([, { engines, optional }]) => !optional && engines?.node && !semver.satisfies('20.19.0', engines.node),
    )
    expect(needing.map(([name]) => name)).to.deep.equal([])
  })
})
