import { expect } from 'chai'
import { goOn, openDialogue } from '../../../src/conversation/dialogue.ts'

describe('a conversation', () => {
  const handIn = openDialogue('handIn', { files: ['a'] })
  const question = openDialogue('confirmDelete', {})

  it('goes on as it was when a message changes nothing', () => {
    expect(goOn(handIn, undefined)).to.deep.equal({ dialogue: handIn })
    expect(goOn(undefined, undefined)).to.deep.equal({})
  })

  it('keeps what a question interrupts, and goes back there when it is answered', () => {
    const { dialogue } = goOn(handIn, question)
    expect(dialogue).to.deep.equal({ ...question, back: handIn })
    expect(goOn(dialogue, null, question.id)).to.deep.equal({ dialogue: handIn, answered: question.id })
  })

  it('ends with 「算了」, whatever was interrupted', () => {
    const { dialogue } = goOn(handIn, question)
    expect(goOn(dialogue, null)).to.deep.equal({})
  })

  it('does not pile up the same question', () => {
    const again = openDialogue('handIn', {})
    expect(goOn(handIn, again)).to.deep.equal({ dialogue: again })
  })
})
