import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const FOLDER = resolve(import.meta.dirname, '../../../src/core/messages')
const sources = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const)
const naming = (word: string) => sources.filter(([, text]) => text.includes(word)).map(([name]) => name)

test('the Chinese interface has one word for whom it speaks to', () => {
  expect(naming('您').length).toBeGreaterThan(3)
  expect(naming('你')).toEqual([])
})

test.each([
  ['已存搜索', '保存的搜索'],
  ['关注词与屏蔽词', '关注词和屏蔽词'],
])('%s has one name in every message', (name, other) => {
  expect(naming(name).length).toBeGreaterThan(1)
  expect(naming(other)).toEqual([])
})
