import type { Entry } from '../../digest'
import { arxivUrl } from '../../paperId'
import type { DigestNumber } from '../../scope'
import { mergePaper } from '../mergePaper'
import { LOST_TEXT, rowOfPaper, type StoredDigest, type StoredPaper } from '../storedShapes'
import type { Clock } from '../stores'
import { fillHoles, seeDigest, seeRow, type Tables } from '../tables'
import type { MergePlan } from './mergePlan'
import type { OpenedExport } from './readExport'

/** So many shards of papers are in memory before they are saved. */
const SHARDS_BEFORE_SAVE = 6

/** The fingerprint of texts that no file has shown: no entry has it, so any is looked at. */
const UNPROVEN_TEXT = -2

/**
 * Takes in the papers and digests of an exported library: papers that are new here under new numbers, of
 * the others what is better; digests under numbers that follow ours. `save` writes what is unsaved and is
 * called now and then. Rejects where our own papers cannot be read, or the export cannot be read a second
 * time; what came in until then stays, with the digests that announced it.
 */
export async function takePapers(
  tables: Tables,
  clock: Clock,
  opened: OpenedExport,
  plan: MergePlan,
  save: () => Promise<unknown>,
): Promise<void> {
  const numbers = new Map<DigestNumber, DigestNumber>(plan.knownDigests)
  let next = tables.digests.nextNumber
  const digests = plan.digests.map((digest): StoredDigest => {
    numbers.set(digest.number, next)
    return { ...digest, number: next++ }
  })
  await tables.content.openEnd()
  try {
    for await (const papers of opened.records('papers')) {
      for (const paper of papers) await takePaper(tables, paper, numbers)
      await clock.breathe()
      if (tables.content.changedShards >= SHARDS_BEFORE_SAVE) await save()
    }
  } catch (error) {
    // papers that came in name them by numbers that no other digest may get
    takeDigests(
      tables,
      digests.filter(({ papers }) => papers.some((id) => tables.rows.numberOf(id) !== undefined)),
    )
    throw error
  }
  takeDigests(tables, digests)
}

function takeDigests(tables: Tables, digests: readonly StoredDigest[]): void {
  for (const digest of digests) {
    tables.digestStore.put(digest)
    seeDigest(tables, digest)
  }
  fillHoles(tables)
}

async function takePaper(
  tables: Tables,
  theirs: StoredPaper,
  numbers: ReadonlyMap<DigestNumber, DigestNumber>,
): Promise<void> {
  const number = tables.rows.numberOf(theirs.id)
  if (number === undefined) {
    const isBare = theirs.fingerprint === LOST_TEXT
    const digest = theirs.digest === null ? null : (numbers.get(theirs.digest) ?? null)
    const paper = { ...theirs, digest, fingerprint: isBare ? LOST_TEXT : UNPROVEN_TEXT }
    seeRow(tables, await tables.content.append(paper, tables.rows.newestDate), rowOfPaper(paper))
    return
  }
  const ours = await tables.content.read(number)
  if (ours === null || theirs.fingerprint === LOST_TEXT) return
  const joined = mergePaper(ours, entryOf(theirs))
  if (joined === ours) return
  const merged = ours.fingerprint === LOST_TEXT ? { ...joined, fingerprint: UNPROVEN_TEXT } : joined
  await tables.content.replace(number, merged)
  seeRow(tables, number, rowOfPaper(merged))
}

function entryOf(paper: StoredPaper): Entry {
  const { id, version, announceType, category, title, tldr, abstract, cut } = paper
  return {
    ref: 1,
    paperId: id,
    url: arxivUrl(id),
    ...{ version, announceType, category, title, tldr, abstract, cut },
  }
}
