import { defineMessages } from './define'

interface LinkMessages {
  readonly title: string
  readonly host: string
  readonly address: string
  readonly from: string
  /** Where the host is written in letters other than ASCII ones. */
  readonly foreignLetters: string
  readonly open: string
  readonly copy: string
  readonly cancel: string
  readonly copied: string
  readonly sourceCopied: string
  readonly notOpened: (detail: string) => string
  readonly notCopied: (detail: string) => string
}

export const linkMessages = defineMessages<LinkMessages>({
  en: {
    title: 'Open in the browser?',
    host: 'Host',
    address: 'Address',
    from: 'This address stands in a text; Duidu knows nothing of it.',
    foreignLetters:
      'The host’s name has letters beyond a–z, which can look like others. It is shown here as computers write it.',
    open: 'Open',
    copy: 'Copy address',
    cancel: 'Cancel',
    copied: 'Address copied',
    sourceCopied: 'TeX source copied',
    notOpened: (detail) => `The browser was not opened: ${detail}`,
    notCopied: (detail) => `Not copied: ${detail}`,
  },
  zh: {
    title: '在浏览器中打开？',
    host: '主机',
    address: '网址',
    from: '这个网址来自文本，对读并不了解它。',
    foreignLetters: '主机名里有 a–z 以外的字母，可能与别的字母形似；这里按计算机的写法显示。',
    open: '打开',
    copy: '复制网址',
    cancel: '取消',
    copied: '网址已复制',
    sourceCopied: 'TeX 源码已复制',
    notOpened: (detail) => `没能打开浏览器：${detail}`,
    notCopied: (detail) => `没能复制：${detail}`,
  },
})
