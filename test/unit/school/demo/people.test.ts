import { expect } from 'chai'
import { demoCast } from '../../../../src/school/demo/cast.ts'
import { demoCourses, studentsOf } from '../../../../src/school/demo/courses.ts'
import { demoStaff, demoStudents } from '../../../../src/school/demo/people.ts'
import { roles } from '../../../../src/school/roles.ts'

describe('the demo school', () => {
  it('has somebody for every role', () => {
    const held = new Set(demoCast.flatMap((person) => person.roles))
    expect(roles.filter((role) => !held.has(role))).to.deep.equal([])
  })

  it('has a homeroom teacher for every class', () => {
    const classes = new Set(demoStudents.flatMap(({ classes = [] }) => classes))
    for (const name of classes) {
      const homeroom = demoStaff.filter(({ roles, classes }) => roles.includes('homeroom') && classes?.[0] === name)
      expect(homeroom, name).to.have.lengthOf(1)
    }
  })

  it('plays first a student, their course’s teacher, their homeroom teacher and the registrar', () => {
    const [student, teacher, homeroom, registrar] = demoCast
    const [className = ''] = student?.classes ?? []
    expect(studentsOf(className)).to.include(student?.id)
    expect(demoCourses.some((course) => course.takenBy === className && course.teacher === teacher?.id)).to.equal(true)
    expect(homeroom?.classes?.[0]).to.equal(className)
    expect(registrar?.roles).to.deep.equal(['registrar'])
  })

  it('gives nobody’s number or name to two people', () => {
    expect(new Set(demoCast.map(({ id }) => id)).size).to.equal(demoCast.length)
    expect(new Set(demoCast.map(({ name }) => name)).size).to.equal(demoCast.length)
  })
})
