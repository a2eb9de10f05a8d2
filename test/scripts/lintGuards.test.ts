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

const REFUSAL = expect.stringMatching(/restricted|no-v-html|no-implied-eval/)
const component = (template: string, script = '') =>
  `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`

test.each([
  ['src/renderer/src/stores/x.ts', 'document.body.innerHTML = "x"'],
  ['src/renderer/src/stores/x.ts', 'document.body.outerHTML = "x"'],
  ['src/renderer/src/stores/x.ts', 'document.body["innerHTML"] = "x"'],
  ['src/renderer/src/stores/x.ts', 'document.body[`outerHTML`] = "x"'],
  ['src/renderer/src/stores/x.ts', 'Object.assign(document.body, { innerHTML: "x" })'],
  ['src/renderer/src/stores/x.ts', 'Reflect.set(document.body, "innerHTML", "x")'],
  [
    'src/renderer/src/components/x/x.ts',
    "import { h } from 'vue'\nexport const p = h('p', { innerHTML: 'x' })",
  ],
  [
    'src/renderer/src/components/x/x.ts',
    "import { h } from 'vue'\nexport const p = h('p', { '.innerHTML': 'x' })",
  ],
  [
    'src/renderer/src/components/x/x.ts',
    "import { h } from 'vue'\nexport const p = (innerHTML: string) => h('p', { innerHTML })",
  ],
  ['src/renderer/src/components/x/x.ts', "import { createStaticVNode } from 'vue'\nvoid createStaticVNode"],
  ['src/renderer/src/stores/x.ts', 'document.body["insertAdjacentHTML"]("afterend", "x")'],
  ['src/renderer/src/stores/x.ts', 'window.document.write("x")'],
  ['src/renderer/src/stores/x.ts', 'document.body.insertAdjacentHTML("afterend", "x")'],
  ['src/renderer/src/stores/x.ts', 'document.body.setHTMLUnsafe("x")'],
  ['src/renderer/src/stores/x.ts', 'document.write("x")'],
  ['src/renderer/src/stores/x.ts', 'new DOMParser().parseFromString("x", "text/html")'],
  ['src/core/x.ts', 'eval("1")'],
  ['src/core/x.ts', 'new Function("1")'],
  ['src/core/x.ts', 'setTimeout("1", 1)'],
  ['src/core/x.ts', 'globalThis.eval("1")'],
  ['src/core/x.ts', 'globalThis["eval"]("1")'],
  ['src/core/x.ts', '(0, eval)("1")'],
  ['src/core/x.ts', 'Function("1")()'],
  ['src/core/x.ts', 'new globalThis.Function("1")'],
  ['src/core/x.ts', '[].at.constructor("1")()'],
  ['src/core/x.ts', 'setTimeout(`1`, 1)'],
  ['src/core/x.ts', 'export const load = (name: string) => import(name)'],
  ['src/core/x.ts', "void import('data:text/javascript,1')"],
  ['src/main/menu.ts', "void process.getBuiltinModule('node:https')"],
  ['src/main/menu.ts', "import { createRequire } from 'node:module'\nvoid createRequire"],
  ['src/renderer/src/stores/x.ts', 'void fetch("https://a.example")'],
  ['src/renderer/src/stores/x.ts', 'new WebSocket("wss://a.example")'],
  ['src/renderer/src/stores/x.ts', 'void window.fetch("https://a.example")'],
  ['src/renderer/src/stores/x.ts', 'const { fetch: get } = window\nvoid get'],
  ['src/renderer/src/stores/x.ts', 'void window["fetch"]("https://a.example")'],
  ['src/renderer/src/stores/x.ts', 'new window.WebSocket("wss://a.example")'],
  ['src/main/menu.ts', 'void session.defaultSession.fetch("https://a.example")'],
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
  ['src/main/menu.ts', "void import('electron/common').then(({ shell }) => shell)"],
  ['src/main/menu.ts', "void (await import('electron/common')).shell"],
  ['src/main/menu.ts', "import * as common from 'electron/common'\nvoid common.shell"],
  ['src/main/menu.ts', "import common from 'electron/common'\nvoid common.shell"],
  ['src/main/menu.ts', "export { shell } from 'electron/common'"],
  ['src/main/menu.ts', "void import('node:https')"],
  ['src/main/outside.ts', "import { request } from 'node:https'\nvoid request"],
  ['src/main/library/x.ts', "import { request } from 'node:https'\nvoid request"],
  ['src/main/library/x.ts', "void import('node:https')"],
  ['src/main/storage/x.ts', "import { connect } from 'node:net'\nvoid connect"],
  ['src/main/storage/socketLock.ts', "import { lookup } from 'node:dns/promises'\nvoid lookup"],
  ['src/main/files/x.ts', "import { exec } from 'child_process'\nvoid exec"],
  ['src/main/parsing/x.ts', "import { runInThisContext } from 'node:vm'\nvoid runInThisContext"],
  ['src/preload/x.ts', "import { shell } from 'electron/common'\nvoid shell"],
  ['src/preload/x.ts', "void import('electron/common')"],
  ['src/core/x.ts', "import write from 'write-file-atomic'\nvoid write"],
  ['src/core/x.ts', "import { readFile } from 'fs/promises'\nvoid readFile"],
  ['src/cli/x.ts', "import write from 'write-file-atomic'\nvoid write"],
  ['src/cli/x.ts', "import { JSONFile } from 'lowdb/node'\nvoid JSONFile"],
  ['src/cli/x.ts', "import { TextFile } from 'lowdb/node'\nvoid TextFile"],
  ['src/cli/x.ts', "import { request } from 'node:http'\nvoid request"],
  ['src/renderer/src/stores/x.ts', "void import('lowdb/browser')"],
  ['src/main/menu.ts', 'export const preferences = { sandbox: false }'],
  ['src/main/menu.ts', 'export const preferences = { contextIsolation: false }'],
  ['src/main/menu.ts', 'export const preferences = { nodeIntegration: true }'],
  ['src/main/menu.ts', 'export const preferences = { webSecurity: false }'],
  ['src/preload/x.ts', "import { readFile } from 'node:fs/promises'\nvoid readFile"],
  ['src/renderer/src/components/x/ask.ts', 'void window.reader.start()'],
  ['src/renderer/src/stores/x.ts', 'void process.env'],
])('in %s the lint refuses %s', async (file, code) => {
  expect(await broken(file, code)).toEqual(expect.arrayContaining([REFUSAL]))
})

