import { assertNever } from '../assertNever'
import type { Keyword } from '../search/keywords'
import { ANNOUNCE_TYPES, PAPER_STATES, QUERY_FIELDS, TEXT_FIELDS, type QueryProblem } from '../search/query'
import { countEn, countZh, defineMessages } from './define'

/** One line of the explanation: what may be typed, and what it finds. */
export interface QueryExample {
  readonly query: string
  readonly means: string
}

interface SearchMessages {
  readonly help: string
  readonly closeHelp: string
  readonly language: string
  readonly examples: readonly QueryExample[]
  readonly recent: string
  readonly saved: string
  readonly forget: string
  readonly manage: string
  readonly where: string
  readonly everything: string
  readonly hits: (count: number) => string
  readonly reading: string
  readonly partly: string
  readonly save: string
  readonly savedAs: (name: string) => string
  readonly showSaved: string
  readonly tooManySaved: string
  readonly removed: (name: string) => string
  readonly bringBack: string
  readonly takeBack: string
  readonly problem: (problem: QueryProblem) => string
  readonly savedTitle: string
  readonly savedText: string
  readonly noneSaved: string
  readonly nameOf: (query: string) => string
  readonly up: (name: string) => string
  readonly down: (name: string) => string
  readonly remove: (name: string) => string
  readonly inNote: (count: number) => string
  readonly watched: Readonly<Record<Keyword['kind'], (word: string) => string>>
  readonly selectFirst: string
  readonly keywordsTitle: string
  readonly keywordsText: string
  readonly keywordFields: Readonly<Record<Keyword['kind'], string>>
  readonly addWord: string
  readonly newWord: string
  readonly followedFirst: string
  readonly noKeywords: string
  readonly mutedRows: (count: number) => string
  readonly showMuted: string
  readonly foldMuted: string
  readonly editWords: string
  /** Why a row is set off, for its title and for screen readers. */
  readonly holds: Readonly<Record<Keyword['kind'], (words: string) => string>>
}

const known = (values: readonly string[], by: string): string => values.join(by)

function problemEn(problem: QueryProblem): string {
  switch (problem.kind) {
    case 'unknownField':
      return `“${problem.field}:” is not known; known: ${known(QUERY_FIELDS, ', ')}. Looked for as it stands.`
    case 'noWords':
      return '“in:” says where words are looked for: add a word.'
    case 'badValue': {
      const { field, value } = problem
      const said = value === '' ? `“${field}:” needs a value` : `“${field}:${value}” is not known`
      switch (field) {
        case 'is':
          return `${said}; known: ${known(PAPER_STATES, ', ')}.`
        case 'type':
          return `${said}; known: ${known(ANNOUNCE_TYPES, ', ')}.`
        case 'in':
          return `${said}; known: ${known(TEXT_FIELDS, ', ')}.`
        case 'has':
          return `${said}; known: note.`
        case 'month':
          return `${said}; write month:2023-11 or month:2023.`
        case 'cat':
          return `${said}; write cat:cs.CL, or cat:cs for all of cs.`
        case 'tag':
          return `${said}; tags are letters, digits, - _ /.`
        case 'title':
        case 'summary':
        case 'abstract':
        case 'note':
          return `${said}; write ${field}:word.`
        default:
          return assertNever(field)
      }
    }
    default:
      return assertNever(problem)
  }
}

function problemZh(problem: QueryProblem): string {
  switch (problem.kind) {
    case 'unknownField':
      return `没有“${problem.field}:”这个字段；可用：${known(QUERY_FIELDS, '、')}。已按原文查找。`
    case 'noWords':
      return '“in:”只说明在哪里找：请再加一个词。'
    case 'badValue': {
      const { field, value } = problem
      const said = value === '' ? `“${field}:”后面需要写上内容` : `“${field}:${value}”无法识别`
      switch (field) {
        case 'is':
          return `${said}；可用：${known(PAPER_STATES, '、')}。`
        case 'type':
          return `${said}；可用：${known(ANNOUNCE_TYPES, '、')}。`
        case 'in':
          return `${said}；可用：${known(TEXT_FIELDS, '、')}。`
        case 'has':
          return `${said}；可用：note。`
        case 'month':
          return `${said}；请写 month:2023-11 或 month:2023。`
        case 'cat':
          return `${said}；请写 cat:cs.CL，或用 cat:cs 表示全部 cs 分类。`
        case 'tag':
          return `${said}；标签由文字、数字和 - _ / 组成。`
        case 'title':
        case 'summary':
        case 'abstract':
        case 'note':
          return `${said}；请写 ${field}:词。`
        default:
          return assertNever(field)
      }
    }
    default:
      return assertNever(problem)
  }
}

