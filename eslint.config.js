import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import { DOORS, guards, HTML_ATTRIBUTE, NEVER_IN_TEMPLATES } from './eslint.guards.js'

/** What main does not do. */
const IN_MAIN = [
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
]

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
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  { files: ['src/core/**/*.ts'], rules: guards(DOORS.core) },
  { files: ['src/cli/**/*.ts'], rules: guards(DOORS.cli) },
  {
    files: ['src/main/**/*.ts'],
    rules: {
      ...guards(DOORS.main, ...IN_MAIN),
      'no-restricted-globals': [
        'error',
        { name: '__dirname', message: 'import.meta.dirname' },
        { name: '__filename', message: 'import.meta.filename' },
        'require',
      ],
    },
  },
  // the one door to the outside
  { files: ['src/main/outside.ts'], rules: guards(DOORS.outside, ...IN_MAIN) },
  {
    files: ['src/main/{library,storage,files,parsing}/**/*.ts'],
    rules: guards(DOORS.threads, ...IN_MAIN),
  },
  // the library's lock is a socket with a path
  { files: ['src/main/storage/socketLock.ts'], rules: guards(DOORS.lock, ...IN_MAIN) },
  {
    files: ['src/main/parsing/parserWorker.ts', 'src/main/files/nodeFileBytes.ts'],
    rules: guards(DOORS.parser, ...IN_MAIN),
  },
  {
    files: ['src/preload/**/*.ts'],
    rules: guards(DOORS.preload, {
      selector: "CallExpression[callee.property.name='sendSync']",
      message: 'blocks the page',
    }),
  },
  {
    files: ['src/renderer/**/*.{ts,vue}'],
    rules: {
      ...guards(DOORS.page),
      'vue/no-restricted-syntax': ['error', ...NEVER_IN_TEMPLATES],
      'vue/no-restricted-static-attribute': [
        'error',
        { key: HTML_ATTRIBUTE.pattern, message: HTML_ATTRIBUTE.message },
      ],
      'vue/no-restricted-v-bind': [
        'error',
        { argument: HTML_ATTRIBUTE.pattern, message: HTML_ATTRIBUTE.message },
      ],
      'no-restricted-globals': ['error', 'process', 'require', 'Buffer'],
    },
  },
  {
    files: ['src/renderer/src/components/**/*.{ts,vue}', 'src/renderer/src/App.vue'],
    rules: guards(DOORS.page, {
      selector: "MemberExpression[object.name='window'][property.name='reader']",
      message: 'only stores talk to window.reader',
    }),
  },
  // the compiler asks for default exports here
  { files: ['src/**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
