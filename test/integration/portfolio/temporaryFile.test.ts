import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { removeAbandoned, withTemporaryFolder } from '../../../src/portfolio/temporaryFile.ts'

describe('a folder for a file on its way', () => {
  it('is gone when it was used, well or not', async () => {
    const folders: string[] = []
    await withTemporaryFolder(async (folder) => {
      folders.push(folder)
      await writeFile(join(folder, 'file'), 'x')
    })
    const failing = withTemporaryFolder(async (folder) => {
      folders.push(folder)
      throw new Error('in the middle')
    })
    expect(await failing.catch((error: Error) => error.message)).to.equal('in the middle')
    expect(folders.map((folder) => existsSync(folder))).to.deep.equal([false, false])
  })

  it('is removed with what it holds when its process is dead, and not while it lives', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    const left = join(tmpdir(), `licheng-work-${pid}-killed`)
    await mkdir(left)
    await writeFile(join(left, 'file'), 'x')
    await withTemporaryFolder(async (used) => {
      expect(await removeAbandoned()).to.be.at.least(1)
      expect([existsSync(left), existsSync(used)]).to.deep.equal([false, true])
    })
  })
})
