// @ts-check
/**
 * `will-download`. Chromium may write into the profile's folder while the app decides; a download that the
 * app does not prevent ends too, because there is no dialog to ask where it should go.
 */
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { makeEvent } from './event.mjs'
import { real } from './protocol.mjs'
import { runtime } from './runtime.mjs'
import { strictClass } from './strict.mjs'

class DownloadItem extends EventEmitter {
  #url
  #filename
  /** @type {'progressing' | 'cancelled'} */
  #state = 'progressing'
  #end

  /** @param {string} url @param {string} filename @param {() => void} end */
  constructor(url, filename, end) {
    super()
    this.#url = url
    this.#filename = filename
    this.#end = end
  }
  getURL() {
    return this.#url
  }
  getFilename() {
    return this.#filename
  }
  getState() {
    return this.#state
  }
  cancel() {
    if (this.#state === 'cancelled') return
    this.#state = 'cancelled'
    this.#end()
    this.emit('done', makeEvent(), 'cancelled')
  }
}
strictClass('DownloadItem', DownloadItem)

/**
 * @param {EventEmitter} session that emits will-download
 * @param {(frameId: string) => import('./webContents.mjs').WebContents | undefined} contentsOf
 */
export async function watchDownloads(session, contentsOf) {
  const { chromium } = runtime
  chromium.events.on('browser', (method, params) => {
    if (method !== 'Browser.downloadWillBegin') return
    const { guid, url, suggestedFilename, frameId } =
      /** @type {import('../protocol').CdpEvents['Browser.downloadWillBegin']} */ (params)
    const item = new DownloadItem(real(url), suggestedFilename, () => {
      chromium.send('Browser.cancelDownload', { guid }).catch(() => {})
    })
    const event = makeEvent()
    session.emit('will-download', event, item, contentsOf(frameId))
    if (!event.defaultPrevented && item.getState() === 'progressing') {
      console.warn(
        `electron stand-in: the download of ${real(url)} ends here; Electron would ask where to save it`,
      )
    }
    item.cancel()
  })
  await chromium.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: join(chromium.profile, 'downloads'),
    eventsEnabled: true,
  })
}
