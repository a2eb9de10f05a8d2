import type { Reader } from '@core/readerApi'

declare global {
  interface Window {
    /** Built by the preload; only stores talk to it. */
    reader: Reader
  }
}
