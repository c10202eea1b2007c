import { expect } from 'chai'
import { mayManageBinding } from '../../../src/identity/mayManageBinding.ts'
import type { Person } from '../../../src/school/person.ts'
import { type Division, isStaff, type Role, roles } from '../../../src/school/roles.ts'

const day = { year: 115, today: '2026-10-12' }

function person(id: string, held: Role[], division: Division = 'day', classes: string[] = []): Person {
  const row = { year: 115, classes, division, status: 'enrolled', statusOn: '2026-08-31' } as const
  return { _id: id, name: id, roles: held, years: [row] }
}

const dayStudent = person('S1', ['student'], 'day', ['101'])
const eveningStudent = person('S9', ['student'], 'continuing', ['901'])

/** Everyone whose binding can be meant, and the roles that may, besides admin. */
const holders: [string, { person: Person; students: Person[] }, Role[]][] = [
  ['a student of the day school', { person: dayStudent, students: [] }, ['registrar']],
  ['a student of 進修部', { person: eveningStudent, students: [] }, ['continuing-affairs', 'continuing-director']],
  [
    'the student who sits in the task force',
    { person: person('S2', ['student', 'student-representative'], 'day', ['102']), students: [] },
    ['registrar'],
  ],
  ['the guardian of a day student', { person: person('P1', ['guardian']), students: [dayStudent] }, ['registrar']],
  [
    'the guardian of a student of 進修部',
    { person: person('P9', ['guardian']), students: [eveningStudent] },
    ['continuing-affairs', 'continuing-director'],
  ],
  [
    'the guardian of one in each division',
    { person: person('P2', ['guardian']), students: [dayStudent, eveningStudent] },
    ['registrar', 'continuing-affairs', 'continuing-director'],
  ],
  ['a guardian of nobody known', { person: person('P3', ['guardian']), students: [] }, []],
  [
    'the head of the parents’ association, a guardian',
    { person: person('P4', ['guardian', 'parents-association']), students: [dayStudent] },
    ['registrar'],
  ],
  ['a teacher', { person: person('T1', ['teacher']), students: [] }, []],
  ['a teacher who is a guardian', { person: person('T2', ['teacher', 'guardian']), students: [dayStudent] }, []],
  ['an admin', { person: person('M2', ['admin']), students: [] }, []],
]

describe('who may issue the codes and end the binding', () => {
  for (const [who, holder, offices] of holders) {
    it(`of ${who}: admin${offices.map((office) => `, ${office}`).join('')}, and no other role`, () => {
      for (const role of roles) {
        const actor = person('X1', [role], 'day', ['999'])
        const expected = role === 'admin' || offices.includes(role) ? role : undefined
        expect(mayManageBinding(actor, holder, day), role).to.equal(expected)
      }
    })
  }

  it('of staff is nobody’s but the admin’s, whatever staff role they hold', () => {
    const everythingElse = roles.filter((role) => role !== 'admin')
    const actor = person('X1', everythingElse, 'day', ['101'])
    for (const role of roles.filter((held) => isStaff([held]))) {
      expect(mayManageBinding(actor, { person: person('T1', [role]), students: [] }, day), role).to.equal(undefined)
    }
  })

  it('of oneself is nobody’s, the admin’s included', () => {
    for (const role of roles) {
      const self = person('X1', [role, 'student'], 'day', ['101'])
      expect(mayManageBinding(self, { person: self, students: [] }, day), role).to.equal(undefined)
    }
  })
})

describe('a homeroom teacher', () => {
  const homeroom = (classes: string[]) => person('T1', ['homeroom', 'counsellor'], 'day', classes)
  const ofStudent = { person: dayStudent, students: [] }

  it('keeps the codes of their own class, in 進修部 too', () => {
    expect(mayManageBinding(homeroom(['101']), ofStudent, day)).to.equal('homeroom')
    expect(mayManageBinding(homeroom(['901']), { person: eveningStudent, students: [] }, day)).to.equal('homeroom')
  })

  it('keeps none of another class, not even of one that they counsel', () => {
    expect(mayManageBinding(homeroom(['102']), ofStudent, day)).to.equal(undefined)
    expect(mayManageBinding(homeroom(['102', '101']), ofStudent, day)).to.equal(undefined)
  })

  it('keeps none of the guardians of their class', () => {
    const guardian = { person: person('P1', ['guardian']), students: [dayStudent] }
    expect(mayManageBinding(homeroom(['101']), guardian, day)).to.equal(undefined)
  })

  it('is judged by the class of this school year', () => {
    const moved: Person = {
      ...dayStudent,
      years: [...dayStudent.years.map((row) => ({ ...row, year: 114 })), ...person('', [], 'day', ['202']).years],
    }
    expect(mayManageBinding(homeroom(['101']), { person: moved, students: [] }, day)).to.equal(undefined)
    expect(mayManageBinding(homeroom(['202']), { person: moved, students: [] }, day)).to.equal('homeroom')
  })
})

describe('someone who has left', () => {
  it('manages nothing from the day of leaving on', () => {
    const leaving: Person = { ...person('M1', ['admin']), leftOn: '2026-10-13' }
    const holder = { person: dayStudent, students: [] }
    expect(mayManageBinding(leaving, holder, day)).to.equal('admin')
    expect(mayManageBinding(leaving, holder, { ...day, today: '2026-10-13' })).to.equal(undefined)
  })
})
