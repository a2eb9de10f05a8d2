import type { CommandId } from '@core/commands'
import { LANGUAGE_MODES, type LanguageMode } from '@core/settings'
import { nextTick, watch, type Ref } from 'vue'
import { useCommand } from '../../stores/commands'
import { useLanguageMode } from '../../stores/languageMode'
import { usePaper } from '../../stores/paper'
import { useSentences } from '../../stores/sentences'

/** The command of each way to lay out the languages. */
export const MODE_COMMANDS: Readonly<Record<LanguageMode, CommandId>> = {
  side: 'modeSide',
  stacked: 'modeStacked',
  zh: 'modeZh',
  en: 'modeEn',
  interleaved: 'modeInterleaved',
  reveal: 'modeReveal',
}
const FOR_NOW: Readonly<Record<LanguageMode, CommandId>> = {
  side: 'nowSide',
  stacked: 'nowStacked',
  zh: 'nowZh',
  en: 'nowEn',
  interleaved: 'nowInterleaved',
  reveal: 'nowReveal',
}

/** What the commands do with the languages and sentences of the open paper, which stands in `pane`. */
export function useSentenceCommands(pane: Readonly<Ref<HTMLElement | null>>): void {
  const languages = useLanguageMode()
  const paper = usePaper()
  const sentences = useSentences()

  for (const mode of LANGUAGE_MODES) {
    useCommand(MODE_COMMANDS[mode], () => languages.choose(mode))
    useCommand(FOR_NOW[mode], () => (paper.paper ? languages.chooseForNow(mode) : false))
  }
  // they are meant for the paper that was chosen, not for the one before, which may still be there
  useCommand('nextSentence', () => paper.waiting || sentences.walk(1))
  useCommand('previousSentence', () => paper.waiting || sentences.walk(-1))
  useCommand('back', () => sentences.letGo())

  /** In another mode, what is to be revealed is hidden first. */
  function reveal(toggle: () => void): boolean {
    if (paper.waiting) return true
    if (!paper.paper) return false
    if (languages.mode === 'reveal') toggle()
    else languages.chooseForNow('reveal')
    return true
  }
  useCommand('reveal', () => reveal(sentences.toggleRevealedHere))
  useCommand('revealAll', () => reveal(sentences.toggleAllRevealed))

  watch(
    // laid out otherwise, it stands elsewhere
    [() => sentences.walked, () => languages.mode, () => languages.shown],
    async () => {
      await nextTick()
      const { kept } = sentences
      if (!kept) return
      const here = pane.value?.querySelectorAll(`.of-${kept.part} [data-pair="${kept.index}"]`) ?? []
      // the counterpart first: where both do not fit, the sentence that stands first is seen
      for (const element of [...here].reverse()) element.scrollIntoView({ block: 'nearest' })
    },
  )
}
