/** A table of a page of the benchmark, in Markdown that also reads well in a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => widthOf(row[column] ?? ''))))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell + ' '.repeat(widths[column]! - widthOf(cell))).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Columns that a text takes in a terminal: two for a Chinese character. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1
  return width
}

/** Three digits are more than such figures can promise: `0.042`, `1.73`, `84.1`, `1,774`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 3) })
}

export function ms(milliseconds: number): string {
  return milliseconds >= 1000 ? `${figure(milliseconds / 1000)} s` : `${figure(milliseconds)} ms`
}

/** `1.3×`: how many times its yardstick something takes. */
export function times(value: number, yardstick: number): string {
  return `${figure(value / yardstick)}×`
}

export function bytes(count: number): string {
  if (count < 1000) return `${count} B`
  return count < 1_000_000 ? `${figure(count / 1000)} kB` : `${figure(count / 1_000_000)} MB`
}

export function count(value: number): string {
  return value.toLocaleString('en')
}
