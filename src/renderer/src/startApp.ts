import { messageOf } from '@core/messageOf'
import { shellMessages } from '@core/messages/shell'
import { createPinia, disposePinia } from 'pinia'
import { createApp, type App as VueApp } from 'vue'
import App from './App.vue'
import { beginStores } from './stores/begin'
import { useNotices } from './stores/notices'
import { useSettings } from './stores/settings'
import './styles/base.css'
import './styles/tokens.css'

/** Starts the page in the element that `root` names; `window.reader` must be there. */
export async function startApp(root: string | Element): Promise<VueApp> {
  const app = createApp(App)
  const pinia = createPinia()
  app.use(pinia)
  const told = (error: unknown): void => {
    console.error(error)
    const detail = messageOf(error)
    useNotices().alert(shellMessages[useSettings().locale].failed(detail))
  }
  app.config.errorHandler = told
  const onRejection = (event: PromiseRejectionEvent): void => told(event.reason)
  window.addEventListener('unhandledrejection', onRejection)
  app.onUnmount(() => {
    window.removeEventListener('unhandledrejection', onRejection)
    // what still comes from the library finds nobody who would go on asking
    disposePinia(pinia)
  })
  try {
    await beginStores()
  } catch (error) {
    told(error)
  }
  app.mount(root)
  return app
}
