import { readFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/** A film of one second that players play, made longer to any size by room that holds nothing. */
export function film(bytes = 0): Buffer {
  const whole = readFileSync(path.resolve('test/fixtures/pages/film.mp4'))
  const free = Buffer.alloc(Math.max(8, bytes - whole.length))
  free.writeUInt32BE(free.length)
  free.write('free', 4)
  return Buffer.concat([whole, free])
}

/** A second of silence: 40 frames of MPEG-1 Layer III, 128 kbit/s at 44.1 kHz. */
export const silence = (): Buffer =>
  Buffer.concat(
    Array.from({ length: 40 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])),
  )

/** A picture of one colour, 40 pixels square. */
export function picture(): Buffer {
  const side = 40
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from([0, 110, 79]))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, block('IHDR', header), block('IDAT', pixels), block('IEND', Buffer.alloc(0))])
}

function block(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** A page that is red from edge to edge. */
export function redPage(): Buffer {
  const drawing = '1 0 0 rg 0 0 300 300 re f'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(`${text}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`)
}