export const searchMessages = defineMessages<SearchMessages>({
  en: {
    help: 'What can be searched',
    closeHelp: 'Close',
    language: 'What can be typed',
    examples: [
      { query: '图 graph', means: 'both, anywhere in titles, summaries, abstracts and notes' },
      { query: '"graph model"', means: 'exactly these words' },
      { query: '-survey', means: 'without this; also before phrases and fields' },
      { query: 'in:title', means: 'words only there: title, summary, abstract, note' },
      { query: 'title:LoRA', means: 'this word in a title; also summary:, abstract:, note:' },
      { query: 'cat:cs.CL', means: 'in this category; cat:cs for all of cs' },
      { query: 'is:unread', means: 'unread, read, starred or updated' },
      { query: 'type:new', means: 'announced as new, cross, replace or replace-cross' },
      { query: 'month:2023-11', means: 'of this arXiv month, or of a year: month:2023' },
      { query: 'has:note', means: 'with a note' },
      { query: 'tag:idea', means: 'with #idea in its note' },
      { query: 'cat:cs.CL,cs.LG', means: 'any of several values' },
    ],
    recent: 'Searched lately',
    saved: 'Saved searches',
    forget: 'Clear',
    manage: 'Saved searches…',
    where: 'Where to search',
    everything: 'All papers',
    hits: (count) => countEn(count, 'paper'),
    reading: 'Abstracts are still being read; more may be found.',
    partly: 'Some abstracts cannot be read and were not searched.',
    save: 'Save search',
    savedAs: (name) => `Saved “${name}”`,
    showSaved: 'Show',
    tooManySaved: 'There are too many saved searches: remove one first.',
    removed: (name) => `Removed “${name}”`,
    bringBack: 'Bring back',
    takeBack: 'Undo',
    problem: problemEn,
    savedTitle: 'Saved searches',
    savedText: 'They stand among the sources, with what is unread.',
    noneSaved: 'None yet. Search for something and choose “Save search”.',
    nameOf: (query) => `Name of the search ${query}`,
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    remove: (name) => `Remove ${name}`,
    inNote: (count) => countEn(count, 'hit'),
    watched: {
      followed: (word) => `Following “${word}”`,
      muted: (word) => `Muted “${word}”`,
    },
    selectFirst: 'Select a word in the paper first',
    keywordsTitle: 'Followed and muted words',
    keywordsText:
      'Looked for in titles, summaries and abstracts, in any case. Latin words are whole words; write LLM* for all that begins so.',
    keywordFields: { followed: 'Followed', muted: 'Muted' },
    addWord: 'Add',
    newWord: 'New word',
    followedFirst: 'Papers with followed words come first in lists',
    noKeywords: 'None yet',
    mutedRows: (count) => `${countEn(count, 'paper')} with muted words`,
    showMuted: 'Show',
    foldMuted: 'Fold',
    editWords: 'Edit words…',
    holds: {
      followed: (words) => `Followed: ${words}`,
      muted: (words) => `Muted: ${words}`,
    },
  },
  zh: {
    help: '搜索说明',
    closeHelp: '关闭',
    language: '可以这样写',
    examples: [
      { query: '图 graph', means: '标题、一句话摘要、摘要或笔记中同时含有两者' },
      { query: '"图 模型"', means: '一字不差地含有引号里的内容' },
      { query: '-综述', means: '不含此词；也可放在引号和字段前' },
      { query: 'in:title', means: '只在此处找词：title、summary、abstract、note' },
      { query: 'title:LoRA', means: '标题含有此词；另有 summary:、abstract:、note:' },
      { query: 'cat:cs.CL', means: '属于此分类；cat:cs 表示全部 cs 分类' },
      { query: 'is:unread', means: '未读；另有 read 已读、starred 星标、updated 有更新' },
      { query: 'type:new', means: '公告类型：new、cross、replace、replace-cross' },
      { query: 'month:2023-11', means: '此 arXiv 月份；month:2023 表示全年' },
      { query: 'has:note', means: '写有笔记' },
      { query: 'tag:想法', means: '笔记中有 #想法' },
      { query: 'cat:cs.CL,cs.LG', means: '几个值中的任意一个' },
    ],
    recent: '最近搜索',
    saved: '已存搜索',
    forget: '清除',
    manage: '管理已存搜索…',
    where: '搜索范围',
    everything: '全部论文',
    hits: (count) => countZh(count, '篇'),
    reading: '还在读取摘要，可能会找到更多。',
    partly: '有些摘要无法读取，没有搜索。',
    save: '保存搜索',
    savedAs: (name) => `已保存“${name}”`,
    showSaved: '查看',
    tooManySaved: '已存搜索太多，请先移除一个。',
    removed: (name) => `已移除“${name}”`,
    bringBack: '恢复',
    takeBack: '撤销',
    problem: problemZh,
    savedTitle: '已存搜索',
    savedText: '显示在来源栏中，并标出未读篇数。',
    noneSaved: '还没有。搜索后点“保存搜索”即可添加。',
    nameOf: (query) => `搜索 ${query} 的名称`,
    up: (name) => `上移 ${name}`,
    down: (name) => `下移 ${name}`,
    remove: (name) => `移除 ${name}`,
    inNote: (count) => countZh(count, '处命中'),
    watched: {
      followed: (word) => `已关注“${word}”`,
      muted: (word) => `已屏蔽“${word}”`,
    },
    selectFirst: '请先在论文中选中一个词',
    keywordsTitle: '关注词与屏蔽词',
    keywordsText:
      '在标题、一句话摘要和摘要中查找，不分大小写。拉丁字母的词按整词匹配；写 LLM* 则匹配以它开头的词。',
    keywordFields: { followed: '关注', muted: '屏蔽' },
    addWord: '添加',
    newWord: '新词',
    followedFirst: '列表中含关注词的论文排在最前',
    noKeywords: '还没有',
    mutedRows: (count) => `${countZh(count, '篇')}含屏蔽词`,
    showMuted: '显示',
    foldMuted: '收起',
    editWords: '编辑关键词…',
    holds: {
      followed: (words) => `关注：${words}`,
      muted: (words) => `屏蔽：${words}`,
    },
  },
})
