import { watch } from 'vue'
import { useHistory } from './history'
import { useImports } from './imports'
import { useJoinedChoices } from './joinedChoices'
import { useLibrary } from './library'
import { useLibraryPlace } from './libraryPlace'
import { useListing } from './listing'
import { useMarks } from './marks'
import { usePanes } from './panes'
import { usePositions } from './positions'
import { useRecentCommands } from './recentCommands'
import { useSearches } from './searches'
import { useSettings } from './settings'
import { useSnapshotTrouble } from './snapshotTrouble'
import { useSources } from './sources'

/**
 * Makes the stores, then asks for the facts of the start and puts them in. The stores listen before the
 * start is asked for, so that nothing the library says in between is lost.
 */
export async function beginStores(): Promise<void> {
  const settings = useSettings()
  const panes = usePanes()
  const library = useLibrary()
  const listing = useListing()
  const marks = useMarks()
  useImports()
  const searches = useSearches()
  useSources()
  useSnapshotTrouble()
  useJoinedChoices()

  const start = await window.reader.start()
  settings.begin(start)
  useLibraryPlace().begin(start.moved)
  panes.begin(start.session)
  usePositions().begin(start.session)
  useRecentCommands().begin(start.session)
  if (start.library.kind === 'ready') {
    // not awaited: a digest's list comes only when the whole library has been read
    void listing.begin(start.session)
    useHistory().begin()
    void marks.begin()
    void searches.begin(start.session).then(() => {
      watch(
        () => searches.saved,
        (saved) => {
          const { scope } = listing
          const known = scope.kind !== 'search' || saved.some(({ id }) => id === scope.search)
          if (!known) void listing.show({ kind: 'unread' })
        },
        { immediate: true },
      )
    })
    watch(
      () => library.digests,
      (digests) => {
        const { scope } = listing
        const known = scope.kind !== 'digest' || digests.some(({ number }) => number === scope.digest)
        if (!known) void listing.show({ kind: 'unread' })
      },
    )
  }
  await library.begin(start)
}
