/** The smallest PDF that viewers open, made longer to any size. */
export function pdf(bytes = 2_000): Buffer {
  const body =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
  return Buffer.concat([Buffer.from(body), Buffer.alloc(Math.max(0, bytes - body.length), ' ')])
}

/** The start of an MP4 film. */
export const mp4 = (bytes = 2_000) =>
  Buffer.concat([Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'), Buffer.alloc(bytes)])

/** The start of a Word document: a ZIP by its first bytes. */
export const zip = (bytes = 2_000) => Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(bytes)])

/** The start of a PNG picture. */
export const png = (bytes = 2_000) =>
  Buffer.concat([
    Buffer.from(
      '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea7',
      'hex',
    ),
    Buffer.alloc(bytes),
  ])
