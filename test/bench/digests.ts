import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The project's folder; a bundle lies two folders below it, as this file does. */
export const ROOT = resolve(import.meta.dirname, '../..')
const SHARED = process.env.DUIDU_SHARED ?? join(ROOT, '../shared')

/** Real digests that lie beside the project; null where they do not. */
export function sampleFiles(ending: '.md' | '.xml'): readonly string[] | null {
  const folder = join(SHARED, 'digests/samples')
  return existsSync(folder) ? filesIn(folder, ending) : null
}

/** The archive of some 1,600 real digests; null where it is not there. */
export function corpusArchive(): string | null {
  const archive = join(SHARED, 'digests/corpus.tar.xz')
  return existsSync(archive) ? archive : null
}

/**
 * Unpacks the archive and gives its files by day; their names begin with it. Throws where `tar` or `xz`
 * is missing.
 */
export function unpackCorpus(archive: string, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true })
  execFileSync('tar', ['xJf', archive, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  return corpusFiles(folder)
}

/** The files of an unpacked archive, by day. */
export function corpusFiles(folder: string): readonly string[] {
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  return filesIn(folder, '.md').toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}

/** The project's own digests of one format: far too small, so the benchmark takes them many times. */
export function fixtureFiles(ending: '.md' | '.xml'): readonly string[] {
  const names = ending === '.md' ? ['epoch-c.md', 'epoch-d.md', 'epoch-e.md'] : ['sample.xml']
  return names.map((name) => join(ROOT, 'test/fixtures/digests', name))
}

export function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0)
}

/** As many of the files, from the first, as together hold no more than `limit` bytes. */
export function upTo(limit: number, files: readonly string[]): readonly string[] {
  let sum = 0
  return files.filter((file) => (sum += statSync(file).size) <= limit)
}

/** How many papers a made-up day announces. */
const PAPERS_PER_DAY = 100

/**
 * Writes digests of made-up papers, one file a day, each paper announced once; as long as real ones are,
 * about 2 kB. Gives the files.
 */
export function writeMadeUpDigests(folder: string, papers: number): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const files: string[] = []
  for (let first = 0; first < papers; first += PAPERS_PER_DAY) {
    const day = new Date(Date.UTC(2024, 1, 1 + first / PAPERS_PER_DAY)).toISOString().slice(0, 10)
    const path = join(folder, `${day}.cs.LG.md`)
    writeFileSync(path, madeUpDigest(first, Math.min(PAPERS_PER_DAY, papers - first)))
    files.push(path)
  }
  return files
}

const THINGS_EN = [
  'rain gauges',
  'ferry timetables',
  'museum visits',
  'tea gardens',
  'bus delays',
  'old maps',
]
const THINGS_ZH = ['雨量计', '渡轮时刻表', '博物馆参观', '茶园', '公交晚点', '旧地图']
const WAYS_EN = ['graph models', 'few examples', 'noisy votes', 'long memory', 'simple rules']
const WAYS_ZH = ['图模型', '少量样本', '带噪声的投票', '长期记忆', '简单规则']

function madeUpDigest(first: number, papers: number): string {
  const rows: string[] = []
  const blocks: string[] = []
  for (let place = 0; place < papers; place++) {
    const number = first + place
    const ref = place + 1
    const id = `${2401 + Math.floor(number / 20_000)}.${String(number % 100_000).padStart(5, '0')}`
    const thing = number % THINGS_EN.length
    const way = Math.floor(number / THINGS_EN.length) % WAYS_EN.length
    const en = `Learning from ${THINGS_EN[thing]} with ${WAYS_EN[way]}, study ${number}`
    const zh = `用${WAYS_ZH[way]}研究${THINGS_ZH[thing]}之${number}`
    const tldr = `研究${number}用${WAYS_ZH[way]}预测${THINGS_ZH[thing]}，误差比常用做法小一成，且只需一半数据。`
    const sentenceEn = `We look at ${THINGS_EN[thing]} of ${number % 97} towns and ask what ${WAYS_EN[way]} can tell. `
    const sentenceZh = `我们考察${number % 97}座城镇的${THINGS_ZH[thing]}，看${WAYS_ZH[way]}能说明什么。`
    const link = `https://arxiv.org/abs/${id}`
    rows.push(`| [^${ref}] | [${en}](${link}) | ${tldr} |`)
    blocks.push(
      `[^${ref}]: ${zh}\n\n    ${en}\n\n    [${link}](${link})\n\n    ${tldr}\n\n    \n\n` +
        `    ${sentenceZh.repeat(7)}\n\n    arXiv:${id}v1 Announce Type: new  Abstract: ${sentenceEn.repeat(10)}\n    \n`,
    )
  }
  return `# 摘要\n\n| Ref | Title | Summary |\n| --- | --- | --- |\n${rows.join('\n')}\n\n# 详细\n\n${blocks.join('')}`
}

/** Reads a file as the yardstick of most figures does: at once, and decoded whole. */
export function readDecoded(file: string): string {
  return readFileSync(file).toString()
}
