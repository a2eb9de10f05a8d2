// @ts-check
/** Dialogs in a visible window, with what a page has: the file chooser, and its plain question boxes. */

/** @typedef {import('./webContents.mjs').WebContents} WebContents */

/**
 * The file chooser, for files or a folder. Answers with paths, none when it was cancelled.
 *
 * @param {WebContents} contents
 * @param {import('electron').OpenDialogOptions} options
 * @returns {Promise<string[]>}
 */
export async function openInWindow(contents, { properties = [], filters = [] }) {
  const folder = properties.includes('openDirectory')
  const extensions = filters.flatMap((one) => one.extensions).filter((one) => one !== '*')
  const input = {
    type: 'file',
    multiple: properties.includes('multiSelections'),
    webkitdirectory: folder,
    accept: folder ? '' : extensions.map((one) => `.${one}`).join(','),
  }
  const page = contents._page
  await page.opened
  const { result } = await page.send('Runtime.evaluate', {
    expression: `new Promise((settle) => {
      const input = Object.assign(document.createElement('input'), ${JSON.stringify(input)})
      input.onchange = () => settle([...input.files])
      input.oncancel = () => settle([])
      input.click()
    })`,
    awaitPromise: true,
    userGesture: true,
  })
  const { result: entries } = await page.send('Runtime.getProperties', {
    objectId: result.objectId ?? '',
    ownProperties: true,
  })
  const files = entries.filter((entry) => /^\d+$/.test(entry.name))
  const paths = await Promise.all(files.map((file) => pathOf(page, file.value?.objectId ?? '', folder)))
  return [...new Set(paths)]
}

/** A file's path, or that of the chosen folder it lies in. @param {import('./pageLink.mjs').PageLink} page @param {string} objectId @param {boolean} folder */
async function pathOf(page, objectId, folder) {
  const { path } = await page.send('DOM.getFileInfo', { objectId })
  if (!folder) return path
  const { result } = await page.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: 'function () { return this.webkitRelativePath }',
    returnByValue: true,
  })
  const below = String(result.value).split('/').slice(1).join('/')
  return path.slice(0, path.length - below.length - 1)
}

/**
 * One button: a note; two: OK and Cancel; more: their numbers. Answers with the chosen button's index.
 *
 * @param {WebContents} contents
 * @param {import('electron').MessageBoxOptions} options
 * @returns {Promise<number>}
 */
export async function askInWindow(
  contents,
  { message, detail = '', buttons = ['OK'], defaultId = 0, cancelId },
) {
  const text = [message, detail].filter(Boolean).join('\n\n')
  const cancelled =
    cancelId ??
    Math.max(
      0,
      buttons.findIndex((one) => /^(cancel|no|取消|否)$/i.test(one)),
    )
  const page = contents._page
  if (buttons.length <= 1) {
    await page.evaluate(`alert(${JSON.stringify(text)})`)
    return 0
  }
  if (buttons.length === 2) {
    const choice = `${buttons[1 - cancelled]} = OK, ${buttons[cancelled]} = Cancel`
    const accepted = await page.evaluate(`confirm(${JSON.stringify(`${text}\n\n${choice}`)})`)
    return accepted ? 1 - cancelled : cancelled
  }
  const list = buttons.map((one, i) => `${i + 1}  ${one}`).join('\n')
  const answer = await page.evaluate(`prompt(${JSON.stringify(`${text}\n\n${list}`)}, ${defaultId + 1})`)
  const chosen = Number(answer) - 1
  return answer !== null && chosen in buttons ? chosen : cancelled
}

/** @param {WebContents} contents @param {import('electron').SaveDialogOptions} options @returns {Promise<string>} */
export async function saveInWindow(contents, { title = 'Save as', defaultPath = '' }) {
  const answer = await contents._page.evaluate(
    `prompt(${JSON.stringify(title)}, ${JSON.stringify(defaultPath)})`,
  )
  return String(answer ?? '')
}
