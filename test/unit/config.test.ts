import { expect } from 'chai'
import { readConfig } from '../../src/config.ts'
import { OperatorError } from '../../src/errors.ts'

const refusal = (env: Record<string, string>) => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof OperatorError) return error.message
    throw error
  }
  throw new Error('the environment was accepted')
}

describe('the environment', () => {
  it('may be empty', () =>
    expect(readConfig({})).to.deep.include({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      dataDir: './data',
      role: 'all',
      lineLastDayShare: 0.3,
      production: false,
    }))

  it('names a bad variable and what was expected', () => {
    expect(refusal({ PORT: 'eighty' })).to.match(/PORT: expected number/)
    expect(refusal({ ROLE: 'boss' })).to.match(/ROLE: .*"all"\|"web"\|"worker"/)
    expect(refusal({ LICHENG_NOW: '2026-10-12' })).to.match(/LICHENG_NOW: expected an ISO instant with an offset/)
    expect(refusal({ LINE_API_URL: 'https://api.line.me/v2' })).to.match(
      /LINE_API_URL: expected an origin without a path/,
    )
  })

  it('names every bad variable at once', () =>
    expect(refusal({ PORT: 'eighty', ROLE: 'boss' }))
      .to.match(/PORT/)
      .and.match(/ROLE/))

  it('needs a channel’s variables together', () => {
    expect(refusal({ LINE_CHANNEL_SECRET: 'x' })).to.match(/LINE_CHANNEL_ACCESS_TOKEN: expected a value/)
    expect(refusal({ DISCORD_TOKEN: 'x' })).to.match(/DISCORD_APPLICATION_ID: expected a value/)
  })

  it('needs a secret of its own beside MONGODB_URI', () =>
    expect(refusal({ MONGODB_URI: 'mongodb://localhost' })).to.match(/LICHENG_SECRET: expected at least 32 characters/))

  it('takes no clock of its own, and https only, in production', () => {
    expect(refusal({ NODE_ENV: 'production', LICHENG_NOW: '2026-10-12T08:00:00+08:00' })).to.match(
      /LICHENG_NOW: expected nothing/,
    )
    const line = { LINE_CHANNEL_SECRET: 'x', LINE_CHANNEL_ACCESS_TOKEN: 'y', NODE_ENV: 'production' }
    expect(refusal(line)).to.match(/PUBLIC_URL: expected an https/)
    expect(readConfig({ ...line, PUBLIC_URL: 'https://bot.example/' }).publicUrl).to.equal('https://bot.example')
  })
})
