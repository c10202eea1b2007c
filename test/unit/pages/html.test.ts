import { expect } from 'chai'
import fc from 'fast-check'
import { html } from '../../../src/pages/html.ts'

describe('HTML from a template', () => {
  it('escapes what is put in', () => {
    expect(html`<p title="${'"x"'}">${'<script>&'}</p>`.text).to.equal(
      '<p title="&quot;x&quot;">&lt;script&gt;&amp;</p>',
    )
  })

  it('keeps HTML that is put in, one piece or several, and leaves nothing for what is absent', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
    expect(html`<ul>${items}${undefined}</ul>${html`<hr>`}`.text).to.equal('<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>')
  })

  it('never lets a text out of its place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`<p title="${text}">${text}</p>`.text.match(/[<>"]/g)).to.have.lengthOf(6)
      }),
    )
  })
})
