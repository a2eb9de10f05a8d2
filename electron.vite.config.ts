import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { katexFonts } from './scripts/katexFonts'
import { CONTENT_SECURITY_POLICY } from './src/core/contentSecurityPolicy'

const alias = { '@core': resolve(import.meta.dirname, 'src/core') }

/** The built page carries its policy itself, besides the header that main sends; the dev server cannot (it injects styles). */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      injectTo: 'head-prepend',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
    },
  ],
}

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          libraryWorker: resolve(import.meta.dirname, 'src/main/library/libraryWorker.ts'),
          parserWorker: resolve(import.meta.dirname, 'src/main/parsing/parserWorker.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node24',
      externalizeDeps: false,
      // A sandboxed preload is one classic script (docs/decisions/0002-sandboxed-preload.md).
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    plugins: [vue(), katexFonts, contentSecurityPolicy],
    // the page's policy lets no font or picture come as data
    build: { target: 'chrome156', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  },
})
