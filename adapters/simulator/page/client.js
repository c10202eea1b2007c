/**
 * @import { CastMember } from '../../../src/conversation/cast.ts'
 */
import { part } from './element.js'
import { Feed } from './feed.js'
import { hideNews, showNews } from './news.js'
import { Panes } from './panes.js'
import { drawWords, language, switchLanguage, word } from './words.js'

const offline = part(document, '#offline', HTMLElement)

/** @type {CastMember[]} */
let cast = []
const feed = new Feed()
const panes = new Panes({ feed, cast: () => cast, refreshCast })

async function refreshCast() {
  const response = await fetch('/simulator/cast').catch(() => undefined)
  if (response?.ok) cast = await response.json()
}

function draw() {
  document.documentElement.lang = language()
  document.title = word('title')
  drawWords(document)
  panes.draw()
}

part(document, '#switch-language', HTMLButtonElement).addEventListener('click', () => {
  switchLanguage()
  hideNews()
  draw()
})

draw()

feed.open({
  onEntry(entry) {
    const pane = panes.of(entry.account)
    const member = cast.find(({ account }) => account === entry.account)
    if (pane) pane.add(entry)
    else if (member && entry.kind === 'heard')
      showNews(member, entry.replies[0]?.preview ?? '', () => panes.showBeside(member.account))
    panes.noticeNew()
  },
  onWorking(account) {
    panes.of(account)?.showWorking()
  },
  async onHistory() {
    await refreshCast()
    panes.begin()
  },
  onConnection(isOnline) {
    offline.hidden = isOnline
  },
})
