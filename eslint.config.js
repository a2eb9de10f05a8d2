import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

/** A rule that names the right door for each wrong one. */
const onlyFrom = (names, patterns, message) => [
  'error',
  {
    paths: names.map((name) => ({ name, message })),
    patterns: patterns.length > 0 ? [{ group: patterns, message }] : [],
  },
]

const NEVER = [
  {
    selector: "MemberExpression[property.name='innerHTML'], MemberExpression[property.name='outerHTML']",
    message: 'text is text, never HTML',
  },
  {
    selector:
      "CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString|write|writeln)$/][callee.object.name!='process'][callee.object.property.name!=/^(stdout|stderr)$/]:matches([callee.property.name!=/^write/], [callee.object.name='document'])",
    message: 'text is text, never HTML',
  },
  {
    selector:
      "CallExpression[callee.name='eval'], NewExpression[callee.name='Function'], CallExpression[callee.name=/^(setTimeout|setInterval)$/] > Literal.arguments:first-child",
    message: 'nothing from a file becomes code',
  },
  {
    selector:
      "CallExpression[callee.name='fetch'], NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|WebTransport)$/], CallExpression[callee.property.name='sendBeacon']",
    message: 'Duidu asks nothing of any network',
  },
  {
    selector: "ImportSpecifier[imported.name='JSONFilePreset'], ImportSpecifier[imported.name='JSONFile']",
    message: 'stores go through main/storage, which does not lose them',
  },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'named exports, so that a thing has one name everywhere',
  },
]

const NO_ELECTRON_BUT_IN_MAIN = ['electron', 'electron/*']

export default defineConfig(
  { ignores: ['out', 'dist', 'coverage', 'test/electron/fixtures'] },
  js.configs.recommended,
  ts.configs.strict,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.{js,mjs,cjs,ts,vue}'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'no-undef': 'off', // the compiler knows better
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipRegExps: true, skipStrings: true, skipTemplates: true }],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multi-word-component-names': ['error', { ignores: ['App'] }],
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off',
      'vue/component-api-style': ['error', ['script-setup']],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'no-restricted-syntax': ['error', ...NEVER],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': onlyFrom(
        ['lowdb/node', 'lowdb/browser', 'vue', 'pinia'],
        [...NO_ELECTRON_BUT_IN_MAIN, 'node:*', '**/main/**', '**/renderer/**', '**/preload/**', '**/cli/**'],
        'core is pure: what it needs from outside is handed in',
      ),
    },
  },
  {
    files: ['src/main/**/*.ts'],
    rules: {
      'no-restricted-imports': onlyFrom(
        ['electron', 'electron/renderer', 'vue', 'pinia', 'lowdb/node', 'write-file-atomic'],
        ['**/renderer/**', '**/preload/**'],
        "main imports from 'electron/main' and 'electron/common', stores from main/storage, and nothing of the page",
      ),
      'no-restricted-syntax': [
        'error',
        ...NEVER,
        {
          selector:
            'Program > ExpressionStatement > AwaitExpression, Program > VariableDeclaration > VariableDeclarator > AwaitExpression',
          message: "a top-level await delays 'ready'; awaiting whenReady() there hangs Electron",
        },
        {
          selector:
            "Property[key.name='nodeIntegration'][value.value=true], Property[key.name='contextIsolation'][value.value=false], Property[key.name='sandbox'][value.value=false], Property[key.name='webSecurity'][value.value=false]",
          message: 'the page stays sandboxed and isolated',
        },
        {
          selector:
            "CallExpression[callee.property.name=/^show.*DialogSync$/], CallExpression[callee.property.name='showMessageBoxSync']",
          message: 'blocks the main process',
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: '__dirname', message: 'import.meta.dirname' },
        { name: '__filename', message: 'import.meta.filename' },
        'require',
      ],
    },
  },
  {
    // the one door to the outside
    files: ['src/main/**/*.ts'],
    ignores: ['src/main/outside.ts', 'src/main/{library,storage,files,parsing}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron/common',
              importNames: ['shell'],
              message: 'what leaves the app goes by main/outside.ts',
            },
            {
              name: 'electron/main',
              importNames: ['net', 'webFrameMain', 'shell'],
              message: 'Duidu asks nothing of any network',
            },
          ],
          patterns: [
            {
              regex:
                '^(node:)?(http|https|http2|net|tls|dgram|dns|child_process|vm|inspector|cluster|wasi)(/.*)?$',
              message: 'Duidu asks nothing of any network, and starts nothing',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/main/{library,storage,files,parsing}/**/*.ts'],
    rules: {
      'no-restricted-imports': onlyFrom(
        ['vue', 'pinia', 'lowdb/node', 'write-file-atomic'],
        [...NO_ELECTRON_BUT_IN_MAIN, '**/renderer/**', '**/preload/**'],
        'the library worker is a Node thread: no Electron in it',
      ),
    },
  },
  {
    files: ['src/main/parsing/parserWorker.ts', 'src/main/files/nodeFileBytes.ts'],
    rules: {
      'no-restricted-imports': onlyFrom(
        ['electron', 'fs', 'path', 'os', 'child_process', 'vue', 'pinia', 'lowdb'],
        [
          ...NO_ELECTRON_BUT_IN_MAIN,
          'node:fs',
          'node:fs/*',
          'node:path',
          'node:os',
          'node:net',
          'node:http*',
          'node:tls',
          'node:dns*',
          'node:dgram',
          'node:child_process',
          'node:module',
          '**/library/**',
          '**/storage/**',
        ],
        'the parser is given bytes: it opens no file and reaches nothing',
      ),
    },
  },
  {
    files: ['src/preload/**/*.ts'],
    rules: {
      'no-restricted-imports': onlyFrom(
        ['electron', 'electron/main', 'fs', 'path', 'os', 'child_process', 'vue', 'pinia', 'lowdb'],
        ['node:*', '**/main/**', '**/renderer/**'],
        "a sandboxed preload has only 'electron/renderer', events, timers, url",
      ),
      'no-restricted-syntax': [
        'error',
        ...NEVER,
        { selector: "CallExpression[callee.property.name='sendSync']", message: 'blocks the page' },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,vue}'],
    rules: {
      'no-restricted-imports': onlyFrom(
        ['fs', 'path', 'lowdb/node'],
        [...NO_ELECTRON_BUT_IN_MAIN, 'node:*', '**/main/**', '**/preload/**'],
        'the page has only window.reader, and only stores talk to it',
      ),
      'no-restricted-globals': ['error', 'process', 'require', 'Buffer'],
    },
  },
  {
    files: ['src/renderer/src/components/**/*.{ts,vue}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NEVER,
        {
          selector: "MemberExpression[object.name='window'][property.name='reader']",
          message: 'only stores talk to window.reader',
        },
      ],
    },
  },
  {
    // tools ask for default exports here; the Vue compiler makes one for every component
    files: ['*.config.{ts,js}', '**/*.vue', 'test/closingLine.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
