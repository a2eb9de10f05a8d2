// @ts-check
/** A page as a picture and as a PDF. */
import { refuseUnknown, strict } from './strict.mjs'

/** Widths and heights in inches. @type {Readonly<Record<string, readonly [number, number]>>} */
const PAPER = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
}
const PDF_OPTIONS = new Set(
  'landscape printBackground scale pageSize margins pageRanges preferCSSPageSize displayHeaderFooter headerTemplate footerTemplate generateTaggedPDF generateDocumentOutline'.split(
    ' ',
  ),
)

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
  const { pageSize = 'Letter', margins = {}, ...rest } = options
  const named = typeof pageSize === 'string' ? PAPER[pageSize] : undefined
  if (typeof pageSize === 'string' && !named) throw new Error(`Invalid pageSize ${pageSize}`)
  const [paperWidth, paperHeight] = named ?? [
    /** @type {import('electron').Size} */ (pageSize).width,
    /** @type {import('electron').Size} */ (pageSize).height,
  ]
  const {
    top: marginTop,
    bottom: marginBottom,
    left: marginLeft,
    right: marginRight,
  } = /** @type {any} */ (margins)
  await page.opened
  const { data } = await page.send('Page.printToPDF', {
    ...rest,
    ...{ paperWidth, paperHeight, marginTop, marginBottom, marginLeft, marginRight },
  })
  return Buffer.from(data, 'base64')
}
