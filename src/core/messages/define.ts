/** The languages of the interface. */
export type Locale = 'zh' | 'en'

/**
 * One area's messages in both languages, side by side: a message that one of them lacks does not
 * compile. A message is a string, or a function of what it names.
 */
export function defineMessages<T>(messages: {
  readonly en: T
  readonly zh: NoInfer<T>
}): Readonly<Record<Locale, T>> {
  return messages
}

/** `1 paper`, `1,234 papers`. */
export function countEn(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** `1,234 篇`. */
export function countZh(count: number, measure: string): string {
  return `${count.toLocaleString('zh-Hans')} ${measure}`
}
