import type { Page } from 'playwright-core'

interface AxNode {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly childIds?: readonly string[]
  readonly backendDOMNodeId?: number
}

/** What is heard in one go: a text in its language, or a formula. */
export interface Heard {
  readonly lang: string
  readonly role: 'text' | 'math'
  readonly text: string
}

/**
 * The texts that a screen reader hears in what `selector` finds, in its order, from the tree that Chromium
 * hands to screen readers. A formula is one text, of what its MathML says.
 */
export async function heardIn(page: Page, selector: string): Promise<readonly Heard[]> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('DOM.enable')
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] }
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    const roleOf = ({ role }: AxNode): string => String(role?.value ?? '')
    const childrenOf = ({ childIds = [] }: AxNode): readonly AxNode[] =>
      childIds.flatMap((id) => byId.get(id) ?? [])
    const textOf = (node: AxNode): string =>
      roleOf(node) === 'StaticText' ? String(node.name?.value ?? '') : childrenOf(node).map(textOf).join('')

    const { root } = await session.send('DOM.getDocument', { depth: 0 })
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
    const { node: element } = await session.send('DOM.describeNode', { nodeId })
    const start = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === element.backendNodeId)
    if (!start) throw new Error(`no screen reader hears of ${selector}`)

    const heard: Heard[] = []
    async function langOf({ backendDOMNodeId }: AxNode): Promise<string> {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId! })
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId!,
        functionDeclaration:
          "function () { return (this.parentElement ?? document.body).closest('[lang]').getAttribute('lang') }",
        returnByValue: true,
      })
      return String(result.value)
    }
    async function listen(node: AxNode): Promise<void> {
      const role = roleOf(node)
      if (role === 'StaticText' || role === 'MathMLMath') {
        // italics of mathematics are letters of their own
        const said = textOf(node).replace(/[\u2061\u200b]/g, '')
        const text = role === 'StaticText' ? said : said.normalize('NFKC')
        if (text.trim() !== '') {
          heard.push({ lang: await langOf(node), role: role === 'StaticText' ? 'text' : 'math', text })
        }
        return
      }
      for (const child of childrenOf(node)) await listen(child)
    }
    await listen(start)
    return heard
  } finally {
    await session.detach()
  }
}
