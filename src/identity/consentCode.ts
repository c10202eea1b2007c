import { createHmac, timingSafeEqual } from 'node:crypto'
import { alphabet, plainCode } from './codes.ts'

/** Stands for somebody's button where they cannot press it: made from what is consented to, so that nothing is kept. */
export interface ConsentCodes {
  of(subject: string): string
  isRight(typed: string, subject: string): boolean
}

/** Each code is good as long as what it stands for waits for the answer. Source: contract.md, Office commands (`--code`). */
export function createConsentCodes(secret: string): ConsentCodes {
  const of = (subject: string) => {
    const bytes = [...createHmac('sha256', secret).update(`consent:${subject}`).digest().subarray(0, 8)]
    const characters = bytes.map((byte) => alphabet[byte % alphabet.length]).join('')
    return `${characters.slice(0, 4)}-${characters.slice(4)}`
  }
  return {
    of,
    isRight(typed, subject) {
      const [given, expected] = [Buffer.from(plainCode(typed)), Buffer.from(plainCode(of(subject)))]
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
