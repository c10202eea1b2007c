import { expect } from 'chai'
import type { ChannelName } from '../../../src/conversation/message.ts'
import type { Account } from '../../../src/identity/accounts.ts'
import { reachable } from '../../../src/reminders/routes.ts'

const account = (channel: ChannelName, more: Partial<Account> = {}): Account => ({
  _id: `${channel}:a`,
  channel,
  account: 'a',
  person: 'T1',
  lang: 'zh-TW',
  muted: false,
  unreachable: false,
  wrongCodes: 0,
  ...more,
})
const order = (...accounts: Account[]) => reachable(accounts).map(({ channel }) => channel)

describe('the accounts that a person can be reached on', () => {
  const early = new Date('2026-10-01')
  const late = new Date('2026-10-02')

  it('begin with the one they last wrote in', () => {
    expect(order(account('line', { lastWroteAt: early }), account('discord', { lastWroteAt: late }))).to.deep.equal([
      'discord',
      'line',
    ])
    expect(order(account('line', { lastWroteAt: late }), account('discord'))).to.deep.equal(['line', 'discord'])
  })

  it('begin with the chosen one, even where one account was bound before the choice', () => {
    const chosen = account('line', { lastWroteAt: early, prefers: 'line' })
    expect(order(account('discord', { lastWroteAt: late }), chosen)).to.deep.equal(['line', 'discord'])
  })

  it('leave out what cannot be reached, the chosen one too', () => {
    const closed = account('line', { prefers: 'line', unreachable: true })
    expect(order(closed, account('discord'))).to.deep.equal(['discord'])
    expect(order()).to.deep.equal([])
  })
})
