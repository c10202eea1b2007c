import { expect } from 'chai'
import { z } from 'zod'
import { readWritten } from '../../../src/regulation/flaw.ts'

const schema = z.strictObject({
  year: z.int(),
  people: z.array(z.strictObject({ name: z.string().min(1) })),
  site: z.url().exactOptional(),
})

describe('what is wrong with a file', () => {
  it('is nothing when it can be read', () => {
    expect(readWritten(schema, { year: 115, people: [] })).to.deep.equal({ value: { year: 115, people: [] } })
  })

  it('is said of every place at once, each by its path', () => {
    expect(
      readWritten(schema, { year: '115', people: [{ name: '' }, { nam: 'a' }], site: 'no', more: 1 }),
    ).to.deep.equal({
      flaws: [
        { reason: 'invalid', path: 'year', expected: 'number' },
        { reason: 'invalid', path: 'people.0.name', expected: 'too_small' },
        { reason: 'missing', path: 'people.1.name' },
        { reason: 'unknownKey', path: 'people.1.nam' },
        { reason: 'invalid', path: 'site', expected: 'url' },
        { reason: 'unknownKey', path: 'more' },
      ],
    })
  })

  it('is told in its own words where another schema has some', () => {
    const even = z.number().refine((value) => value % 2 === 0, 'an even number')
    expect(readWritten(even, 3)).to.deep.equal({ flaws: [{ reason: 'invalid', path: '', expected: 'an even number' }] })
  })
})
