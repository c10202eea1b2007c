import { expect } from 'chai'
import type { Connection } from 'mongoose'
import { connect, prepareModels } from '../../../src/database/connection.ts'
import { createLeases, type Leases } from '../../../src/database/leases.ts'
import { type Migration, migrate } from '../../../src/database/migrations/index.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

describe('migrations', () => {
  let database: TestDatabase
  let connection: Connection
  let leases: Leases
  const ran: number[] = []
  const migration = (number: number): Migration => ({
    number,
    name: `number ${number} is done`,
    run: async () => void ran.push(number),
  })
  beforeEach(async () => {
    database = await openTestDatabase()
    connection = await connect(database.uri)
    leases = createLeases(connection, Date.now)
    await prepareModels(connection)
    ran.length = 0
  })
  afterEach(async () => {
    await connection.close()
    await database.close()
  })
  const now = new Date('2026-10-14T02:00:00Z')

  it('run once each, in the order of their numbers, whoever starts at the same time', async () => {
    const known = [migration(1), migration(2)]
    await Promise.all([1, 2, 3].map(() => migrate(connection, leases, now, known)))
    await migrate(connection, leases, now, [...known, migration(3)])
    expect(ran).to.deep.equal([1, 2, 3])
  })

  it('go on after one that failed', async () => {
    const failing = { ...migration(2), run: () => Promise.reject(new Error('disk full')) }
    const error = await migrate(connection, leases, now, [migration(1), failing]).catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(Error)
    await migrate(connection, leases, now, [migration(1), migration(2)])
    expect(ran).to.deep.equal([1, 2])
  })

  it('refuse a store that a newer version wrote', async () => {
    await migrate(connection, leases, now, [migration(1), migration(7)])
    const error = await migrate(connection, leases, now, [migration(1)]).catch((caught: unknown) => caught)
    expect(error)
      .to.have.property('message')
      .that.matches(/newer licheng \(migration 7; this version knows 1\)/)
  })
})
