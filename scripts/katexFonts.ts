import type { Plugin } from 'vite'

/**
 * KaTeX's style sheet names each font in three formats. Chromium reads the first, WOFF2; the others would
 * only be carried along.
 */
export const katexFonts: Plugin = {
  name: 'katex-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!/katex[^/]*\.css(?:\?|$)/.test(id)) return null
    return code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'][a-z]+["']\)/g, '')
  },
}
