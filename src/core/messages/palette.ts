import type { KeyRefusal } from '../refusedKeys'
import { countEn, countZh, defineMessages } from './define'

interface PaletteMessages {
  readonly title: string
  readonly placeholder: string
  readonly results: string
  readonly commands: string
  readonly recent: string
  readonly sources: string
  readonly nothing: string
  /** Read out when the results change. */
  readonly found: (count: number) => string
  /** Said of a command that has nothing to do now. */
  readonly notNow: string
  readonly run: string
  readonly setKey: string
}

export const paletteMessages = defineMessages<PaletteMessages>({
  en: {
    title: 'Commands',
    placeholder: 'Command or source',
    results: 'Results',
    commands: 'Commands',
    recent: 'Recent',
    sources: 'Go to',
    nothing: 'Nothing by that name',
    found: (count) => countEn(count, 'result'),
    notNow: 'nothing to do now',
    run: 'run',
    setKey: 'set its keys',
  },
  zh: {
    title: '命令',
    placeholder: '命令或来源',
    results: '结果',
    commands: '命令',
    recent: '最近用过',
    sources: '转到',
    nothing: '没有这样的命令或来源',
    found: (count) => countZh(count, '项结果'),
    notNow: '现在无事可做',
    run: '执行',
    setKey: '设置快捷键',
  },
})

interface KeysMessages {
  readonly change: (command: string) => string
  readonly none: string
  readonly remove: (key: string) => string
  readonly add: string
  readonly press: string
  readonly pressText: string
  readonly taken: (key: string, command: string) => string
  readonly takeOver: string
  readonly leave: string
  readonly added: (key: string) => string
  readonly refused: (key: string, why: KeyRefusal) => string
  readonly hasIt: (key: string) => string
  readonly tooMany: (most: number) => string
  readonly reset: string
  readonly resetAll: string
  readonly changed: string
}

const WHY_EN: Record<KeyRefusal, string> = {
  editing: 'text fields need it for editing',
  control: 'it moves the focus, presses buttons or closes dialogs',
  system: 'the window or the system needs it',
}
const WHY_ZH: Record<KeyRefusal, string> = {
  editing: '编辑文字要用它',
  control: '移动焦点、按下按钮或关闭对话框要用它',
  system: '窗口或系统要用它',
}

export const keysMessages = defineMessages<KeysMessages>({
  en: {
    change: (command) => `Change the keys of “${command}”`,
    none: 'No key',
    remove: (key) => `Remove ${key}`,
    add: 'Add a key',
    press: 'Press a key…',
    pressText: 'Escape leaves it as it is.',
    taken: (key, command) => `${key} is the key of “${command}”.`,
    takeOver: 'Use it here instead',
    leave: 'Leave it',
    added: (key) => `${key} added`,
    refused: (key, why) => `${key} cannot be used: ${WHY_EN[why]}. Press another.`,
    hasIt: (key) => `${key} is set already`,
    tooMany: (most) => `A command has at most ${most} keys; remove one first.`,
    reset: 'Back to its own keys',
    resetAll: 'Reset all keys',
    changed: 'changed',
  },
  zh: {
    change: (command) => `更改“${command}”的快捷键`,
    none: '没有快捷键',
    remove: (key) => `删除 ${key}`,
    add: '添加快捷键',
    press: '请按下按键…',
    pressText: '按 Esc 保持不变。',
    taken: (key, command) => `${key} 已是“${command}”的快捷键。`,
    takeOver: '改在这里使用',
    leave: '保持不变',
    added: (key) => `已添加 ${key}`,
    refused: (key, why) => `${key} 不能用：${WHY_ZH[why]}。请换一个。`,
    hasIt: (key) => `${key} 已经设好`,
    tooMany: (most) => `一个命令最多有 ${most} 个快捷键，请先删除一个。`,
    reset: '恢复默认快捷键',
    resetAll: '全部恢复默认',
    changed: '已更改',
  },
})
