// @ts-check
/** What Chromium's targets tell: windows that went, and windows that a page opened past the app. */
import { app } from './app.mjs'
import { contentsList } from './contentsList.mjs'
import { ownTargets } from './pageLink.mjs'
import { runtime } from './runtime.mjs'

/** Follows them from now on; rejects when Chromium does not come up. */
export function followTargets() {
  const { chromium } = runtime
  chromium.events.on('browser', (method, params) => {
    if (app._isDown()) return
    if (method === 'Target.targetDestroyed') {
      ownTargets.delete(params.targetId)
      contentsList.ofTarget(params.targetId)?._owner._gone()
    } else if (method === 'Target.targetCreated') closeForeign(params.targetInfo)
  })
  return chromium.send('Target.setDiscoverTargets', { discover: true })
}

/** A window that a page got past the shims of its world; main has heard of it (messages.mjs). @param {import('../protocol').Protocol.Target.TargetInfo} target */
function closeForeign({ targetId, type, openerId }) {
  if (type !== 'page' || openerId === undefined || ownTargets.has(targetId)) return
  runtime.chromium.send('Target.closeTarget', { targetId }).catch(() => {})
}
