import { assertNever } from '@core/assertNever'
import { versionMessages } from '@core/messages/versions'
import type { NoteVersion, NoteVersionText, VersionNumber } from '@core/noteVersions'
import type { OpenPaper } from '@core/paper'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNote } from './note'
import { useNotices } from './notices'
import { usePaper } from './paper'

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The former texts of one paper's note: which there are, the one that is looked at, and bringing it back. */
export const useVersions = defineStore('versions', () => {
  const dialogs = useDialogs()
  const note = useNote()
  const notices = useNotices()
  const papers = usePaper()
  const words = useMessages(versionMessages)

  const asked = shallowRef<OpenPaper | null>(null)
  /** Latest first. */
  const versions = shallowRef<readonly NoteVersion[]>([])
  const chosen = ref<VersionNumber | null>(null)
  /** The one on screen: the chosen one, or until that has been read the one before. */
  const shown = shallowRef<NoteVersionText | null>(null)
  /** What went wrong, and what went well, in words. */
  const trouble = ref('')
  const done = ref('')
  const busy = ref(false)
  /** Whether the one on screen is the chosen one. */
  const ready = computed(() => shown.value !== null && shown.value.version.number === chosen.value)
  let looks = 0

  /** As it is now: what was read of it when the panel was opened may be older than its note. */
  const paper = computed(() => {
    const open = papers.paper
    return open && open.row.id === asked.value?.row.id ? open : asked.value
  })
  /** What the note says now. */
  const present = computed(() => (paper.value ? note.textOf(paper.value) : ''))

  /** Opens the panel on the open paper's note, once its versions have been read. */
  async function look(): Promise<void> {
    const open = papers.paper
    if (open === null) return
    const { id } = open.row
    const number = ++looks
    note.finish(id)
    let found: readonly NoteVersion[]
    let first: NoteVersionText | null = null
    try {
      found = await window.reader.noteVersions(id)
      if (found[0]) first = await window.reader.noteVersion(id, found[0].number)
    } catch (error) {
      notices.alert(words.value.unreadable(detailOf(error)))
      return
    }
    // the person has gone on meanwhile
    if (number !== looks || dialogs.open !== null || papers.paper?.row.id !== id) return
    asked.value = open
    versions.value = found
    chosen.value = found[0]?.number ?? null
    shown.value = first
    trouble.value = done.value = ''
    dialogs.show('versions')
  }

  /** Looks at another version; of those that are only passed by, none is shown. */
  async function choose(version: VersionNumber): Promise<void> {
    if (!asked.value) return
    const { id } = asked.value.row
    chosen.value = version
    trouble.value = done.value = ''
    let answer: NoteVersionText | null
    try {
      answer = await window.reader.noteVersion(id, version)
    } catch (error) {
      if (chosen.value === version) fail(words.value.unreadable(detailOf(error)))
      return
    }
    if (chosen.value !== version || asked.value.row.id !== id) return
    shown.value = answer
    if (answer === null) await lost()
  }

  function fail(why: string): void {
    shown.value = null
    trouble.value = why
  }

  /** The chosen version has gone: shows which there are now. */
  async function lost(): Promise<void> {
    fail(words.value.gone)
    if (!asked.value) return
    try {
      versions.value = await window.reader.noteVersions(asked.value.row.id)
    } catch (error) {
      fail(words.value.unreadable(detailOf(error)))
    }
  }

  /** Makes the version that is shown the note's text again, and closes the panel; what fails is told in it. */
  async function bringBack(): Promise<void> {
    if (busy.value || !ready.value || !asked.value || !shown.value) return
    const { number, changedAt } = shown.value.version
    busy.value = true
    trouble.value = done.value = ''
    try {
      const report = await note.bringBack(asked.value.row.id, number, present.value)
      switch (report.kind) {
        case 'broughtBack':
          if (dialogs.open === 'versions') dialogs.close()
          notices.tell(words.value.broughtBack(words.value.when(changedAt)))
          return
        case 'notTaken':
          trouble.value = words.value.notTaken
          return
        case 'gone':
          return await lost()
        default:
          return assertNever(report)
      }
    } catch (error) {
      trouble.value = words.value.notBroughtBack(detailOf(error))
    } finally {
      busy.value = false
    }
  }

  /** Copies the version that is shown, whole. */
  async function copy(): Promise<void> {
    if (!ready.value || !shown.value) return
    trouble.value = done.value = ''
    try {
      await window.reader.copyText(shown.value.text)
      done.value = words.value.copied
    } catch (error) {
      trouble.value = words.value.notCopied(detailOf(error))
    }
  }

  return {
    paper,
    present,
    versions,
    chosen,
    shown,
    ready,
    trouble,
    done,
    busy,
    look,
    choose,
    bringBack,
    copy,
  }
})
