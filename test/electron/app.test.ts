import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeUserData, removeUserData, runFixture, startFixture } from './harness'
import { applicationLocale, systemLanguages, systemLocale } from './main/locale.mjs'
import { requireChromium } from './requireBrowser'

describe.skipIf(!requireChromium())('the app', () => {
  test('is who package.json, the command line and the environment say', async () => {
    const userData = makeUserData()
    const args = ['--own=value', '--lang=zh-CN', 'a file']
    const { said } = await runFixture('identity', {
      userData,
      args,
      env: { LC_ALL: 'de_DE.UTF-8', LANG: 'C' },
    })
    removeUserData(userData)
    expect(said).toEqual({
      name: ['Identity App', 'Identity App', '1.2.3', false, true],
      'app path': '',
      'user data': userData,
      paths: ['', 'logs'],
      locale: [
        'zh-CN',
        'de-DE',
        ['de-DE', 'de-DE', 'de', 'de'],
        'app.getSystemLocale() can only be called before app is ready',
      ],
      argv: [`--user-data-dir=${userData}`, join(import.meta.dirname, 'fixtures/identity'), ...args],
      switch: [true, 'value', false],
      appended: 'x',
      process: ['browser', '45', 'string'],
      set: ['/tmp/elsewhere', 'Other'],
      wrong: ["Failed to get 'nonsense' path", 'Path must be absolute', 'Failed to set path'],
    })
  })

  test('is as if packaged with ELECTRON_STANDIN_PACKAGED', async () => {
    const { said } = await runFixture('identity', {
      args: ['a file'],
      env: { ELECTRON_STANDIN_PACKAGED: '1' },
    })
    expect(said.name).toEqual(['Identity App', 'Identity App', '1.2.3', true, false])
    expect(said.argv).toEqual([expect.stringContaining('--user-data-dir='), 'a file'])
  })

  test('takes its lock once for each folder; a second instance hands over and leaves before ready', async () => {
    const userData = makeUserData()
    const first = startFixture('single.mjs', { userData, args: ['--switch', 'first'] })
    await first.says('running')
    const second = await runFixture('single.mjs', { userData, args: ['file.md', '--late-switch', 'second'] })
    expect(second.order).toEqual(['lock', 'quit'])
    expect(second.said.lock).toBe(false)
    expect(second.code).toBe(0)
    const handed = (await first.says('second')) as { argv: string[] }
    expect(handed).toMatchObject({
      cwd: process.cwd(),
      data: { args: ['second'] },
      isDate: true,
      event: 'function',
    })
    // switches first, one of Chromium's own among them, and the rest in its order
    expect(handed.argv.slice(1)).toEqual([
      `--user-data-dir=${userData}`,
      '--late-switch',
      '--allow-file-access-from-files',
      expect.stringContaining('fixtures/single.mjs'),
      'file.md',
      'second',
    ])
    await runFixture('single.mjs', { userData, args: ['last'] })
    const { said, order } = await first.ended
    expect(said).toMatchObject({ lock: true, running: [true, true] })
    expect(order.at(-1)).toBe('quit')

    // the lock of an instance that was killed, or whose number another process has now, is no lock
    for (const owner of ['999999999', String(process.pid), '']) {
      mkdirSync(userData, { recursive: true })
      writeFileSync(join(userData, 'StandinLock'), owner)
      const again = startFixture('single.mjs', { userData })
      expect(await again.says('lock')).toBe(true)
      expect(readFileSync(join(userData, 'StandinLock'), 'utf8')).not.toBe(owner)
      again.child.kill('SIGKILL')
      await again.ended
    }
    removeUserData(userData)
  })
})

describe('languages', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN', 'zh-CN', ['zh-CN', 'zh-CN', 'zh', 'zh']],
    [{ LANG: 'C.UTF-8' }, 'en-US', 'en-US', []],
    [{}, 'en-US', 'en-US', []],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_TW' }, 'zh-TW', 'zh-TW', ['zh-TW', 'zh']],
    [{ LANG: 'en_US', LANGUAGE: 'zh_CN:en' }, 'zh-CN', 'en-US', ['zh-CN', 'zh', 'en']],
  ])('%j', (env, application, system, preferred) => {
    expect(applicationLocale([], env)).toBe(application)
    expect(systemLocale(env)).toBe(system)
    expect(systemLanguages(env)).toEqual(preferred)
  })

  test('--lang names the app’s locale', () => {
    expect(applicationLocale(['--lang=zh-HK'], { LANG: 'en_US' })).toBe('zh-TW')
    expect(applicationLocale(['--lang=fr'], {})).toBe('fr')
  })
})
