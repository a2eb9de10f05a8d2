/** Stands for `firstRows` beside shards of a few papers. */
export const FIRST_ROWS = 4
