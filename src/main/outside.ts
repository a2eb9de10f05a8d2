import { arxivUrl, isPaperId, type PaperId } from '@core/paperId'
import { webAddress } from '@core/text/webAddress'
import { shell } from 'electron/common'
import { paperOfLink } from './arxivLink'
import { callRate } from './callRate'

/** More than anyone reads in ten seconds; a page that turned cannot flood the desktop with windows. */
const mayLeave = callRate(10, 10_000, () => performance.now())

function leave(): void {
  if (!mayLeave()) throw new Error('too many windows were asked for')
}

/** Opens a paper's page on arXiv in the system's browser. Rejects where the system cannot. */
export async function openOnArxiv(id: PaperId): Promise<void> {
  if (!isPaperId(id)) throw new Error('not an arXiv id')
  leave()
  await shell.openExternal(arxivUrl(id))
}

/**
 * Opens an address of a digest or a note, which a person has looked at, in the system's browser. Rejects
 * where it is none that may be opened, or the system cannot.
 */
export async function openLink(url: string): Promise<void> {
  const address = webAddress(url)
  if (address === null) throw new Error('not an address on the web')
  leave()
  await shell.openExternal(address.href)
}

/** A link that the page wanted to open: leaves the app only as the arXiv page of the paper that it names. */
export function offerLink(link: string): void {
  const id = paperOfLink(link)
  if (id !== null)
    openOnArxiv(id).catch((error: unknown) => console.warn('Duidu: a link was not opened:', error))
}

/** Shows a folder of ours in the file manager. */
export function showFolder(folder: string): void {
  leave()
  shell.showItemInFolder(folder)
}
