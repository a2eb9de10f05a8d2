import { describe, expect, test } from 'vitest'
import { runFixture } from './harness'
import { requireChromium } from './requireBrowser'

const CLONE_ERROR = 'An object could not be cloned.'

describe.skipIf(!requireChromium())('IPC', () => {
  test('keeps what structured clone keeps, and lets across only the message of an error', async () => {
    const { said } = await runFixture('ipc.mjs')
    const remote = (channel: string, error: string): unknown => [
      true,
      `Error invoking remote method '${channel}': ${error}`,
      false,
    ]
    expect(said).toEqual({
      'second handler': "Attempted to register a second handler for 'echo'",
      'no function': "Expected handler to be a function, but found type 'number'",
      types: [true, 2, true, 3, true, true, 'bigint', 'wrong', true, true, true],
      echo: [5, ['x'], 'Uint8Array', 'r', ['__proto__', 'd', 'e', 'm', 'n'], true],
      sender: ['app://fixture/', 'app://fixture', true, null],
      fails: remote('fails', 'RangeError: on purpose'),
      'no handler': remote('none', "Error: No handler registered for 'none'"),
      'result not cloneable': remote('returns a function', `Error: ${CLONE_ERROR}`),
      'function from the page': [true, CLONE_ERROR, false],
      'proxy from the page': [true, CLONE_ERROR, false],
      'nested proxy from the page': [true, CLONE_ERROR, false],
      'file from the page': [true, CLONE_ERROR, false],
      'function to the page': 'Failed to serialize arguments',
      'no channel': 'Missing required channel argument',
      got: [['at load'], ['hello', {}]],
      removed: remote('echo', "Error: No handler registered for 'echo'"),
      destroyed: 'Object has been destroyed',
    })
  })
})

describe.skipIf(!requireChromium())('contextBridge', () => {
  test('copies and freezes, stands for functions and promises, and keeps the worlds apart', async () => {
    const { said } = await runFixture('bridge.mjs')
    const existing = 'Cannot bind an API on top of an existing property on the window object'
    expect(said).toEqual({
      globals: ['undefined', 'undefined', 'undefined', 'undefined', 'undefined', true],
      frozen: ['TypeError', 'TypeError', 'TypeError', 'TypeError'],
      copies: [1, 'undefined', true, true, true, true],
      function: [3, 'function', true],
      'same function back': [true, false],
      callback: [true, true, { args: [7] }],
      'callback throws': 'threw from the page',
      promise: [true, {}, true],
      rejects: [true, true, 'rejected', false],
      throws: [true, true, 'thrown'],
      'throws a string':
        'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
      proxy: `threw ${CLONE_ERROR}`,
      'frozen proxy target is untouched': true,
      'too deep':
        'threw Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      weak: `threw ${CLONE_ERROR}`,
      blob: 'abc',
      exposing: [
        `document: ${existing}`,
        `twice: ${existing}`,
        expect.stringContaining('contextBridge.exposeInIsolatedWorld is not reproduced'),
      ],
      prompt: 'threw prompt() is not supported.',
    })
  })
})

describe.skipIf(!requireChromium())('a sandboxed preload', () => {
  test('is one classic script with four modules; what it does wrong is reported and the page lives on', async () => {
    const { said } = await runFixture('preloads.mjs')
    const failed = (name: string, error: string, message: string, early: string | null = null): unknown => ({
      errors: [[true, error, message]],
      lines: [
        ['error', `Unable to load preload script: /preloads.${name}.cjs`],
        ['error', expect.stringContaining(message)],
      ],
      page: ['ran', early, null],
    })
    expect(said).toEqual({
      filesystem: failed('filesystem', 'Error', 'module not found: node:fs'),
      module: failed('module', 'SyntaxError', 'Cannot use import statement outside a module'),
      missing: failed('missing', 'Error', "ENOENT: no such file or directory, open '/preloads.missing.cjs'"),
      throws: failed(
        'throws',
        'Error',
        'electron stand-in: ipcRenderer.sendSync is not reproduced (test/electron/README.md)',
        'exposed before the fault',
      ),
      good: {
        errors: [],
        lines: [],
        page: [
          'ran',
          null,
          {
            heard: [1],
            later: 'function',
            host: 'example.org',
            process: ['renderer', true, true, 'string'],
            readyState: 'loading',
          },
        ],
      },
    })
  })
})
