/**
 * Controls, bidirectional controls, zero-width space and joins of words, byte order mark, tag characters.
 * The joiners U+200C and U+200D are left alone: emoji and some scripts are written with them.
 */
export const HIDDEN_CHARACTERS =
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\u{E0000}-\\u{E007F}]'

const HIDDEN = new RegExp(HIDDEN_CHARACTERS, 'u')

/** Whether a text holds characters that cannot be seen. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text)
}

const UNSEEN_IN_NAMES = new RegExp(`${HIDDEN_CHARACTERS}+|[\\t\\n\\r\\u2028\\u2029]+`, 'gu')

/**
 * A file's name without characters that cannot be seen, so that what is read is how it is named: they turn
 * directions, hide an ending, or begin a new line.
 */
export function visibleName(name: string): string {
  return name.toWellFormed().replace(UNSEEN_IN_NAMES, '')
}

/** The code points of a text, `U+202E U+200B`, each once. */
export function codePointNames(text: string): string {
  const names = Array.from(text, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `U+${code}`
  })
  return [...new Set(names)].join(' ')
}
