import { UNCUT, type OpenPaper } from '@core/paper'
import type { PaperId } from '@core/paperId'

/** A paper as most are, with something of all that has to be set. It is of no library, and never seen. */
export const REHEARSED_PAPER: OpenPaper = {
  row: {
    number: -1,
    id: '2311.00001' as PaperId,
    title: { zh: '界 $O(n)$ 的一个例子', en: 'An example of the bound $O(n)$' },
    tldr: { zh: '举一个例子。', en: 'An example is given.' },
    category: 'cs.LG',
    announceType: 'replace',
    version: 2,
    read: true,
    starred: false,
    noted: false,
    updated: false,
    followed: [],
    muted: [],
  },
  abstract: {
    zh: '设 $x_i^2\\le\\frac{1}{n}$ 对每个 $i$ 成立。那么总和以 \\emph{一} 为界（见下文）。',
    en: 'Let $x_i^2\\le\\frac{1}{n}$ hold for every $i$. Then the sum is bounded by \\emph{one} (see below).',
  },
  cut: UNCUT,
  textsLost: false,
  categories: ['cs.LG', 'stat.ML'],
  announcements: [{ digest: 0, name: 'cs.LG', date: '2023-11-01', announceType: 'new', version: 1 }],
  note: null,
}
