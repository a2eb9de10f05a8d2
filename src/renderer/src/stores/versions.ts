import { messageOf } from '@core/messageOf'
import { assertNever } from '@core/assertNever'
import { errorMessages } from '@core/messages/errors'
import { versionMessages } from '@core/messages/versions'
import type { DeletedNote, NoteVersion, NoteVersionText, VersionNumber } from '@core/noteVersions'
import type { Bilingual } from '@core/bilingual'
import type { PaperId } from '@core/paperId'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useDialogs } from './dialogs'
import { useNote } from './note'
import { useNotices } from './notices'
import { usePaper } from './paper'

/** Whose note it is. */
interface Noted {
  readonly id: PaperId
  /** Null where the library has no such paper. */
  readonly title: Bilingual | null
}

/** The former texts of one paper's note: which there are, the one that is looked at, and bringing it back. */
export const useVersions = defineStore('versions', () => {
  const dialogs = useDialogs()
  const note = useNote()
  const notices = useNotices()
  const papers = usePaper()
  const words = useMessages(versionMessages)
  const errorWords = useMessages(errorMessages)

  const noted = shallowRef<Noted | null>(null)
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

  /** What the note says now. A deleted one of a paper that is not open says nothing. */
  const present = computed(() => {
    if (noted.value === null) return ''
    const open = papers.paper
    return open?.row.id === noted.value.id ? note.textOf(open) : note.textFor(noted.value.id, '')
  })

  /** Opens the panel on the open paper's note, once its versions have been read. */
  async function look(): Promise<void> {
    const open = papers.paper
    if (open === null) return
    const { id, title } = open.row
    await show({ id, title }, () => dialogs.open === null && papers.paper?.row.id === id)
  }

  /** Opens the panel on one of the deleted notes, in the place of their list. */
  async function lookAtDeleted({ id, title }: DeletedNote): Promise<void> {
    await show({ id, title }, () => dialogs.open === 'deletedNotes')
  }

  /** `isWanted`: the person has not gone on while it was read. */
  async function show(whose: Noted, isWanted: () => boolean): Promise<void> {
    const { id } = whose
    const number = ++looks
    note.finish(id)
    let found: readonly NoteVersion[]
    let first: NoteVersionText | null = null
    try {
      found = await window.reader.noteVersions(id)
      if (found[0]) first = await window.reader.noteVersion(id, found[0].number)
    } catch (error) {
      if (dialogs.open === 'deletedNotes') dialogs.close()
      notices.alert(words.value.unreadable(messageOf(error)))
      return
    }
    if (number !== looks || !isWanted()) return
    noted.value = whose
    versions.value = found
    chosen.value = found[0]?.number ?? null
    shown.value = first
    trouble.value = done.value = ''
    dialogs.show('versions')
  }

  /** Looks at another version; of those that are only passed by, none is shown. */
  async function choose(version: VersionNumber): Promise<void> {
    if (!noted.value) return
    const { id } = noted.value
    chosen.value = version
    trouble.value = done.value = ''
    let answer: NoteVersionText | null
    try {
      answer = await window.reader.noteVersion(id, version)
    } catch (error) {
      if (chosen.value === version) fail(words.value.unreadable(messageOf(error)))
      return
    }
    if (chosen.value !== version || noted.value.id !== id) return
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
    if (!noted.value) return
    try {
      versions.value = await window.reader.noteVersions(noted.value.id)
    } catch (error) {
      fail(words.value.unreadable(messageOf(error)))
    }
  }

  /** Makes the version that is shown the note's text again, and closes the panel; what fails is told in it. */
  async function bringBack(): Promise<void> {
    if (busy.value || !ready.value || !noted.value || !shown.value) return
    const { number, changedAt } = shown.value.version
    busy.value = true
    trouble.value = done.value = ''
    try {
      const report = await note.bringBack(noted.value.id, number, present.value)
      switch (report.kind) {
        case 'broughtBack':
          if (dialogs.open === 'versions') dialogs.close()
          notices.tell(words.value.broughtBack(words.value.when(changedAt)))
          return
        case 'notTaken':
          trouble.value = words.value.notTaken
          return
        case 'refused':
          trouble.value = errorWords.value.save(report.failure)
          return
        case 'gone':
          return await lost()
        default:
          return assertNever(report)
      }
    } catch (error) {
      trouble.value = words.value.notBroughtBack(messageOf(error))
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
      trouble.value = words.value.notCopied(messageOf(error))
    }
  }

  return {
    noted,
    present,
    versions,
    chosen,
    shown,
    ready,
    trouble,
    done,
    busy,
    look,
    lookAtDeleted,
    choose,
    bringBack,
    copy,
  }
})
