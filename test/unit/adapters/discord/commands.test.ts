import { expect } from 'chai'
import { commandContent } from '../../../../adapters/discord/commandContent.ts'
import { commandDefinitions } from '../../../../adapters/discord/commands.ts'
import { commandProblems } from '../../../support/fakeDiscord/commandRules.ts'

type Data = Parameters<typeof commandContent>[0]
const used = (name: string, given: Record<string, string> = {}) =>
  commandContent({
    id: '1',
    name,
    type: 1,
    options: Object.entries(given).map(([option, value]) => ({ name: option, type: 3, value })),
  } as Data)

describe('the slash commands', () => {
  it('are those of the contract, in Discord’s limits', () => {
    expect(commandProblems(commandDefinitions)).to.deep.equal([])
    const shapes = commandDefinitions.map(({ name, options = [] }) =>
      [name, ...options.map((option) => `${option.name}${option.required ? '*' : ''}`)].join(' '),
    )
    expect(shapes).to.deep.equal([
      'bind code*',
      'left kind',
      'deadline kind term',
      'submit file file2 kind course description',
      'mine kind state',
      'select kind',
      'receipt',
      'pending',
      'class',
      'broadcast',
      'rule topic',
      'tasks',
      'settings',
      'help',
      'unbind',
    ])
  })

  it('work in servers and in direct messages, have Chinese names, and leave rights to whoever answers', () => {
    for (const command of commandDefinitions) {
      expect(command.contexts, command.name).to.deep.equal([0, 1])
      expect(command, command.name).to.not.have.property('default_member_permissions')
      expect(command.name_localizations?.['zh-TW'], command.name).to.match(/\p{Script=Han}/u)
      for (const option of command.options ?? [])
        expect(option.name_localizations?.['zh-TW']).to.match(/\p{Script=Han}/u)
    }
  })

  it('mean what an utterance means', () => {
    const meaning = (name: string, given?: Record<string, string>) => {
      const content = used(name, given)
      return content.kind === 'press' && content.press.kind === 'intent' ? content.press : undefined
    }
    expect(meaning('left', { kind: 'selection' })).to.deep.include({
      intent: 'quota.remaining',
      slots: { kind: 'selection' },
    })
    expect(meaning('mine', { state: 'returned' })).to.deep.include({
      intent: 'artifact.list',
      slots: { status: 'returned' },
    })
    expect(meaning('rule', { topic: 'size' })).to.deep.include({ intent: 'rule.ask', slots: { topic: 'size' } })
    expect(meaning('bind', { code: ' k7qf－39mx ' })).to.deep.include({
      intent: 'account.bind',
      slots: { code: 'K7QF-39MX' },
    })
    expect(meaning('deadline', { term: '上學期', kind: 'course' })).to.deep.include({
      intent: 'deadline.ask',
      slots: { kind: 'course', term: 'previous' },
    })
    for (const { name } of commandDefinitions.filter(({ name }) => name !== 'submit'))
      expect(meaning(name), name).to.not.equal(undefined)
  })

  it('state nothing by a value that was never offered, and mean nothing by a name that never was', () => {
    expect(used('left', { kind: 'everything' })).to.deep.include({ kind: 'press' })
    expect(used('left', { kind: 'everything' })).to.not.have.nested.property('press.slots.kind')
    expect(used('format-disk')).to.deep.equal({ kind: 'other', what: 'command' })
  })

  it('hand in what is filled in, and no more', () => {
    expect(used('submit', { description: '心得', course: 'C1' })).to.deep.equal({
      kind: 'handIn',
      files: [],
      course: 'C1',
      description: '心得',
    })
  })
})
