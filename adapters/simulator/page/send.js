/** @import { SaidContent } from '../entry.ts' */

const maxFileBytes = 12 * 1024 * 1024

/** Why something was not sent; `problem` is a key of the page's words. */
export class NotSent extends Error {
  /** @param {string} problem */
  constructor(problem) {
    super(problem)
    this.problem = problem
  }
}

/** Names what a person does, so that trying again does not do it twice. */
export const newEvent = () => crypto.randomUUID()

/**
 * @param {string} account
 * @param {string} event
 * @param {SaidContent} content
 */
export const sendMessage = (account, event, content) =>
  post('/simulator/messages', JSON.stringify({ event, account, content }), { 'Content-Type': 'application/json' })

/**
 * @param {string} account
 * @param {string} event
 * @param {File} file
 * @param {Record<string, string>} set Which photos were sent together, if they were.
 */
export async function sendFile(account, event, file, set) {
  if (file.size > maxFileBytes) throw new NotSent('tooLarge')
  const query = new URLSearchParams({ account, event, name: file.name, ...set })
  await post(`/simulator/files?${query}`, file, { 'Content-Type': 'application/octet-stream' })
}

/**
 * @param {string} url
 * @param {BodyInit} body
 * @param {Record<string, string>} headers
 */
async function post(url, body, headers) {
  const response = await fetch(url, { method: 'POST', body, headers }).catch(() => {
    throw new NotSent('unreachable')
  })
  if (response.ok) return
  const { problem } = await response.json().catch(() => ({ problem: 'unreachable' }))
  throw new NotSent(problem)
}
