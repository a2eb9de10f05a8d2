import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { aFolder, aStore, saved, words } from './aStore'

const run = promisify(execFile)
const PAGE = resolve(import.meta.dirname, '../../../docs/storage.md')

/** The shell commands of docs/storage.md, in their order. */
async function commands(): Promise<string[]> {
  const page = await readFile(PAGE, 'utf8')
  return [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, command]) => command!)
}

/** A library's folder with `notes/0001.json` in it. */
async function aLibrary(): Promise<{
  readonly library: string
  readonly notes: string
  readonly file: string
}> {
  const library = await aFolder()
  const notes = join(library, 'notes')
  const file = join(notes, '0001.json')
  await mkdir(notes)
  await saved(notes, words('a note'))
  await rename(join(notes, 'words.json'), file)
  return { library, notes, file }
}

it('a file that was edited by hand is taken after the command that docs/storage.md gives', async () => {
  const { library, notes, file } = await aLibrary()
  const edited = JSON.stringify(JSON.parse(await readFile(file, 'utf8')), null, 2).replace(
    'a note',
    '改过的笔记',
  )
  await writeFile(file, edited)
  const [reseal] = await commands()
  await run('sh', ['-c', reseal!], { cwd: library })
  await rename(file, join(notes, 'words.json'))
  expect(await aStore(notes).load()).toEqual({ data: words('改过的笔记'), notice: null, readOnly: false })
})

it('a file is checked without Duidu as docs/storage.md tells', async () => {
  const { library, file } = await aLibrary()
  const check = (await commands())[1]!.replace(
    'sha256sum',
    'node -e \'const h=require("crypto").createHash("sha256");process.stdin.on("data",d=>h.update(d)).on("end",()=>console.log(h.digest("hex")))\'',
  )
  const sums = async (): Promise<string[]> => {
    const { stdout } = await run('sh', ['-c', check], { cwd: library })
    return stdout.match(/[0-9a-f]{64}/g) ?? []
  }
  const [made, written] = await sums()
  expect(made).toHaveLength(64)
  expect(made).toBe(written)
  await writeFile(file, (await readFile(file, 'utf8')).replace('a note', 'b note'))
  const [madeNow, writtenStill] = await sums()
  expect(madeNow).not.toBe(writtenStill)
})
