import type { Bilingual } from '../bilingual'
import type { Density, LanguageMode, LanguageSetting, ThemeSetting } from '../settings'
import { countEn, countZh, defineMessages } from './define'

interface SettingsMessages {
  readonly title: string
  readonly sections: Readonly<Record<'general' | 'reading' | 'type' | 'snapshots', string>>
  readonly typeOf: Bilingual
  readonly both: string
  readonly font: string
  readonly ownSans: Bilingual
  readonly ownSerif: Bilingual
  readonly installed: string
  readonly otherFont: string
  readonly fontName: string
  readonly notInstalled: string
  readonly size: string
  readonly leading: string
  readonly measure: string
  readonly pixels: (size: number) => string
  readonly times: (leading: number) => string
  readonly characters: (measure: number) => string
  readonly percent: (percent: number) => string
  readonly allTexts: string
  readonly width: string
  readonly firstColumn: string
  readonly englishFirst: string
  readonly resetType: string
  readonly preview: string
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
  /** Of a setting that was changed in a library that may not be changed. */
  readonly notKept: string
  readonly version: (version: string) => string
}

/** A language's own name for itself, the same in both languages. */
const OWN_NAMES = { zh: '简体中文', en: 'English' }

export const settingsMessages = defineMessages<SettingsMessages>({
  en: {
    title: 'Settings',
    sections: { general: 'General', reading: 'Reading', type: 'Type', snapshots: 'Snapshots' },
    typeOf: { zh: 'Chinese', en: 'English' },
    both: 'Both languages',
    font: 'Font',
    ownSans: { zh: 'Sans serif (Hei)', en: 'Sans serif' },
    ownSerif: { zh: 'Serif (Song)', en: 'Serif' },
    installed: 'Installed',
    otherFont: 'Another font…',
    fontName: 'Name of the font',
    notInstalled: 'Not installed here; another one stands in.',
    size: 'Size',
    leading: 'Line height',
    measure: 'Longest line',
    pixels: (size) => `${size} px`,
    times: (leading) => leading.toFixed(2),
    characters: (measure) => countEn(measure, 'character'),
    percent: (percent) => `${percent} %`,
    allTexts: 'Text size',
    width: 'Width of the paper',
    firstColumn: 'First column',
    englishFirst: 'English in the first column',
    resetType: 'As it was at first',
    preview: 'Preview',
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
    languageModes: {
      side: 'Side by side',
      stacked: 'Stacked',
      zh: 'Chinese',
      en: 'English',
      interleaved: 'In turn',
      reveal: 'Reveal',
    },
    dwell: 'Mark as read',
    dwellText: 'after this long on a paper',
    dwellSeconds: (seconds) => (seconds === 0 ? 'By hand' : countEn(seconds, 'second')),
    markOnScroll: 'also when it is scrolled past the top of the list',
    keys: 'Keys',
    changeKeys: 'See and change keys',
    library: 'Library',
    showFolder: 'Show folder',
    notKept:
      'This counts until you quit: the library was written by a newer Duidu, and nothing in it is changed.',
    version: (version) => `Duidu ${version}`,
  },
  zh: {
    title: '设置',
    sections: { general: '通用', reading: '阅读', type: '字体与版面', snapshots: '快照' },
    typeOf: { zh: '中文', en: '英文' },
    both: '两种语言',
    font: '字体',
    ownSans: { zh: '黑体（无衬线）', en: '无衬线' },
    ownSerif: { zh: '宋体（衬线）', en: '衬线' },
    installed: '已安装',
    otherFont: '其他字体…',
    fontName: '字体名称',
    notInstalled: '本机没有安装，以其他字体代替。',
    size: '字号',
    leading: '行高',
    measure: '最长行',
    pixels: (size) => `${size} 像素`,
    times: (leading) => `${leading.toFixed(2)} 倍`,
    characters: (measure) => countZh(measure, '个字符'),
    percent: (percent) => `${percent}%`,
    allTexts: '文字大小',
    width: '版面宽度',
    firstColumn: '第一栏',
    englishFirst: '英文放在第一栏',
    resetType: '恢复初始设置',
    preview: '预览',
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
    languageModes: {
      side: '左右对照',
      stacked: '上下对照',
      zh: '只看中文',
      en: '只看英文',
      interleaved: '逐句对照',
      reveal: '逐句揭示',
    },
    dwell: '标为已读',
    dwellText: '在一篇论文上停留这么久之后',
    dwellSeconds: (seconds) => (seconds === 0 ? '只用手动' : countZh(seconds, '秒')),
    markOnScroll: '在列表中滚过顶端时也标为已读',
    keys: '快捷键',
    changeKeys: '查看和更改快捷键',
    library: '资料库',
    showFolder: '显示文件夹',
    notKept: '这项设置只在退出前有效：资料库由更新版本的对读写成，其中不作任何改动。',
    version: (version) => `对读 ${version}`,
  },
})
