// @ts-check
/** A page as a picture, as a PDF and on paper. */
import { runtime } from './runtime.mjs'
import { refuseUnknown, strict } from './strict.mjs'

/** Widths and heights in inches. @type {Readonly<Record<string, readonly [number, number]>>} */
const PAPER = {
  a0: [33.1, 46.8],
  a1: [23.4, 33.1],
  a2: [16.54, 23.4],
  a3: [11.7, 16.54],
  a4: [8.27, 11.7],
  a5: [5.83, 8.27],
  a6: [4.13, 5.83],
  ledger: [17, 11],
  legal: [8.5, 14],
  letter: [8.5, 11],
  tabloid: [11, 17],
}
/** The options that have a type of their own to be held to. @type {Readonly<Record<string, string>>} */
const PDF_TYPES = {
  landscape: 'boolean',
  displayHeaderFooter: 'boolean',
  headerTemplate: 'string',
  footerTemplate: 'string',
  printBackground: 'boolean',
  scale: 'number',
  pageRanges: 'string',
  preferCSSPageSize: 'boolean',
  generateTaggedPDF: 'boolean',
  generateDocumentOutline: 'boolean',
}
const PRINT_OPTIONS = new Set([
  'printBackground',
  'color',
  'landscape',
  'pageSize',
  'usePrinterDefaultPageSize',
])
const PDF_OPTIONS = new Set([...Object.keys(PDF_TYPES), 'pageSize', 'margins'])

/**
 * @param {import('./pageLink.mjs').PageLink} page
 * @param {import('electron').Rectangle} [area]
 */
export async function capturePage(page, area) {
  await page.opened
  const clip = area === undefined ? undefined : { ...area, scale: 1 }
  const { data } = await page.send('Page.captureScreenshot', { format: 'png', ...(clip ? { clip } : {}) })
  const png = Buffer.from(data, 'base64')
  return strict('nativeImage', {
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${data}`,
    isEmpty: () => png.length === 0,
    // a PNG starts with its signature and the header chunk, which starts with the size
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  })
}

/**
 * @param {import('./pageLink.mjs').PageLink} page
 * @param {import('electron').PrintToPDFOptions} options
 */
export async function printToPdf(page, options) {
  refuseUnknown('the printToPDF option', options, PDF_OPTIONS)
  const { pageSize = 'letter', margins = {}, ...rest } = options
  if (typeof margins !== 'object') throw new TypeError('margins must be a object')
  const [paperWidth, paperHeight] = paperSize(pageSize)
  const { top, bottom, left, right } = margins
  if (Math.max(top ?? 0, bottom ?? 0) > paperHeight || Math.max(left ?? 0, right ?? 0) > paperWidth) {
    throw new Error('margins must be less than or equal to pageSize')
  }
  for (const [name, value] of Object.entries(rest)) {
    const type = PDF_TYPES[name]
    if (value !== undefined && typeof value !== type) throw new TypeError(`${name} must be a ${type}`)
  }
  await page.opened
  const { data } = await page.send('Page.printToPDF', {
    // what Chromium's own command would do unasked
    generateTaggedPDF: false,
    ...rest,
    ...{
      paperWidth,
      paperHeight,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
    },
  })
  return Buffer.from(data, 'base64')
}

/** @param {unknown} pageSize @returns {readonly [number, number]} in inches */
function paperSize(pageSize) {
  if (typeof pageSize === 'string') {
    const name = pageSize.toLowerCase()
    const size = Object.hasOwn(PAPER, name) ? PAPER[name] : undefined
    if (!size) throw new Error(`Invalid pageSize ${pageSize}`)
    return size
  }
  if (typeof pageSize !== 'object') throw new TypeError('pageSize must be a string or an object')
  const { width, height } = /** @type {Partial<import('electron').Size>} */ (pageSize ?? {})
  if (typeof width !== 'number' || typeof height !== 'number') {
    throw new TypeError('width and height properties are required for pageSize')
  }
  return [width, height]
}

/**
 * Printing: in a visible window the browser's own dialog; without one nobody answers, so the job is
 * cancelled, as a person may do.
 *
 * @param {import('./pageLink.mjs').PageLink} page
 * @param {import('electron').WebContentsPrintOptions} options
 * @param {((success: boolean, failureReason: string) => void) | undefined} callback
 */
export function print(page, options, callback) {
  if (typeof options !== 'object' || options == null) {
    throw new TypeError('webContents.print(): Invalid print settings specified.')
  }
  refuseUnknown('the print option', options, PRINT_OPTIONS)
  const { pageSize, usePrinterDefaultPageSize } = options
  if (usePrinterDefaultPageSize !== undefined && pageSize !== undefined) {
    throw new Error('usePrinterDefaultPageSize cannot be combined with pageSize')
  }
  if (typeof pageSize === 'string' && !/^(?:A[0-6]|Legal|Letter|Tabloid)$/.test(pageSize)) {
    throw new Error(`Unsupported pageSize: ${pageSize}`)
  }
  if (!runtime.headed) {
    console.warn('electron stand-in: nobody answers webContents.print; it is cancelled')
    setImmediate(() => callback?.(false, 'Print job canceled'))
    return
  }
  page.evaluate('void print()').then(
    () => callback?.(true, ''),
    () => callback?.(false, 'Print job failed'),
  )
}
