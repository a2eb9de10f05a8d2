import type { JoinedChoices } from '../reports'
import { countEn, countZh, defineMessages } from './define'

function choicesEn({ searches, keywords, settings, left }: JoinedChoices): string {
  const came = [
    ...(searches > 0 ? [countEn(searches, 'saved search', 'saved searches')] : []),
    ...(keywords > 0 ? [countEn(keywords, 'followed or muted word')] : []),
  ]
  return [
    'Another program changed the library’s files while Duidu was open.',
    ...(came.length > 0 ? [`Taken in, after yours: ${came.join(', ')}.`] : []),
    ...(settings > 0
      ? [
          `${countEn(settings, 'setting')} ${settings === 1 ? 'is' : 'are'} now as it put ${settings === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(left > 0
      ? [
          `There was no room for ${left} more of its searches and words. Delete some of yours, then add ${left === 1 ? 'it' : 'them'} again.`,
        ]
      : []),
  ].join(' ')
}

function choicesZh({ searches, keywords, settings, left }: JoinedChoices): string {
  const came = [
    ...(searches > 0 ? [countZh(searches, '条已存搜索')] : []),
    ...(keywords > 0 ? [countZh(keywords, '个关注词或屏蔽词')] : []),
  ]
  return [
    '对读打开期间，资料库的文件被别的程序改动过。',
    ...(came.length > 0 ? [`已接在您的之后：${came.join('，')}。`] : []),
    ...(settings > 0 ? [`${countZh(settings, '项设置')}已变成它写入的值。`] : []),
    ...(left > 0 ? [`另有 ${left} 个搜索或词放不下。请先删掉一些，再重新添加。`] : []),
  ].join('')
}

/** What another program had changed in the files of searches, words and settings, and has been taken in. */
export const joinedMessages = defineMessages<(joined: JoinedChoices) => string>({
  en: choicesEn,
  zh: choicesZh,
})
