import { dialogMessages } from '@core/messages/dialogs'
import type { Locale } from '@core/messages/define'
import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron/main'

/** What the system's dialog is asked to show. */
export function openDialogOptions(what: 'files' | 'folder', locale: Locale): OpenDialogOptions {
  const words = dialogMessages[locale]
  if (what === 'folder') {
    return { title: words.openFolderTitle, buttonLabel: words.open, properties: ['openDirectory'] }
  }
  return {
    title: words.openFilesTitle,
    buttonLabel: words.open,
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: words.digests, extensions: ['md', 'txt', 'xml', 'json'] },
      { name: words.allFiles, extensions: ['*'] },
    ],
  }
}

/** The one open dialog: asked for again while it is open, it answers that nothing was chosen. */
export function openDialog(
  dialog: Dialog,
): (window: BrowserWindow | null, options: OpenDialogOptions) => Promise<readonly string[]> {
  let open = false
  return async (window, options) => {
    if (open) return []
    open = true
    try {
      const { filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options))
      return filePaths
    } finally {
      open = false
    }
  }
}

/** Files to import: handed on at once while the page listens, kept until then while it does not. */
export interface FileQueue {
  readonly add: (paths: readonly string[]) => void
  /** The page does not listen, or no longer. */
  readonly hold: () => void
  /** The page listens. */
  readonly release: () => void
}

/**
 * Keeps files that were named before the page listens (on the command line, by the Finder) until it
 * does, so that it shows what becomes of them. Holds from the beginning.
 */
export function fileQueue(importPaths: (paths: readonly string[]) => void): FileQueue {
  let holding = true
  let waiting: readonly string[] = []
  const pass = (): void => {
    if (holding || waiting.length === 0) return
    const paths = waiting
    waiting = []
    importPaths(paths)
  }
  return {
    add(paths) {
      waiting = [...waiting, ...paths]
      pass()
    },
    hold() {
      holding = true
    },
    release() {
      holding = false
      pass()
    },
  }
}
