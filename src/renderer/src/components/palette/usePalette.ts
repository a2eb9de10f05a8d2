import type { CommandId } from '@core/commands'
import { commandMessages } from '@core/messages/commands'
import { paletteMessages } from '@core/messages/palette'
import { findCommands } from '@core/palette/findCommands'
import { foldWords, matchWords } from '@core/palette/matchWords'
import type { Scope } from '@core/scope'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useMessages } from '../../composables/useMessages'
import { useScopeLabel } from '../../composables/useScopeLabel'
import { useCommands } from '../../stores/commands'
import { useLibrary } from '../../stores/library'
import { useRecentCommands } from '../../stores/recentCommands'
import { scopeKey } from '../../stores/sourceRows'

/** More sources than this are not shown: whoever wants one of 16,000 goes on typing. */
const MOST_SOURCES = 20
const PLAIN_SCOPES = ['unread', 'all', 'starred', 'noted', 'updated'] as const

export type PaletteItem = { readonly key: string; readonly label: string; readonly enabled: boolean } & (
  { readonly kind: 'command'; readonly id: CommandId } | { readonly kind: 'source'; readonly scope: Scope }
)

export interface PaletteSection {
  readonly title: string
  readonly items: readonly PaletteItem[]
}

export interface Palette {
  readonly query: Ref<string>
  readonly sections: ComputedRef<readonly PaletteSection[]>
  readonly items: ComputedRef<readonly PaletteItem[]>
  readonly active: ComputedRef<PaletteItem | undefined>
  /** Moves on by so many items, round the ends where that is one. */
  readonly move: (step: number) => void
  readonly point: (item: PaletteItem) => void
}

/** What the palette offers for what is typed, and which item the keyboard is on. */
export function usePalette(): Palette {
  const commands = useCommands()
  const library = useLibrary()
  const recent = useRecentCommands()
  const words = useMessages(paletteMessages)
  const commandWords = useMessages(commandMessages)
  const labelOf = useScopeLabel()
  const query = ref('')
  const place = ref(0)

  const commandItem = (id: CommandId): PaletteItem => ({
    kind: 'command',
    key: id,
    id,
    label: commandWords.value[id],
    enabled: commands.canRun(id),
  })
  const sourceItem = (scope: Scope): PaletteItem => ({
    kind: 'source',
    key: scopeKey(scope),
    scope,
    label: labelOf(scope),
    enabled: true,
  })

  // made when something is first typed, not with every key
  const sources = computed(() => {
    const scopes: Scope[] = [
      ...PLAIN_SCOPES.map((kind) => ({ kind })),
      ...(library.counts?.categories ?? []).map(({ category }) => ({ kind: 'category', category }) as const),
    ]
    const plain = scopes.map((scope) => ({ scope, text: foldWords(labelOf(scope)) }))
    const digests = library.digests.map(({ number, date, name }) => ({
      scope: { kind: 'digest', digest: number } as const,
      text: `${date} ${name}`.toLowerCase(),
    }))
    return [...plain, ...digests]
  })

  function findSources(typed: string): readonly PaletteItem[] {
    const byRank: Scope[][] = [[], [], []]
    for (const { scope, text } of sources.value) {
      const rank = matchWords(typed, text)
      // of many digests with much alike names, signs in some order find nearly all
      if (rank !== null && rank < 3 && byRank[rank]!.length < MOST_SOURCES) byRank[rank]!.push(scope)
    }
    return byRank.flat().slice(0, MOST_SOURCES).map(sourceItem)
  }

  const sections = computed<readonly PaletteSection[]>(() => {
    const typed = foldWords(query.value)
    const found = findCommands(typed, recent.recent)
    const isRecent = (id: CommandId): boolean => typed === '' && recent.recent.includes(id)
    const all = [
      { title: words.value.recent, items: found.filter(isRecent).map(commandItem) },
      { title: words.value.commands, items: found.filter((id) => !isRecent(id)).map(commandItem) },
      { title: words.value.sources, items: typed === '' ? [] : findSources(typed) },
    ]
    return all.filter(({ items }) => items.length > 0)
  })
  const items = computed(() => sections.value.flatMap((section) => section.items))
  const active = computed(() => items.value[place.value])
  watch(query, () => (place.value = 0))

  function move(step: number): void {
    const count = items.value.length
    if (count === 0) return
    const wanted = place.value + step
    const isStep = Math.abs(step) === 1
    place.value = isStep ? (wanted + count) % count : Math.max(0, Math.min(count - 1, wanted))
  }

  function point(item: PaletteItem): void {
    place.value = items.value.indexOf(item)
  }

  return { query, sections, items, active, move, point }
}
