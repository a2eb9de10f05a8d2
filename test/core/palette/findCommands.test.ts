import { COMMAND_IDS } from '@core/commands'
import { findCommands } from '@core/palette/findCommands'
import { foldWords, matchWords } from '@core/palette/matchWords'
import { expect, test } from 'vitest'

test('a text answers by its beginning, its words, its parts, or its signs in order', () => {
  expect(matchWords('mark', 'mark all as read')).toBe(0)
  expect(matchWords('read all', 'mark all as read')).toBe(1)
  expect(matchWords('ead', 'mark all as read')).toBe(2)
  expect(matchWords('mkall', 'mark all as read')).toBe(3)
  expect(matchWords('全已读', '全部标为已读')).toBe(3)
  expect(matchWords('读已', '全部标为已读')).toBeNull()
  expect(matchWords('', 'anything')).toBe(0)
})

test('case, width and the ellipsis of a menu do not tell words apart', () => {
  expect(foldWords('Open Folder… ')).toBe('open folder')
  expect(foldWords('ＡＲＸＩＶ')).toBe('arxiv')
})

test('every command is found by its name in either language, first of all', () => {
  expect(findCommands('undo', [])[0]).toBe('undo')
  expect(findCommands('撤销', [])[0]).toBe('undo')
  expect(findCommands('OPEN FOLDER', [])[0]).toBe('openFolder')
  expect(findCommands('arxiv', [])).toEqual(['openOnArxiv'])
  expect(findCommands('older 7', [])[0]).toBe('markOlder7')
  expect(findCommands('标记 全部', [])[0]).toBe('markAllRead')
})

test('nothing typed gives every command, those run lately first', () => {
  const all = findCommands('', ['settings', 'undo'])
  expect(all.slice(0, 3)).toEqual(['settings', 'undo', 'next'])
  expect([...all].sort()).toEqual([...COMMAND_IDS].sort())
})

test('of equally good answers the one run lately comes first, a better one before it', () => {
  expect(findCommands('mark', [])[0]).toBe('toggleRead')
  expect(findCommands('mark', ['markBelowRead'])[0]).toBe('markBelowRead')
  expect(findCommands('undo', ['redo'])[0]).toBe('undo')
})

test('what answers to nothing is not there', () => {
  expect(findCommands('qqqq', ['undo'])).toEqual([])
})
