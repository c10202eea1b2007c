import { expect } from 'chai'
import { languages } from '../../../../src/conversation/intent.ts'
import type { Press } from '../../../../src/conversation/message.ts'
import { wordingIn } from '../../../../src/conversation/wording/index.ts'
import type { Refusal } from '../../../../src/portfolio/outcomes.ts'
import { now, refusals } from './occasions.ts'

type Ruled = Extract<Refusal, { reason: 'rule' }>

const ruled = (act: Ruled['act'], reason: Ruled['refusal']['reason']) =>
  refusals.filter((each) => each.reason === 'rule' && each.act === act && each.refusal.reason === reason)

const studentsOwn: string[] = ['artifact.send', 'artifact.edit', 'artifact.withdraw', 'artifact.list']

for (const lang of languages) {
  const said = (act: Ruled['act'], reason: Ruled['refusal']['reason']) => {
    const replies = ruled(act, reason).map((refusal) => wordingIn[lang].entries.refused(refusal, now, 'Office'))
    const presses = replies.flatMap(({ buttons = [] }) =>
      buttons.flatMap((button): Press[] => ('press' in button ? [button.press] : [])),
    )
    expect(replies.length, `refusals of ${act} for ${reason}`).to.be.greaterThan(0)
    return {
      text: JSON.stringify(replies),
      intents: presses.map((press) => (press.kind === 'intent' ? press.intent : press.kind)),
    }
  }

  describe(`a refusal in ${lang}`, () => {
    it('offers a teacher no button of the student', () => {
      for (const { intents } of [said('certify', 'state'), said('certify', 'closed')])
        expect(intents.filter((intent) => studentsOwn.includes(intent))).to.deep.equal([])
    })

    it('offers a student what can be done instead', () => {
      expect(said('edit', 'state').intents).to.include('artifact.withdraw')
      expect(said('send', 'unedited').intents).to.include('artifact.edit')
    })

    it('calls only a late upload waived, and says how long ago it closed', () => {
      expect(said('add', 'closed').text).to.match(/視同放棄|counts as waived/)
      expect(said('certify', 'closed').text).to.match(/2 天|2 days ago/)
      expect(said('certify', 'closed').text).not.to.match(/放棄|waived/)
    })

    it('says that a date is not announced where no notice names one', () => {
      expect(said('add', 'unannounced').text).to.match(/尚未公告|not announced yet/)
    })
  })
}
