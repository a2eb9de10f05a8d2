import { onScopeDispose } from 'vue'
import { useDispatch } from './useDispatch'

const COMMANDS_OF_BUTTONS = { 3: 'goBack', 4: 'goForward' } as const

/** The mouse's back and forward buttons, as in a browser. */
export function useMouseHistory(): void {
  const dispatch = useDispatch()

  function onMouseup(event: MouseEvent): void {
    if (event.button !== 3 && event.button !== 4) return
    // the window itself has no pages to go to
    event.preventDefault()
    dispatch(COMMANDS_OF_BUTTONS[event.button])
  }

  window.addEventListener('mouseup', onMouseup)
  onScopeDispose(() => window.removeEventListener('mouseup', onMouseup))
}
