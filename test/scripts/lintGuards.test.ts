import { ESLint } from 'eslint'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: ROOT })

/** The rules that a piece of code breaks in this file. */
async function broken(file: string, code: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) })
  return result!.messages.map(({ ruleId }) => ruleId)
}

const TEMPLATE = '<script setup lang="ts"></script>\n'

test.each([
  ['src/renderer/src/components/x/ShowIt.vue', `${TEMPLATE}<template><p v-html="1" /></template>`],
  ['src/renderer/src/stores/x.ts', 'document.body.innerHTML = "x"'],
  ['src/renderer/src/stores/x.ts', 'document.body.outerHTML = "x"'],
  ['src/renderer/src/stores/x.ts', 'document.body.insertAdjacentHTML("afterend", "x")'],
  ['src/renderer/src/stores/x.ts', 'document.body.setHTMLUnsafe("x")'],
  ['src/renderer/src/stores/x.ts', 'document.write("x")'],
  ['src/renderer/src/stores/x.ts', 'new DOMParser().parseFromString("x", "text/html")'],
  ['src/core/x.ts', 'eval("1")'],
  ['src/core/x.ts', 'new Function("1")'],
  ['src/core/x.ts', 'setTimeout("1", 1)'],
  ['src/renderer/src/stores/x.ts', 'void fetch("https://a.example")'],
  ['src/renderer/src/stores/x.ts', 'new WebSocket("wss://a.example")'],
  ['src/renderer/src/stores/x.ts', 'navigator.sendBeacon("https://a.example")'],
  ['src/main/storage/x.ts', "import { JSONFilePreset } from 'lowdb/node'\nvoid JSONFilePreset"],
  ['src/main/storage/x.ts', "import write from 'write-file-atomic'\nvoid write"],
  ['src/main/library/x.ts', "import { app } from 'electron/main'\nvoid app"],
  ['src/main/parsing/parserWorker.ts', "import { readFile } from 'node:fs/promises'\nvoid readFile"],
  ['src/main/parsing/parserWorker.ts', "import { connect } from 'node:net'\nvoid connect"],
  ['src/main/menu.ts', "import { shell } from 'electron/common'\nvoid shell"],
  ['src/main/menu.ts', "import { net } from 'electron/main'\nvoid net"],
  ['src/main/menu.ts', "import { request } from 'node:https'\nvoid request"],
  ['src/main/menu.ts', "import { exec } from 'node:child_process'\nvoid exec"],
  ['src/main/menu.ts', 'export const preferences = { sandbox: false }'],
  ['src/main/menu.ts', 'export const preferences = { contextIsolation: false }'],
  ['src/main/menu.ts', 'export const preferences = { nodeIntegration: true }'],
  ['src/main/menu.ts', 'export const preferences = { webSecurity: false }'],
  ['src/preload/x.ts', "import { readFile } from 'node:fs/promises'\nvoid readFile"],
  ['src/renderer/src/components/x/ask.ts', 'void window.reader.start()'],
  ['src/renderer/src/stores/x.ts', 'void process.env'],
])('in %s the lint refuses %s', async (file, code) => {
  expect(await broken(file, code)).toEqual(
    expect.arrayContaining([expect.stringMatching(/restricted|no-v-html|no-implied-eval/)]),
  )
})

test('in the one file for it the lint lets the door to the outside be used', async () => {
  expect(
    await broken('src/main/outside.ts', "import { shell } from 'electron/common'\nvoid shell\n"),
  ).toEqual([])
})
