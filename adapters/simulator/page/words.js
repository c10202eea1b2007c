/** @import { CastMember } from '../../../src/conversation/cast.ts' */

/** @typedef {'zh-TW' | 'en'} Language */
/** @typedef {keyof typeof chinese} Word */

const chinese = {
  title: '歷程模擬器',
  subtitle: '示範學校：人和資料都是虛構的',
  otherLanguage: 'English',
  addPane: '並排第二個對話',
  closePane: '關閉這個對話',
  conversations: '對話',
  whoToBe: '想當誰？',
  whoToBeHint: '選一個人，像平常聊天那樣和助理說話。再開第二個對話，看另一個人收到什麼。',
  student: '學生',
  teacher: '任課教師',
  homeroom: '導師',
  office: '處室',
  unbound: '還沒綁定',
  others: '學校裡的其他人',
  elsewhere: '在另一邊',
  nobodyYet: '還沒選人',
  changePerson: '換人',
  backToTalk: '返回',
  unread: '則未讀',
  newMessage: '收到新訊息',
  show: '看看',
  dismiss: '關閉提示',
  conversationOf: '的對話',
  write: '輸入訊息',
  send: '送出',
  attach: '傳檔案',
  dropHere: '放開就會傳出去',
  tryCode: '試試綁定碼',
  bind: '綁定',
  assistant: '助理',
  working: '助理正在輸入',
  sending: '傳送中',
  taken: '已送達',
  notice: '通知',
  silentNotice: '靜音通知',
  arrived: '打開了對話',
  newTab: '開新分頁',
  offline: '連不上助理，正在重新連線……',
  notSent: '沒有送出。',
  retry: '再試一次',
  malformed: '這則訊息太長或格式不對，請改短一點。',
  notTaken: '助理暫時收不到訊息，請稍後再試。',
  tooLarge: '檔案超過 12 MB，模擬器收不下。',
  unknownPerson: '示範學校裡已經沒有這個人，請換一個人。',
  notOurPage: '請從 http://localhost 打開這個頁面。',
  unreachable: '連不上助理，它可能正在重新啟動。',
}

/** @type {Record<Word, string>} */
const english = {
  title: 'licheng simulator',
  subtitle: 'A demo school: people and data are made up',
  otherLanguage: '中文',
  addPane: 'Second conversation',
  closePane: 'Close this conversation',
  conversations: 'Conversations',
  whoToBe: 'Who would you like to be?',
  whoToBeHint:
    'Choose someone and chat with the assistant as usual. Open a second conversation to see what another person receives.',
  student: 'Students',
  teacher: 'Teachers',
  homeroom: 'Homeroom teachers',
  office: 'Offices',
  unbound: 'Not bound yet',
  others: 'Everybody else at the school',
  elsewhere: 'on the other side',
  nobodyYet: 'Nobody chosen',
  changePerson: 'Change',
  backToTalk: 'Back',
  unread: 'unread',
  newMessage: 'has a new message',
  show: 'Show',
  dismiss: 'Dismiss',
  conversationOf: '’s conversation',
  write: 'Write a message',
  send: 'Send',
  attach: 'Send a file',
  dropHere: 'Let go to send',
  tryCode: 'Try the binding code',
  bind: 'bind',
  assistant: 'Assistant',
  working: 'The assistant is typing',
  sending: 'Sending',
  taken: 'Delivered',
  notice: 'Notice',
  silentNotice: 'Silent notice',
  arrived: 'opened the conversation',
  newTab: 'opens a new tab',
  offline: 'The assistant cannot be reached; connecting again…',
  notSent: 'Not sent.',
  retry: 'Try again',
  malformed: 'The message is too long or malformed; please shorten it.',
  notTaken: 'The assistant cannot take messages right now; please try again later.',
  tooLarge: 'The file is over 12 MB, more than the simulator takes.',
  unknownPerson: 'This person is no longer at the demo school; please choose another.',
  notOurPage: 'Please open this page at http://localhost.',
  unreachable: 'The assistant cannot be reached; it may be restarting.',
}

const languageKey = 'licheng.simulator.language'

/** The language of the page's own words; the assistant’s is up to each person. @returns {Language} */
export const language = () => (localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh-TW')

export function switchLanguage() {
  localStorage.setItem(languageKey, language() === 'en' ? 'zh-TW' : 'en')
}

/** @param {Word} key */
export const word = (key) => (language() === 'en' ? english : chinese)[key]

/** Puts the page's own words into what is marked for them, within `root`. @param {ParentNode} root */
export function drawWords(root) {
  for (const marked of root.querySelectorAll('[data-word]')) marked.textContent = word(wordAt(marked, 'data-word'))
  for (const marked of root.querySelectorAll('[data-label]')) {
    const label = word(wordAt(marked, 'data-label'))
    marked.setAttribute('aria-label', label)
    if (marked instanceof HTMLButtonElement) marked.title = label
  }
}

/** @param {Element} marked @param {string} attribute */
const wordAt = (marked, attribute) => /** @type {Word} */ (marked.getAttribute(attribute))

/** What went wrong, as the server or the browser names it. @param {string} problem */
export const problemWords = (problem) => word(problem in chinese ? /** @type {Word} */ (problem) : 'unreachable')

/** @param {CastMember} member */
export const descriptionOf = (member) => member.description[language()]

/** @param {number} at @param {Intl.DateTimeFormatOptions} options */
const format = (at, options) => new Intl.DateTimeFormat(language(), { timeZone: 'Asia/Taipei', ...options }).format(at)

/** @param {number} at */
export const timeOf = (at) => format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** @param {number} at */
export function dayOf(at) {
  if (language() === 'en') return format(at, { month: 'long', day: 'numeric', weekday: 'short' })
  return `${format(at, { month: 'long', day: 'numeric' })}（${format(at, { weekday: 'narrow' })}）`
}

/** @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
