import type { FakeDiscord } from './fakeDiscord.ts'

/** What the fake's API answered, with the members that it objects to. */
export interface RawAnswer {
  status: number
  code: number | undefined
  paths: string[]
  body: Record<string, unknown>
  headers: Headers
}

/** One call of the fake's API without a library between; as the bot, unless another token is given. */
export async function rawCall(
  discord: FakeDiscord,
  method: string,
  path: string,
  payload?: unknown,
  { token = `Bot ${discord.token}`, files = [] as Uint8Array[] } = {},
): Promise<RawAnswer> {
  const form = new FormData()
  form.append('payload_json', JSON.stringify(payload))
  files.forEach((bytes, index) => {
    form.append(`files[${index}]`, new Blob([bytes as Uint8Array<ArrayBuffer>]), `file${index}.pdf`)
  })
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: token, ...(files.length > 0 ? {} : { 'content-type': 'application/json' }) },
    ...(payload === undefined ? {} : { body: files.length > 0 ? form : body }),
  })
  const text = await response.text()
  const answer = text === '' ? {} : JSON.parse(text)
  return {
    status: response.status,
    code: answer.code,
    paths: [...pathsOf(answer.errors)],
    body: answer,
    headers: response.headers,
  }
}

function* pathsOf(tree: unknown, path = ''): Generator<string> {
  for (const [member, branch] of Object.entries(Object(tree))) {
    if (member === '_errors') yield path
    else yield* pathsOf(branch, path === '' ? member : `${path}.${member}`)
  }
}
