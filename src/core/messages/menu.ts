import type { MenuName } from '../commands'
import { defineMessages } from './define'

/** Menu items that the system carries out itself, by Electron's name of their role. */
export type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'close'
  | 'reload'
  | 'toggleDevTools'

interface MenuMessages {
  /** The app's name. */
  readonly app: string
  /** The menus' names; `&` stands before the letter that opens the menu with Alt. */
  readonly menus: Readonly<Record<MenuName | 'window', string>>
  /** Menus within the view menu. */
  readonly submenus: Readonly<Record<'text' | 'appearance', string>>
  readonly roles: Readonly<Record<MenuRole, string>>
  readonly showLibraryFolder: string
}

export const menuMessages = defineMessages<MenuMessages>({
  en: {
    app: 'Duidu',
    menus: {
      file: '&File',
      edit: '&Edit',
      view: '&View',
      paper: '&Paper',
      window: '&Window',
      help: '&Help',
    },
    submenus: { text: 'Text and layout', appearance: 'Appearance' },
    roles: {
      about: 'About Duidu',
      services: 'Services',
      hide: 'Hide Duidu',
      hideOthers: 'Hide Others',
      unhide: 'Show All',
      quit: 'Quit',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      resetZoom: 'Window at actual size',
      zoomIn: 'Enlarge the window’s content',
      zoomOut: 'Reduce the window’s content',
      togglefullscreen: 'Full screen',
      minimize: 'Minimize',
      zoom: 'Zoom',
      front: 'Bring all to front',
      close: 'Close window',
      reload: 'Reload',
      toggleDevTools: 'Developer tools',
    },
    showLibraryFolder: 'Show library folder',
  },
  zh: {
    app: '对读',
    menus: {
      file: '文件(&F)',
      edit: '编辑(&E)',
      view: '显示(&V)',
      paper: '论文(&P)',
      window: '窗口(&W)',
      help: '帮助(&H)',
    },
    submenus: { text: '文字与版面', appearance: '外观' },
    roles: {
      about: '关于对读',
      services: '服务',
      hide: '隐藏对读',
      hideOthers: '隐藏其他',
      unhide: '全部显示',
      quit: '退出',
      cut: '剪切',
      copy: '复制',
      paste: '粘贴',
      selectAll: '全选',
      resetZoom: '界面实际大小',
      zoomIn: '放大界面',
      zoomOut: '缩小界面',
      togglefullscreen: '全屏',
      minimize: '最小化',
      zoom: '缩放',
      front: '前置全部窗口',
      close: '关闭窗口',
      reload: '重新载入',
      toggleDevTools: '开发者工具',
    },
    showLibraryFolder: '显示资料库文件夹',
  },
})
