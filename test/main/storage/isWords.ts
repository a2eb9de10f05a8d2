/** What the stores of these tests hold. */
export interface Words {
  readonly words: readonly string[]
}

export function isWords(data: unknown): data is Words {
  return (
    typeof data === 'object' &&
    data !== null &&
    'words' in data &&
    Array.isArray(data.words) &&
    data.words.every((word) => typeof word === 'string')
  )
}
