import { expect } from 'chai'
import { submissionClause, submissionKinds, submittingOffice } from '../../../src/portfolio/submission/submission.ts'
import { appointersFor } from '../../../src/school/appointments.ts'
import { schedulersFor } from '../../../src/school/training.ts'
import { ruleset } from './school.ts'

describe('clauses that no rule of its own file stands for', () => {
  it('§六(二) 註冊（試務）組 submits 學籍資料、學業成績、課程學習成果; 訓育組 submits 幹部紀錄、多元表現', () => {
    const offices = submissionKinds.map((what) => [what, submittingOffice({ what, division: 'day' })])
    expect(Object.fromEntries(offices)).to.deep.equal({
      ...{ 'course-records': 'registrar', 'course-outcomes': 'registrar' },
      ...{ officers: 'activities', diverse: 'activities' },
    })
  })

  it('§六(二)5 進修部教導組長 submits all of it for 進修部', () => {
    for (const what of submissionKinds) {
      expect(submittingOffice({ what, division: 'continuing' })).to.equal('continuing-affairs')
      expect(submissionClause({ what, division: 'continuing' })).to.equal('§六(二)5')
    }
  })

  it('§六(三) the student and the submitting unit confirm, each their own', () => {
    const { studentConfirms, unitConfirms } = ruleset.receipt
    expect([studentConfirms.value, unitConfirms.value]).to.deep.equal([true, true])
  })

  it('§九(一) an acting person is appointed by 教務主任, for 進修部 by its director too', () => {
    expect(appointersFor('registrar')).to.deep.equal(['academic-director'])
    expect(appointersFor('continuing-affairs')).to.have.members(['academic-director', 'continuing-director'])
  })

  it('§十 training is scheduled by 輔導處 for students and families, 教務處 for teachers, 教導組長 for 進修部', () => {
    expect(schedulersFor.students).to.include.members(['guidance-data', 'guidance-director'])
    expect(schedulersFor.families).to.include.members(['guidance-data', 'guidance-director'])
    expect(schedulersFor.teachers).to.deep.equal(['academic-director'])
    expect(schedulersFor.continuing).to.include('continuing-affairs')
  })
})