// Vue hands these to its own policy of Trusted Types, which the page's policy allows: nothing else would stop them
test.each([
  '<p v-html="\'x\'" />',
  '<p innerHTML="x" />',
  '<p inner-html="x" />',
  '<p outerHTML="x" />',
  '<p :innerHTML="\'x\'" />',
  '<p v-bind:innerHTML="\'x\'" />',
  '<p :inner-html.prop="\'x\'" />',
  '<p .innerHTML="\'x\'" />',
  '<p :outerHTML="\'x\'" />',
  '<p :outer-html.prop="\'x\'" />',
  '<iframe :srcdoc="\'x\'" />',
  '<p :[name]="\'x\'" />',
  '<p v-bind="{ innerHTML: \'x\' }" />',
  "<p v-bind=\"{ '.inner-html': 'x' }\" />",
  '<p @click="(event) => (event.target.innerHTML = \'x\')" />',
  "<p @click=\"$el['outerHTML'] = 'x'\" />",
  '<p @click="fetch(\'https://a.example\')" />',
])('the lint refuses %s in a template', async (template) => {
  const said = await broken('src/renderer/src/components/x/ShowIt.vue', component(template))
  expect(said).toEqual(expect.arrayContaining([REFUSAL]))
})

test('the lint refuses in the script of a component what it refuses elsewhere', async () => {
  for (const script of ['document.body.innerHTML = "x"', 'void window.reader.start()', 'eval("1")']) {
    const said = await broken('src/renderer/src/components/x/ShowIt.vue', component('<p />', script))
    expect(said, script).toEqual(expect.arrayContaining([REFUSAL]))
  }
})

test('an ordinary component is let be', async () => {
  const script = "const words = ['a']\nconst heard = (event: Event) => void event.target"
  const template = '<p v-for="word in words" :key="word" :lang="word" @click="heard">{{ word }}</p>'
  expect(await broken('src/renderer/src/components/x/ShowIt.vue', component(template, script))).toEqual([])
})

test.each([
  ['src/main/outside.ts', "import { shell } from 'electron/common'\nvoid shell\n"],
  ['src/main/storage/socketLock.ts', "import { connect } from 'node:net'\nvoid connect\n"],
  ['src/preload/index.ts', "import { ipcRenderer } from 'electron/renderer'\nvoid ipcRenderer\n"],
  ['src/renderer/src/components/x/x.ts', "void import('katex')\n"],
])('in %s, the one file or folder for it, the lint allows %s', async (file, code) => {
  expect(await broken(file, code)).toEqual([])
})
