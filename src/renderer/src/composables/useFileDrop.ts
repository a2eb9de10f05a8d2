import { onScopeDispose, ref, type Ref } from 'vue'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files dropped anywhere on the window; the result tells whether files hover over it. */
export function useFileDrop(take: (files: readonly File[]) => void): Readonly<Ref<boolean>> {
  const over = ref(false)
  // every element under the pointer sends its own enter and leave
  let depth = 0

  function onEnter(event: DragEvent): void {
    if (!carriesFiles(event)) return
    depth++
    over.value = true
  }

  function onLeave(event: DragEvent): void {
    if (!carriesFiles(event)) return
    depth = Math.max(0, depth - 1)
    over.value = depth > 0
  }

  function onOver(event: DragEvent): void {
    if (!carriesFiles(event) || !event.dataTransfer) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }

  function onDrop(event: DragEvent): void {
    if (!carriesFiles(event)) return
    // else the window would show the file in place of the app
    event.preventDefault()
    depth = 0
    over.value = false
    take([...(event.dataTransfer?.files ?? [])])
  }

  const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDrop }
  for (const [name, listener] of Object.entries(listeners)) {
    window.addEventListener(name, listener as EventListener)
  }
  onScopeDispose(() => {
    for (const [name, listener] of Object.entries(listeners)) {
      window.removeEventListener(name, listener as EventListener)
    }
  })
  return over
}
