/**
 * How much of a file is read. Over a limit is a problem in words, the rest is kept. Real digests stay
 * far below: the largest known file has 737 entries and 1.9 MB, the longest title 250 characters.
 */
export const LIMITS = {
  /** Bytes of a row of the table. Of any other line no more is read than shows that its text is over a limit below. */
  rowBytes: 1024 * 1024,
  entries: 20_000,
  /** Characters (UTF-16 units) of a title, of a summary or abstract, and of a link. */
  title: 2_000,
  abstract: 100_000,
  url: 2_048,
  jsonDepth: 64,
  /** Bytes of a paper's JSON: its texts at their limits, each character an escape. */
  jsonBytes: 4 * 1024 * 1024,
  /** Problems told of one file. */
  problems: 1_000,
} as const
