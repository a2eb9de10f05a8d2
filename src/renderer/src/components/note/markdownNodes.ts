import { addressAt, webAddress } from '@core/text/webAddress'
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

/** A text with its bare addresses as links. */
function textWithLinks(text: string): readonly Child[] {
  const parts: Child[] = []
  let end = 0
  ADDRESS.lastIndex = 0
  for (let found = ADDRESS.exec(text); found !== null; found = ADDRESS.exec(text)) {
    const address = addressAt(text, found.index)
    if (address === null) continue
    if (address.url !== null) {
      parts.push(text.slice(end, found.index), link(address.url, [address.text]))
      end = address.to
    }
    ADDRESS.lastIndex = address.to
  }
  parts.push(text.slice(end))
  return parts.filter((part) => part !== '')
}

function image(token: Token, imageWords: (alt: string) => string): Child {
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

function single(token: Token, imageWords: (alt: string) => string): readonly Child[] {
  switch (token.type) {
    case 'text':
      return textWithLinks(token.content)
    case 'inline':
      return markdownNodes(token.children ?? [], imageWords)
    case 'code_inline':
      return [h('code', token.content)]
    case 'code_block':
    case 'fence':
      return [h('pre', h('code', token.content))]
    case 'math':
      return [
        h(FormulaText, {
          tex: token.content,
          display: (token.meta as { display: boolean }).display,
          source: token.markup,
        }),
      ]
    case 'image':
      return [image(token, imageWords)]
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
export function markdownNodes(tokens: readonly Token[], imageWords: (alt: string) => string): Child[] {
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
      children.push(...(isLabel ? [token.content] : single(token, imageWords)))
    }
  }
  return root
}
