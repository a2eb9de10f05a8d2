import type { CommandId } from '@core/commands'
import { shellMessages } from '@core/messages/shell'
import { THEME_SETTINGS, type ThemeSetting } from '@core/settings'
import { COLUMN_SHARES, nextStep, TEXT_SCALES, WIDTH_SCALES } from '@core/typeSettings'
import { useCommand } from '../stores/commands'
import { useNotices } from '../stores/notices'
import { useSettings } from '../stores/settings'
import { round } from '../styles/typeVariables'
import { useMessages } from './useMessages'

const THEME_COMMANDS: Readonly<Record<ThemeSetting, CommandId>> = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
  sepia: 'themeSepia',
  contrastLight: 'themeContrastLight',
  contrastDark: 'themeContrastDark',
}

const percent = (share: number): number => Math.round(share * 100)

/** Text size, widths, columns, density and appearance, by key and menu. What changed is said in words. */
export function useLookCommands(): void {
  const store = useSettings()
  const notices = useNotices()
  const words = useMessages(shellMessages)

  function setTextScale(textScale: number): void {
    void store.change({ textScale })
    notices.tell(words.value.textSize(percent(textScale)))
  }

  function stepWidth(direction: 1 | -1): void {
    const widthScale = nextStep(WIDTH_SCALES, store.settings.widthScale, direction)
    void store.change({ widthScale })
    notices.tell(words.value.paperWidth(percent(widthScale)))
  }

  function stepColumn(direction: 1 | -1): void {
    const columnShare = nextStep(COLUMN_SHARES, store.settings.columnShare, direction)
    void store.change({ columnShare })
    notices.tell(words.value.firstColumn(percent(columnShare)))
  }

  useCommand('textLarger', () => setTextScale(nextStep(TEXT_SCALES, store.settings.textScale, 1)))
  useCommand('textSmaller', () => setTextScale(nextStep(TEXT_SCALES, store.settings.textScale, -1)))
  useCommand('textReset', () => setTextScale(1))
  useCommand('paperWider', () => stepWidth(1))
  useCommand('paperNarrower', () => stepWidth(-1))
  useCommand('firstColumnWider', () => stepColumn(1))
  useCommand('firstColumnNarrower', () => stepColumn(-1))
  useCommand('swapColumns', () => {
    // the columns change places with their widths; 1 - 0.66 would be a little less than the least share
    const { englishFirst, columnShare } = store.settings
    void store.change({ englishFirst: !englishFirst, columnShare: round(1 - columnShare) })
  })
  useCommand('toggleDensity', () => {
    const { density } = store.settings
    void store.change({ density: density === 'compact' ? 'comfortable' : 'compact' })
  })
  for (const theme of THEME_SETTINGS) {
    useCommand(THEME_COMMANDS[theme], () => void store.change({ theme }))
  }
}
