import { addressAt, webAddress } from '@core/text/webAddress'
import type { TextMark } from '@core/text/textMark'
import type { Token } from 'markdown-it'
import { h, type VNode } from 'vue'
import FormulaText from '../text/FormulaText.vue'
import TextLink from '../text/TextLink.vue'

/** The elements that a note may have. Its headings stand below those of the page. */
const TAGS: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  p: 'p',
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  h6: 'h6',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  em: 'em',
  strong: 'strong',
  s: 's',
})

type Child = VNode | string

/** What a note's nodes take from elsewhere. */
export interface NoteWords {
  readonly imageWords: (alt: string) => string
  /** What is to be marked in a text, in order and not overlapping. */
  readonly marksIn: (text: string) => readonly TextMark[]
}

/** An element whose end has not come yet. */
interface Open {
  readonly children: Child[]
  readonly close: (children: Child[]) => readonly Child[]
  /** Within a link there is no other. */
  readonly isLink: boolean
}

const ADDRESS = /https?:\/\//gi

/** An attribute as markdown-it gives it. */
function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '')
}

function link(url: string, children: readonly Child[]): VNode {
  return h(TextLink, { url }, () => [...children])
}

/** A text with its marks. */
function marked(text: string, { marksIn }: NoteWords): readonly Child[] {
  const parts: Child[] = []
  let end = 0
  for (const { from, to, kind } of marksIn(text)) {
    parts.push(text.slice(end, from), h('mark', { class: kind }, text.slice(from, to)))
    end = to
  }
  parts.push(text.slice(end))
  return parts.filter((part) => part !== '')
}

/** A text with its bare addresses as links. */
function textWithLinks(text: string, words: NoteWords): readonly Child[] {
  const parts: Child[] = []
  let end = 0
  ADDRESS.lastIndex = 0
  for (let found = ADDRESS.exec(text); found !== null; found = ADDRESS.exec(text)) {
    const address = addressAt(text, found.index)
    if (address === null) continue
    if (address.url !== null) {
      parts.push(
        ...marked(text.slice(end, found.index), words),
        link(address.url, marked(address.text, words)),
      )
      end = address.to
    }
    ADDRESS.lastIndex = address.to
  }
  parts.push(...marked(text.slice(end), words))
  return parts
}

function image(token: Token, { imageWords }: NoteWords): Child {
  // a picture would be fetched from somewhere: its address can be looked at instead
  const words = imageWords(token.content)
  const address = webAddress(attribute(token, 'src'))
  return address === null ? words : link(address.href, [words])
}

function opened(token: Token): Open['close'] {
  if (token.hidden) return (children) => children
  if (token.type === 'link_open') {
    const address = webAddress(attribute(token, 'href'))
    return (children) => (address === null ? children : [link(address.href, children)])
  }
  const tag = TAGS[token.tag]
  if (tag === undefined) return (children) => children
  const start = token.tag === 'ol' ? Number(attribute(token, 'start') || 1) : undefined
  const align = /text-align:(left|center|right)/.exec(attribute(token, 'style'))?.[1]
  return (children) => [h(tag, { start, class: align }, children)]
}

function single(token: Token, words: NoteWords): readonly Child[] {
  switch (token.type) {
    case 'text':
      return textWithLinks(token.content, words)
    case 'inline':
      return markdownNodes(token.children ?? [], words)
    case 'code_inline':
      return [h('code', [...marked(token.content, words)])]
    case 'code_block':
    case 'fence':
      return [h('pre', h('code', [...marked(token.content, words)]))]
    case 'math':
      return [
        h(FormulaText, {
          tex: token.content,
          display: (token.meta as { display: boolean }).display,
          source: token.markup,
        }),
      ]
    case 'image':
      return [image(token, words)]
    case 'softbreak':
      return ['\n']
    case 'hardbreak':
      return [h('br')]
    case 'hr':
      return [h('hr')]
    default:
      // what is not known is shown as it stands
      return token.content === '' ? [] : [token.content]
  }
}

/** Elements of the page for a note's tokens. Nothing of it is ever HTML: what is no element here is text. */
export function markdownNodes(tokens: readonly Token[], words: NoteWords): Child[] {
  const root: Child[] = []
  const stack: Open[] = []
  for (const token of tokens) {
    const children = stack.at(-1)?.children ?? root
    if (token.nesting === 1) {
      stack.push({ children: [], close: opened(token), isLink: token.type === 'link_open' })
    } else if (token.nesting === -1) {
      const ended = stack.pop()
      if (ended) (stack.at(-1)?.children ?? root).push(...ended.close(ended.children))
    } else {
      const isLabel = token.type === 'text' && stack.some(({ isLink }) => isLink)
      children.push(...(isLabel ? marked(token.content, words) : single(token, words)))
    }
  }
  return root
}
