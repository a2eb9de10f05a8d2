/**
 * Every command of the app, once: its keys, its place in the application menu and in the key help.
 * Words for it are in messages/commands.ts. A key is written as `KeyboardEvent.key` has it, with
 * `Mod+` for Ctrl (on macOS Cmd), `Shift+`, `Alt+` before it in this order.
 */
export type CommandGroup = 'move' | 'paper' | 'marks' | 'view' | 'look' | 'file' | 'help'
export type MenuName = 'file' | 'edit' | 'view' | 'paper' | 'help'

export interface CommandFacts {
  /** Its keys unless a person chose others (keys.ts). */
  readonly keys: readonly string[]
  /** On macOS, where it has its own. */
  readonly macKeys?: readonly string[]
  readonly group: CommandGroup
  readonly menu: MenuName | null
}

export const COMMANDS = {
  next: { keys: ['j', 'ArrowDown'], group: 'move', menu: 'paper' },
  previous: { keys: ['k', 'ArrowUp'], group: 'move', menu: 'paper' },
  nextUnread: { keys: ['n'], group: 'move', menu: 'paper' },
  pageOrNextUnread: { keys: [' '], group: 'move', menu: null },
  pageBack: { keys: ['Shift+ '], group: 'move', menu: null },
  previousUnread: { keys: ['Shift+N', 'p'], group: 'move', menu: 'paper' },
  goBack: { keys: ['Alt+ArrowLeft', 'BrowserBack'], macKeys: ['Mod+['], group: 'move', menu: 'view' },
  goForward: { keys: ['Alt+ArrowRight', 'BrowserForward'], macKeys: ['Mod+]'], group: 'move', menu: 'view' },
  first: { keys: ['Home'], group: 'move', menu: null },
  last: { keys: ['End'], group: 'move', menu: null },
  back: { keys: ['Escape'], group: 'move', menu: null },
  nextPane: { keys: ['F6'], group: 'move', menu: 'view' },
  previousPane: { keys: ['Shift+F6'], group: 'move', menu: 'view' },
  search: { keys: ['/', 'Mod+f'], group: 'move', menu: 'edit' },
  searchEverything: { keys: ['Mod+Shift+F'], group: 'move', menu: 'edit' },
  saveSearch: { keys: ['Mod+s'], group: 'move', menu: 'edit' },
  editSearches: { keys: [], group: 'move', menu: 'edit' },
  editKeywords: { keys: [], group: 'move', menu: 'edit' },
  toggleMuted: { keys: ['Shift+U'], group: 'move', menu: null },
  toggleRead: { keys: ['m'], group: 'marks', menu: 'paper' },
  toggleStar: { keys: ['s'], group: 'marks', menu: 'paper' },
  markAllRead: { keys: ['Shift+A'], group: 'marks', menu: 'paper' },
  markAboveRead: { keys: ['Shift+K'], group: 'marks', menu: 'paper' },
  markBelowRead: { keys: ['Shift+J'], group: 'marks', menu: 'paper' },
  markOlder1: { keys: [], group: 'marks', menu: null },
  markOlder3: { keys: [], group: 'marks', menu: null },
  markOlder7: { keys: [], group: 'marks', menu: null },
  markOlder14: { keys: [], group: 'marks', menu: null },
  markOlder30: { keys: [], group: 'marks', menu: null },
  undo: { keys: ['Mod+z'], group: 'marks', menu: 'edit' },
  redo: { keys: ['Mod+Shift+Z', 'Mod+y'], group: 'marks', menu: 'edit' },
  followWord: { keys: ['w'], group: 'paper', menu: 'paper' },
  muteWord: { keys: ['Shift+W'], group: 'paper', menu: 'paper' },
  nextSentence: { keys: [']'], group: 'paper', menu: 'paper' },
  previousSentence: { keys: ['['], group: 'paper', menu: 'paper' },
  reveal: { keys: ['v'], group: 'paper', menu: 'paper' },
  revealAll: { keys: ['Shift+V'], group: 'paper', menu: 'paper' },
  editNote: { keys: ['e'], group: 'paper', menu: 'paper' },
  toggleNoteView: { keys: ['Mod+e'], group: 'paper', menu: 'paper' },
  noteVersions: { keys: ['Shift+E', 'Mod+Shift+E'], group: 'paper', menu: 'paper' },
  deletedNotes: { keys: [], group: 'paper', menu: 'paper' },
  openOnArxiv: { keys: ['o'], group: 'paper', menu: 'paper' },
  copySource: { keys: ['Mod+Shift+C'], group: 'paper', menu: 'edit' },
  modeSide: { keys: ['1'], group: 'view', menu: 'view' },
  modeStacked: { keys: ['2'], group: 'view', menu: 'view' },
  modeZh: { keys: ['3'], group: 'view', menu: 'view' },
  modeEn: { keys: ['4'], group: 'view', menu: 'view' },
  modeInterleaved: { keys: ['5'], group: 'view', menu: 'view' },
  modeReveal: { keys: ['6'], group: 'view', menu: 'view' },
  nowSide: { keys: ['Mod+1'], group: 'view', menu: null },
  nowStacked: { keys: ['Mod+2'], group: 'view', menu: null },
  nowZh: { keys: ['Mod+3'], group: 'view', menu: null },
  nowEn: { keys: ['Mod+4'], group: 'view', menu: null },
  nowInterleaved: { keys: ['Mod+5'], group: 'view', menu: null },
  nowReveal: { keys: ['Mod+6'], group: 'view', menu: null },
  focusMode: { keys: ['f'], group: 'view', menu: 'view' },
  textLarger: { keys: ['=', '+'], group: 'look', menu: 'view' },
  textSmaller: { keys: ['-'], group: 'look', menu: 'view' },
  textReset: { keys: ['0'], group: 'look', menu: 'view' },
  paperWider: { keys: ['>'], group: 'look', menu: 'view' },
  paperNarrower: { keys: ['<'], group: 'look', menu: 'view' },
  firstColumnWider: { keys: ['}'], group: 'look', menu: 'view' },
  firstColumnNarrower: { keys: ['{'], group: 'look', menu: 'view' },
  swapColumns: { keys: ['|'], group: 'look', menu: 'view' },
  toggleDensity: { keys: ['Shift+D'], group: 'look', menu: 'view' },
  themeSystem: { keys: [], group: 'look', menu: 'view' },
  themeLight: { keys: [], group: 'look', menu: 'view' },
  themeDark: { keys: [], group: 'look', menu: 'view' },
  themeSepia: { keys: [], group: 'look', menu: 'view' },
  themeContrastLight: { keys: [], group: 'look', menu: 'view' },
  themeContrastDark: { keys: [], group: 'look', menu: 'view' },
  openFiles: { keys: ['Mod+o'], group: 'file', menu: 'file' },
  openFolder: { keys: ['Mod+Shift+O'], group: 'file', menu: 'file' },
  openSample: { keys: [], group: 'file', menu: 'file' },
  print: { keys: ['Mod+p'], group: 'file', menu: 'file' },
  savePdf: { keys: [], group: 'file', menu: 'file' },
  exportLibrary: { keys: [], group: 'file', menu: 'file' },
  importLibrary: { keys: [], group: 'file', menu: 'file' },
  snapshots: { keys: [], group: 'file', menu: 'file' },
  settings: { keys: ['Mod+,'], group: 'file', menu: 'file' },
  palette: { keys: ['Mod+k'], group: 'help', menu: 'help' },
  help: { keys: ['?'], group: 'help', menu: 'help' },
} as const satisfies Record<string, CommandFacts>

export type CommandId = keyof typeof COMMANDS

export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[]

/** True where this version has a command of that name. */
export function isCommandId(name: string): name is CommandId {
  return Object.hasOwn(COMMANDS, name)
}
