import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openEnvelope, seal } from '../../../src/main/storage/envelope'

const HEADER = {
  format: 'duidu/notes',
  schemaVersion: 3,
  generation: 41,
  savedAt: '2026-11-23T16:35:00.000Z',
}

describe('the envelope', () => {
  it('is one line of JSON with the data in it', () => {
    const { bytes } = seal(HEADER, JSON.stringify({ 题目: '对读' }))
    const text = bytes.toString()
    expect(text.indexOf('\n')).toBe(text.length - 1)
    expect(JSON.parse(text)).toMatchObject({ ...HEADER, data: { 题目: '对读' } })
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      'format',
      'schemaVersion',
      'generation',
      'savedAt',
      'sha256',
      'data',
    ])
  })

  it('has the checksum that docs/storage.md tells how to make by hand', () => {
    const { bytes, sha256 } = seal(HEADER, '{"words":["一"]}')
    const without = bytes.toString().replace(/"sha256":"[0-9a-f]{64}"/, '"sha256":""')
    expect(createHash('sha256').update(without).digest('hex')).toBe(sha256)
  })

  it('gives back exactly what was put in', () => {
    const data = { text: 'a "quoted" \\ line\nand 😀 and \ud800 alone', none: null, list: [1, 2.5] }
    const { bytes, sha256 } = seal(HEADER, JSON.stringify(data))
    expect(openEnvelope(bytes)).toEqual({ kind: 'whole', header: HEADER, sha256, data })
  })

  it('opens with fields that a later version adds, as long as the checksum is made the same way', () => {
    const text =
      '{"newField":[1],"format":"f","schemaVersion":9,"generation":1,"savedAt":"t","sha256":"","data":1}'
    const sha256 = createHash('sha256').update(text).digest('hex')
    const bytes = Buffer.from(text.replace('"sha256":""', `"sha256":"${sha256}"`))
    expect(openEnvelope(bytes)).toMatchObject({ kind: 'whole', header: { schemaVersion: 9 } })
  })

  it('finds the change of any single byte, header and line end included', () => {
    const { bytes } = seal(HEADER, '{"words":["one","two"]}')
    for (let place = 0; place < bytes.length; place++) {
      for (const flip of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes)
        changed[place]! ^= flip
        expect(openEnvelope(changed).kind, `byte ${place} ^ ${flip}`).toBe('broken')
      }
    }
  })

  it('finds a file cut short at any length', () => {
    const { bytes } = seal(HEADER, '{"words":["one","two"]}')
    for (let length = 0; length < bytes.length; length++) {
      expect(openEnvelope(bytes.subarray(0, length)).kind, `${length} bytes`).toBe('broken')
    }
  })

  it.each([
    ['null', 'null'],
    ['no format', '{"sha256":"","data":1}'],
    [
      'a generation of 0',
      '{"format":"f","schemaVersion":1,"generation":0,"savedAt":"","sha256":"","data":1}',
    ],
    ['no data', '{"format":"f","schemaVersion":1,"generation":1,"savedAt":"","sha256":""}'],
    [
      'a time that is no text',
      '{"format":"f","schemaVersion":1,"generation":1,"savedAt":1,"sha256":"","data":1}',
    ],
    ['no JSON', '{"sha256":"","data":'],
  ])('refuses a right checksum around %s', (_what, text) => {
    const sha256 = createHash('sha256').update(text).digest('hex')
    const bytes = Buffer.from(text.replace('"sha256":""', `"sha256":"${sha256}"`))
    expect(openEnvelope(bytes).kind).toBe('broken')
  })
})
