import type { LibraryStart } from '@core/library/libraryApi'
import type { PaperId } from '@core/paperId'
import { READER_METHODS } from '@core/readerApi'
import { DEFAULT_SESSION, DEFAULT_SETTINGS, type Settings } from '@core/settings'
import { beforeEach, expect, test } from 'vitest'
import type { LibraryHost } from '../../src/main/library/libraryHost'
import { mainReader, type MainDoors } from '../../src/main/mainReader'

const id = '2311.01442' as PaperId
const PLACE = { folder: '/library', moveTo: null, fixed: false, moved: false }
let asked: unknown[][]
let settings: Settings
let chosen: readonly string[]
let doors: MainDoors
let library: LibraryHost

beforeEach(() => {
  asked = []
  settings = DEFAULT_SETTINGS
  chosen = []
  const start: LibraryStart = { settings, session: DEFAULT_SESSION, windowPlace: null }
  doors = {
    began: Promise.resolve(start),
    settings: () => settings,
    systemLocale: () => 'zh',
    platform: 'linux',
    version: '1.2.3',
    sample: '/app/sample.md',
    choose: (what) => {
      asked.push(['choose', what])
      return Promise.resolve(chosen)
    },
    openOnArxiv: (paper) => {
      asked.push(['openOnArxiv', paper])
      return Promise.resolve()
    },
    openLink: async (url) => void asked.push(['openLink', url]),
    copyText: async (text) => void asked.push(['copyText', text]),
    printPage: () => Promise.resolve({ kind: 'printed' }),
    savePdf: (paper) => {
      asked.push(['savePdf', paper])
      return Promise.resolve({ kind: 'cancelled' })
    },
    exportLibrary: async (withPapers) => {
      asked.push(['exportLibrary', withPapers])
      return { kind: 'cancelled' }
    },
    chooseExport: async () => {
      asked.push(['chooseExport'])
      return { kind: 'cancelled' }
    },
    mergeExport: async (takeSettings) => {
      asked.push(['mergeExport', takeSettings])
      return { kind: 'refused', problem: { kind: 'libraryClosed' } }
    },
    libraryPlace: async () => PLACE,
    moveLibrary: async () => ({ kind: 'planned', place: { ...PLACE, moveTo: '/new' } }),
    keepLibraryPlace: async () => PLACE,
    moved: () => null,
    heldNotes: (notes) => void asked.push(['heldNotes', notes]),
    showLibraryFolder: () => void asked.push(['showLibraryFolder']),
    onPageListens: () => void asked.push(['page listens']),
  }
  library = new Proxy({} as LibraryHost, {
    get:
      (_target, method) =>
      (...args: unknown[]) => {
        asked.push([method, ...args])
        return Promise.resolve(`${String(method)} of the library`)
      },
  })
})

test('every method of the contract is there', () => {
  expect(Object.keys(mainReader(library, doors)).sort()).toEqual([...READER_METHODS].sort())
})

test('what belongs to the library is handed on as it is', async () => {
  const reader = mainReader(library, doors)
  expect(await reader.writeNote(id, 'text')).toBe('writeNote of the library')
  const rows = Uint32Array.of(1)
  await reader.rows(rows, 3)
  expect(asked).toEqual([
    ['writeNote', id, 'text'],
    ['rows', rows, 3],
  ])
})

test('the first facts come from the library and from main; from then on the page listens', async () => {
  const start = await mainReader(library, doors).start()
  expect(start).toEqual({
    settings: DEFAULT_SETTINGS,
    session: DEFAULT_SESSION,
    systemLocale: 'zh',
    platform: 'linux',
    version: '1.2.3',
    library: 'state of the library',
    health: 'health of the library',
    moved: null,
  })
  expect(asked.map(([method]) => method)).toEqual(['state', 'health', 'page listens'])
})

test('a page that is loaded again finds the settings and the place that it left, not those on disk', async () => {
  const reader = mainReader(library, doors)
  await reader.start()
  await reader.keepSession({ openPaper: id })
  await reader.keepSession({ noteHeight: 300 })
  settings = { ...DEFAULT_SETTINGS, theme: 'dark' }
  const again = await reader.start()
  expect(again.session).toEqual({ ...DEFAULT_SESSION, openPaper: id, noteHeight: 300 })
  expect(again.settings.theme).toBe('dark')
  expect(asked.filter(([method]) => method === 'begin')).toEqual([])
})

test('files that were chosen are imported, a dialog that was closed imports nothing', async () => {
  const reader = mainReader(library, doors)
  await reader.importByDialog('folder')
  expect(asked).toEqual([['choose', 'folder']])
  chosen = ['/a', '/b']
  await reader.importByDialog('files')
  expect(asked.at(-1)).toEqual(['importPaths', ['/a', '/b']])
})

test('dropped files and the sample are imported by their paths', async () => {
  const reader = mainReader(library, doors)
  await reader.importDropped(['/a.md', '/folder'])
  await reader.importSample()
  expect(asked).toEqual([
    ['importPaths', ['/a.md', '/folder']],
    ['importPaths', ['/app/sample.md']],
  ])
  await expect(reader.importDropped([{ path: '/a' }])).rejects.toThrow('importDropped')
})

test('what leaves the app goes through main, never through the library', async () => {
  const reader = mainReader(library, doors)
  await reader.openOnArxiv(id)
  await reader.openLink('https://a.example/')
  await reader.copyText('$x$')
  await reader.exportLibrary(true)
  await reader.chooseExport()
  await reader.mergeExport(false)
  await reader.showLibraryFolder()
  expect(asked).toEqual([
    ['openOnArxiv', id],
    ['openLink', 'https://a.example/'],
    ['copyText', '$x$'],
    ['exportLibrary', true],
    ['chooseExport'],
    ['mergeExport', false],
    ['showLibraryFolder'],
  ])
})
