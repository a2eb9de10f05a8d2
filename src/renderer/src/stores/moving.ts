import { messageOf } from '@core/messageOf'
import { assertNever } from '@core/assertNever'
import { movingMessages } from '@core/messages/moving'
import { movingOutcomes } from '@core/messages/movingOutcomes'
import type { ExportLook, MergeReport } from '@core/reports'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNote } from './note'
import { useNotices } from './notices'
import { usePaper } from './paper'
import { useRefusals } from './refusals'

type WholeExport = Extract<ExportLook, { kind: 'whole' }>

/** Exports the library, and takes exported ones in after a look at what they bring. */
export const useMoving = defineStore('moving', () => {
  const dialogs = useDialogs()
  const note = useNote()
  const notices = useNotices()
  const paper = usePaper()
  const refusals = useRefusals()
  const words = useMessages(movingMessages)
  const outcomes = useMessages(movingOutcomes)
  const busy = ref(false)
  /** What was chosen to be taken in. */
  const look = shallowRef<WholeExport | null>(null)
  /** What became of it; `unknown`: the library did not answer any more, and said this at last. */
  const report = shallowRef<MergeReport | { readonly kind: 'unknown'; readonly detail: string } | null>(null)

  function askExport(): void {
    dialogs.show('exportLibrary')
  }

  async function whileBusy<T>(work: () => Promise<T>): Promise<T | null> {
    if (busy.value) return null
    busy.value = true
    try {
      return await work()
    } finally {
      busy.value = false
    }
  }

  /** Exports; what became of it is told, and true where the person need not be asked anything more. */
  async function exportLibrary(withPapers: boolean): Promise<boolean> {
    const done = await whileBusy(() => window.reader.exportLibrary(withPapers))
    switch (done?.kind) {
      case undefined:
      case 'cancelled':
        return false
      case 'saved':
        notices.tell(outcomes.value.exported(done))
        return true
      case 'refused':
        notices.alert(() => outcomes.value.exported(done))
        return true
      case 'notSaved':
        notices.alert(() => outcomes.value.exported(done))
        return false
      default:
        return assertNever(done)
    }
  }

  /** Has an exported library chosen, and shows what it would bring. */
  async function choose(): Promise<void> {
    if (refusals.mayNot()) return
    if (!note.allHandedOver()) return notices.alert(words.value.unsavedNote)
    const chosen = await whileBusy(() => window.reader.chooseExport())
    switch (chosen?.kind) {
      case undefined:
      case 'cancelled':
        return
      case 'refused':
        return notices.alert(() => words.value.refused(chosen.name, chosen.problem))
      case 'whole':
        look.value = chosen
        report.value = null
        return dialogs.show('importLibrary')
      default:
        return assertNever(chosen)
    }
  }

  /**
   * Takes in what was chosen, with what is on screen, which the library is given before. The dialog stays
   * meanwhile, and with it the notes' text: whoever wrote on in it would write over what was joined. `report`
   * says what became of it.
   */
  async function merge(takeSettings: boolean): Promise<void> {
    if (busy.value) return
    if (!note.allHandedOver()) {
      dialogs.close()
      return notices.alert(words.value.unsavedNote)
    }
    const given = note.given()
    const done = await whileBusy(() =>
      dialogs.holdWhile(() => window.reader.mergeExport(takeSettings)),
    ).catch((error: unknown) => {
      const detail = messageOf(error)
      return { kind: 'unknown', detail } as const
    })
    if (done === null) return
    report.value = done
    if (done.kind === 'refused') return
    note.letGoOfAll(given)
    await paper.refresh()
  }

  return { busy, look, report, askExport, exportLibrary, choose, merge }
})
