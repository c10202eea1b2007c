import { expect } from 'chai'
import { entryStates } from '../../../src/portfolio/entry.ts'
import { mayOpenFile } from '../../../src/portfolio/mayOpenFile.ts'

const course = { _id: 'C1', teachers: ['T1', 'T2'] }
const entry = { student: 'S1', course: 'C1', state: 'pending' as const, hidden: false }
const may = (person: string, change: Partial<Parameters<typeof mayOpenFile>[1]> = {}, now = course) =>
  mayOpenFile({ _id: person }, { ...entry, ...change }, now)

describe('who may open the files of an entry', () => {
  it('is the student whose it is, in every state', () => {
    for (const state of entryStates) expect(may('S1', { state }), state).to.equal(true)
  })

  it('is every teacher of its course, once it was sent', () => {
    for (const state of ['pending', 'certified', 'returned'] as const) {
      expect([may('T1', { state }), may('T2', { state })], state).to.deep.equal([true, true])
    }
  })

  it('is not the teacher while it is a draft', () => expect(may('T1', { state: 'draft' })).to.equal(false))

  it('is no longer a teacher who has handed the course on', () => {
    expect(may('T1', {}, { _id: 'C1', teachers: ['T2'] })).to.equal(false)
  })

  it('is not a teacher of another course, and nobody where the course is unknown', () => {
    expect(may('T1', {}, { _id: 'C2', teachers: ['T1'] })).to.equal(false)
    expect(mayOpenFile({ _id: 'T1' }, entry, undefined)).to.equal(false)
  })

  it('is no other student and no one else', () => {
    for (const other of ['S2', 'D1', 'G1', '']) expect(may(other), other).to.equal(false)
  })

  it('is nobody once it is deleted', () => {
    expect([may('S1', { hidden: true }), may('T1', { hidden: true })]).to.deep.equal([false, false])
  })
})
