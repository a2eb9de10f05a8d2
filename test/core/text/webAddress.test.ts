import { webAddress } from '@core/text/webAddress'
import { describe, expect, test } from 'vitest'
import { asShown } from './asShown'

const link = (url: string): string => `[${url}](${url})`

describe('an address in running text is a link', () => {
  test('without the punctuation around it', () => {
    for (const [before, url, after] of [
      ['Code: ', 'https://github.com/a/b', '.'],
      ['(see ', 'https://a.example/x_(y)', ')'],
      ['[', 'http://a.example/', '].'],
      ['代码见', 'https://a.example/b-c', '。'],
      ['网址（', 'https://a.example/b/', '），'],
      ['在', 'https://a.example/b', '上找到'],
      ['"', 'https://a.example/b?c=d&e#f', '";'],
      ['at ', 'https://a.example/~user/', ' now'],
      ['at ', 'https://a.example/a--b', '…'],
    ] as const) {
      expect(asShown(`${before}${url}${after}`)).toBe(`${before}${link(url)}${after}`)
    }
  })

  test('also as TeX has it', () => {
    expect(asShown('at \\url{https://a.example/b\\_c}.')).toBe(`at ${link('https://a.example/b_c')}.`)
    expect(asShown('\\href{https://a.example/b}{our \\emph{page}}')).toBe('[our page](https://a.example/b)')
    expect(asShown('at https://a.example/b\\_c')).toBe(`at ${link('https://a.example/b_c')}`)
    expect(asShown('cut \\url{https://a.exam')).toBe(
      `cut ${link('https://a.exam/')}`.replace('[https://a.exam/]', '[https://a.exam]'),
    )
  })

  test('but not where it could do harm, or is none', () => {
    for (const text of [
      'javascript:alert(1)',
      'https://user:secret@a.example/',
      'https://user@a.example/',
      'file:///etc/passwd',
      'ftp://a.example/',
      '//a.example/',
      'https://',
      'https:///a',
      'www.a.example',
    ]) {
      expect(asShown(text)).toBe(text)
    }
    expect(asShown('\\href{javascript:alert(1)}{here}')).toBe('here')
    expect(asShown('\\url{javascript:alert(1)}')).toBe('javascript:alert(1)')
    expect(asShown(`https://a.example/${'b'.repeat(3_000)}`)).not.toContain('](')
  })
})

describe('the address that is opened', () => {
  test('is normalised, with its host in punycode', () => {
    expect(webAddress('HTTPS://раураl.example/a b'.replace(' ', '%20'))).toEqual({
      href: 'https://xn--l-7sba6dbr.example/a%20b',
      host: 'xn--l-7sba6dbr.example',
    })
  })

  test('is none with user, controls, blanks, back slashes or what cannot be seen', () => {
    for (const text of [
      'https://a@b.example/',
      'https://a.example/\u0000',
      'https://a.example/\tb',
      'https://a.example/ b',
      'https:\\\\a.example',
      'https://a.example/\u202Egpj.exe',
      'java\tscript:alert(1)',
      'smb://a.example/',
      '\\\\host\\share',
      '//a.example',
      'data:text/html,x',
      'https:a.example',
      ' https://a.example/',
      `https://a.example/${'b'.repeat(2_100)}`,
    ]) {
      expect(webAddress(text)).toBeNull()
    }
  })
})
