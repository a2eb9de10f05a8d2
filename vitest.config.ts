import vue from '@vitejs/plugin-vue'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@core': resolve(import.meta.dirname, 'src/core') }

/** The app is as fast as the machine lets it be: a test that waits for it fails only when nothing comes. */
const PATIENT = { poll: { timeout: 20_000 } }

/**
 * Vitest leaves a core to itself, which has little to do: on a machine of two, half of it would be idle. What drives
 * the app (`fileParallelism: false`) stays one at a time.
 */
const CORES = availableParallelism()
const WORKERS = Math.max(CORES - 1, Math.min(CORES, 2))

export default defineConfig({
  plugins: [vue()],
  resolve: { alias },
  test: {
    reporters: ['default', './test/closingLine.ts'],
    testTimeout: 30_000,
    expect: PATIENT,
    maxWorkers: WORKERS,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{core,main,cli,preload,scripts}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.ts'],
          setupFiles: ['test/renderer/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'corpus',
          environment: 'node',
          include: ['test/corpus/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'built', environment: 'node', include: ['test/built/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'electron',
          environment: 'node',
          include: ['test/electron/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
