/** A generator of numbers in 0..1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What files are made of, and what breaks those who read them. */
const MORSELS = [
  '\n',
  '\r\n',
  '    ',
  '\t',
  '[^1]: ',
  '\n[^2]:',
  '# 摘要\n',
  '\n# 详细\n\n',
  '| Ref | Title | Summary |\n',
  '| [^1] | [',
  '](http://arxiv.org/abs/2405.90001)',
  '    [https://arxiv.org/abs/2405.90001](https://arxiv.org/abs/2405.90001)\n',
  ' (arXiv:2405.90001v1 [cs.LG] UPDATED)',
  'arXiv:2405.90001v1 Announce Type: new  Abstract: ',
  'arXiv:2405.90001v1 公告类型：新 摘要：',
  '摘要：',
  '（原文截断）',
  '<item>',
  '</item>',
  '<link>',
  '&lt;p&gt;\n',
  '&#30740;',
  '&#xd800;',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE x>',
  '{"title":"',
  '"link":',
  '\\ud800',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ufffd',
  '__proto__',
  '𝒟',
].map((text) => Buffer.from(text))

/** A copy of a file with a few of its bytes changed, taken out, doubled, moved or mixed with morsels. */
export function mutate(file: Buffer, random: () => number): Buffer {
  let bytes = Buffer.from(file)
  const times = 1 + Math.floor(random() * 6)
  for (let time = 0; time < times; time++) {
    const at = Math.floor(random() * bytes.length)
    const length = Math.floor(random() ** 3 * 400)
    const end = Math.min(bytes.length, at + length)
    const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)]
    switch (Math.floor(random() * 7)) {
      case 0:
        bytes = Buffer.concat([before, after])
        break
      case 1:
        bytes = Buffer.concat([before, piece, piece, after])
        break
      case 2:
        bytes = Buffer.concat([before, MORSELS[Math.floor(random() * MORSELS.length)]!, piece, after])
        break
      case 3:
        bytes = Buffer.concat([before, MORSELS[Math.floor(random() * MORSELS.length)]!, after])
        break
      case 4:
        bytes = Buffer.from(bytes)
        for (let place = at; place < Math.min(end, at + 4); place++) bytes[place] = Math.floor(random() * 256)
        break
      case 5:
        bytes = Buffer.concat([piece, before, after])
        break
      default:
        bytes = bytes.subarray(0, at)
    }
  }
  return bytes
}
