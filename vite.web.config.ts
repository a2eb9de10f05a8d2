import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { katexFonts } from './scripts/katexFonts'

/** `/` is the page that brings its own library along; the one for Electron would wait for a preload. */
const webPage: Plugin = {
  name: 'web-page',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url === '/') request.url = '/web.html'
      next()
    })
  },
}

/** The renderer in a plain browser on a library in memory, for fast work on looks: `npm run dev:web`. */
export default defineConfig({
  root: 'src/renderer',
  resolve: { alias: { '@core': resolve(import.meta.dirname, 'src/core') } },
  plugins: [vue(), katexFonts, webPage],
  server: { fs: { allow: [import.meta.dirname] } },
  build: {
    target: 'chrome156',
    outDir: resolve(import.meta.dirname, 'out/web'),
    emptyOutDir: true,
    rolldownOptions: { input: resolve(import.meta.dirname, 'src/renderer/web.html') },
  },
})
