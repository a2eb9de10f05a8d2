import { joinedMessages } from '@core/messages/joined'
import { expect, test } from 'vitest'

const NOTHING = { searches: 0, keywords: 0, settings: 0, left: 0 }

test('what came in of another program’s choices is counted in both languages', () => {
  const joined = { searches: 1, keywords: 2, settings: 1, left: 0 }
  expect(joinedMessages.en(joined)).toBe(
    'Another program changed the library’s files while Duidu was open. Taken in, after yours: 1 saved search, 2 followed or muted words. 1 setting is now as it put it.',
  )
  expect(joinedMessages.zh(joined)).toBe(
    '对读打开期间，资料库的文件被别的程序改动过。已接在您的之后：1 条已存搜索，2 个关注词或屏蔽词。1 项设置已变成它写入的值。',
  )
})

test('nothing is said of what did not come in, but that there was no room for it', () => {
  expect(joinedMessages.en({ ...NOTHING, settings: 3 })).toMatch(
    /open\. 3 settings are now as it put them\.$/,
  )
  expect(joinedMessages.en({ ...NOTHING, left: 1 })).toMatch(
    /open\. There was no room for 1 more .* add it again\.$/,
  )
  expect(joinedMessages.zh({ ...NOTHING, left: 2 })).toMatch(
    /改动过。另有 2 个搜索或词放不下。请先删掉一些，再重新添加。$/,
  )
})
