import { nextTick, type ShallowRef } from 'vue'

export interface MenuKeys {
  readonly onToggle: (event: ToggleEvent) => Promise<void>
  readonly onKeydown: (event: KeyboardEvent) => void
}

/** Moves the focus among the items of a popover menu; Escape and clicks beside it are the browser's. */
export function useMenuKeys(menu: Readonly<ShallowRef<HTMLElement | null>>): MenuKeys {
  const items = (): HTMLElement[] => [
    ...(menu.value?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? []),
  ]

  async function onToggle(event: ToggleEvent): Promise<void> {
    if (event.newState !== 'open') return
    await nextTick()
    items()[0]?.focus()
  }

  function onKeydown(event: KeyboardEvent): void {
    const all = items()
    const here = all.indexOf(document.activeElement as HTMLElement)
    const targets: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1 + all.length,
      // items that stand side by side
      ArrowRight: here + 1,
      ArrowLeft: here - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    }
    const target = targets[event.key]
    // while a menu is open, its keys are its own
    event.stopPropagation()
    if (target === undefined) return
    event.preventDefault()
    all[target % all.length]?.focus()
  }

  return { onToggle, onKeydown }
}
