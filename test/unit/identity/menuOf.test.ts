import { expect } from 'chai'
import { menuOf } from '../../../src/identity/menuOf.ts'
import type { Role } from '../../../src/school/roles.ts'

const whoIs = (...roles: Role[]) => ({ _id: 'X', name: '某人', roles, years: [] })

describe('whose menu somebody has', () => {
  it('is nobody’s where nobody is bound', () => expect(menuOf(undefined, false)).to.equal('unbound'))

  for (const [roles, menu] of [
    [['student', 'student-representative'], 'student'],
    [['teacher', 'homeroom', 'counsellor'], 'homeroom'],
    [['teacher', 'registrar'], 'teacher'],
    [['registrar'], 'office'],
    [['grade-representative'], 'office'],
    [['guardian'], 'guardian'],
    [['parents-association', 'guardian'], 'guardian'],
    [['registrar', 'guardian'], 'office'],
  ] as const) {
    it(`is the ${menu} one for ${roles.join(' and ')}`, () => expect(menuOf(whoIs(...roles), false)).to.equal(menu))
  }

  it('is another for a guardian who may act for a student, and for nobody else', () => {
    expect(menuOf(whoIs('guardian'), true)).to.equal('granted')
    expect(menuOf(whoIs('teacher', 'guardian'), true)).to.equal('teacher')
  })
})
