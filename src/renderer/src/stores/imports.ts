import { errorMessages } from '@core/messages/errors'
import { importsMessages } from '@core/messages/imports'
import { MAX_FILES_DROPPED } from '@core/readerApiChecks'
import type { FileReport, ImportProgress, ImportReport } from '@core/reports'
import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { importCounts } from './importCounts'
import { useListing } from './listing'
import { useNotices, type NoticeAction } from './notices'
import { useRefusals } from './refusals'

const hasTrouble = (file: FileReport): boolean => file.kind === 'failed' || file.problems.length > 0

/** Asks for imports, shows how far they are, and tells what became of the files. */
export const useImports = defineStore('imports', () => {
  const dialogs = useDialogs()
  const listing = useListing()
  const notices = useNotices()
  const refusals = useRefusals()
  const words = useMessages(importsMessages)
  const errorWords = useMessages(errorMessages)
  const progress = shallowRef<ImportProgress | null>(null)
  const report = shallowRef<ImportReport>({ files: [] })

  async function openFiles(): Promise<void> {
    if (!refusals.mayNot()) await window.reader.importByDialog('files')
  }

  async function openFolder(): Promise<void> {
    if (!refusals.mayNot()) await window.reader.importByDialog('folder')
  }

  async function openSample(): Promise<void> {
    if (!refusals.mayNot()) await window.reader.importSample()
  }

  async function importDropped(files: readonly File[]): Promise<void> {
    if (refusals.mayNot()) return
    if (files.length > MAX_FILES_DROPPED) {
      notices.alert(errorWords.value.file({ kind: 'tooManyFiles', limit: MAX_FILES_DROPPED }))
    } else if (files.length > 0) {
      const { kind } = await window.reader.importDropped(files)
      if (kind === 'elsewhere') notices.alert(words.value.elsewhere)
    }
  }

  function details(): NoticeAction {
    return { label: words.value.details, run: () => dialogs.show('report') }
  }

  /** What came of one file, in a line. */
  function tell(file: FileReport): void {
    switch (file.kind) {
      case 'imported':
      case 'updated':
        if (file.entries === 0) notices.tell(words.value.emptyDigest(file.name), details())
        else notices.tell(words.value[file.kind](file.name, file.entries, file.newPapers), details())
        break
      case 'unchanged':
        notices.tell(words.value.unchanged(file.name), details())
        break
      case 'paper':
      case 'failed':
        dialogs.show('report')
    }
  }

  function take(finished: ImportReport): void {
    progress.value = null
    if (finished.refused) return refusals.tell(finished.refused)
    // what an earlier import told and nobody has closed yet stays to be read
    const unread = dialogs.open === 'report' ? report.value.files : []
    report.value = { files: [...finished.files, ...unread] }
    const [file, second] = finished.files
    // without trouble a line is enough: nobody should have to close a report every morning
    if (!file) notices.tell(words.value.nothingFound)
    else if (finished.files.some(hasTrouble)) dialogs.show('report')
    else if (second) notices.tell(words.value.summary(importCounts(finished.files)), details())
    else tell(file)
    const { notSaved } = finished
    if (notSaved) notices.alert(() => words.value.notSaved(errorWords.value.save(notSaved)))
    const digests = finished.files.flatMap((each) => ('digest' in each ? [each.digest] : []))
    if (digests.length === 1)
      void listing.show({ kind: 'digest', digest: digests[0]! }, '', { restore: false })
  }

  const stops = [
    window.reader.on('importProgress', (now) => {
      progress.value = now
    }),
    window.reader.on('imported', take),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  return { progress, report, openFiles, openFolder, openSample, importDropped }
})
