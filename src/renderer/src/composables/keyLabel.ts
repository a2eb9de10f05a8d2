import { keyParts } from '@core/keys'
import { shellMessages } from '@core/messages/shell'
import type { Locale } from '@core/messages/define'

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
const MAC_MODIFIERS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
// Apple writes Command last; here it comes first
const MAC_ORDER = ['Alt', 'Shift', 'Mod']

/** A key of COMMANDS as people write it: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function keyLabel(key: string, mac: boolean, locale: Locale): string {
  const { modifiers: parts, name: last } = keyParts(key) ?? { modifiers: [], name: key }
  const name = shellMessages[locale].keyNames[last] ?? NAMES[last] ?? last
  const shown = name.length === 1 ? name.toUpperCase() : name
  if (!mac) return [...parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)), shown].join('+')
  const inOrder = MAC_ORDER.filter((modifier) => parts.includes(modifier))
  return inOrder.map((modifier) => MAC_MODIFIERS[modifier]).join('') + shown
}
