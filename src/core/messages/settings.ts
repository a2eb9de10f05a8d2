import type { Density, LanguageMode, LanguageSetting, ThemeSetting } from '../settings'
import { countEn, countZh, defineMessages } from './define'

interface SettingsMessages {
  readonly title: string
  readonly language: string
  readonly languages: Readonly<Record<LanguageSetting, string>>
  readonly theme: string
  readonly themes: Readonly<Record<ThemeSetting, string>>
  readonly density: string
  readonly densities: Readonly<Record<Density, string>>
  readonly languageMode: string
  readonly languageModes: Readonly<Record<LanguageMode, string>>
  readonly dwell: string
  readonly dwellText: string
  readonly dwellSeconds: (seconds: number) => string
  readonly markOnScroll: string
  readonly keys: string
  readonly changeKeys: string
  readonly library: string
  readonly showFolder: string
  readonly version: (version: string) => string
}

/** A language's own name for itself, the same in both languages. */
const OWN_NAMES = { zh: '简体中文', en: 'English' }

export const settingsMessages = defineMessages<SettingsMessages>({
  en: {
    title: 'Settings',
    language: 'Language',
    languages: { system: 'System', ...OWN_NAMES },
    theme: 'Appearance',
    themes: {
      system: 'System',
      light: 'Light',
      dark: 'Dark',
      sepia: 'Sepia',
      contrastLight: 'High contrast, light',
      contrastDark: 'High contrast, dark',
    },
    density: 'List',
    densities: { comfortable: 'With summary', compact: 'Compact' },
    languageMode: 'Papers',
    languageModes: { side: 'Side by side', stacked: 'Stacked', zh: 'Chinese', en: 'English' },
    dwell: 'Mark as read',
    dwellText: 'after this long on a paper',
    dwellSeconds: (seconds) => (seconds === 0 ? 'By hand' : countEn(seconds, 'second')),
    markOnScroll: 'also when it is scrolled past the top of the list',
    keys: 'Keys',
    changeKeys: 'See and change keys',
    library: 'Library',
    showFolder: 'Show folder',
    version: (version) => `Duidu ${version}`,
  },
  zh: {
    title: '设置',
    language: '语言',
    languages: { system: '跟随系统', ...OWN_NAMES },
    theme: '外观',
    themes: {
      system: '跟随系统',
      light: '浅色',
      dark: '深色',
      sepia: '护眼',
      contrastLight: '高对比浅色',
      contrastDark: '高对比深色',
    },
    density: '列表',
    densities: { comfortable: '带摘要', compact: '紧凑' },
    languageMode: '论文',
    languageModes: { side: '左右对照', stacked: '上下对照', zh: '只看中文', en: '只看英文' },
    dwell: '标为已读',
    dwellText: '在一篇论文上停留这么久之后',
    dwellSeconds: (seconds) => (seconds === 0 ? '只用手动' : countZh(seconds, '秒')),
    markOnScroll: '在列表中滚过顶端时也标为已读',
    keys: '快捷键',
    changeKeys: '查看和更改快捷键',
    library: '资料库',
    showFolder: '显示文件夹',
    version: (version) => `对读 ${version}`,
  },
})
