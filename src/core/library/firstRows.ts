/** Rows that are read before anything is shown: enough for several screens, so that the list is worth looking at. */
export const FIRST_ROWS = 200
