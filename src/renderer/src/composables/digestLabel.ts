/** A digest's date and name, the date once only: `2023-11-03 cs.LG`. */
export function digestLabel(date: string, name: string): string {
  return name.includes(date) ? name : `${date} ${name}`
}
