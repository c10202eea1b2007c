import { BSONRegExp } from 'bson'
import type { BsonValue } from './bson.ts'
import { CommandError, unsupported } from './errors.ts'

/** A regular expression, and what every text that matches it begins with. */
export interface TextPattern {
  readonly expression: RegExp
  readonly prefix: string
}

/** @throws CommandError for options other than i, m and s and for syntax that JavaScript does not know. */
export function compilePattern(value: BsonValue, givenOptions?: BsonValue): TextPattern {
  const source = value instanceof BSONRegExp ? value.pattern : value
  const options = givenOptions ?? (value instanceof BSONRegExp ? value.options : '')
  if (typeof source !== 'string' || typeof options !== 'string') {
    throw new CommandError('BadValue', '$regex and $options need text')
  }
  const unknown = [...options].find((option) => !'ims'.includes(option))
  if (unknown !== undefined) throw unsupported(`the regular expression option ${unknown}`)
  try {
    const expression = new RegExp(source, `u${[...new Set(options)].join('')}`)
    return { expression, prefix: /[im]/.test(options) ? '' : literalPrefix(source) }
  } catch {
    throw unsupported(`the regular expression /${source}/`)
  }
}

/** What stands between `^` and the first sign with a meaning; nothing where an alternative could begin otherwise. */
function literalPrefix(source: string): string {
  const literal = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[\\^$.|?*+()[\]{}/])*)(.?)/u.exec(source)
  if (!literal || source.includes('|')) return ''
  const [, text = '', next = ''] = literal
  const plain = text.replaceAll(/\\(.)/gu, '$1')
  return '?*{'.includes(next) && next !== '' ? [...plain].slice(0, -1).join('') : plain
}
