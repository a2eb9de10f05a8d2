import { seenText } from '@core/text/seenText'
import { textPieces } from '@core/text/textPieces'
import { describe, expect, test } from 'vitest'
import { asShown } from './asShown'

function shows(cases: readonly (readonly [source: string, shown: string])[]): void {
  for (const [source, shown] of cases) expect(asShown(source)).toBe(shown)
}

const stays = (...texts: string[]): void => {
  for (const text of texts) expect(asShown(text)).toBe(text)
}

describe('TeX in running text', () => {
  test('writes letters with accents', () => {
    shows([
      ['L\\\'evy, G\\"{o}del, Erd\\H{o}s, Dem\\v{s}ar', 'Lévy, Gödel, Erdős, Demšar'],
      ["gr{\\^a}ce {\\`a} l'{\\'e}t{\\'{e}}", "grâce à l'été"],
      ['fa\\c{c}ade, Na\\"{\\i}ve, na\\"ive, S\\~ao', 'façade, Naïve, naïve, São'],
      [
        '{\\L}ukasiewicz, \\L ojasiewicz, S{\\o}rensen, Stra\\ss e, Bokm{\\aa}l',
        'Łukasiewicz, Łojasiewicz, Sørensen, Straße, Bokmål',
      ],
      ['sa\\d{m}sk\\d{r}ta, mah\\=abh\\=arata', 'saṃskṛta, mahābhārata'],
      ["Moss\\'{e} 的结果与Barber\\`a一致", 'Mossé 的结果与Barberà一致'],
      ["it\\'s what we don\\'t say", "it's what we don't say"],
    ])
  })

  test('writes signs, symbols and blanks', () => {
    shows([
      ['50\\% of R\\&D in a\\_b \\#1', '50% of R&D in a_b #1'],
      [
        'Figure~1 of et~al.~(2020), see~\\ref{fig:x}',
        'Figure\u00a01 of et\u00a0al.\u00a0(2020), see\u00a0[fig:x]',
      ],
      ['one\\\\ two \\\\three', 'one two three'],
      ['i.i.d.\\ data\\ldots and 360{\\deg} video', 'i.i.d. data… and 360° video'],
      ['\\LaTeX{} from \\alpha \\to \\beta, \\ie, now', 'LaTeX from α → β, i.e., now'],
      ['about 5\\,km', 'about 5\u2009km'],
    ])
  })

  test('quotes', () => {
    shows([
      ["a ``new\" and a ``second'' one", 'a “new” and a “second” one'],
      ["a `single' and the model's `other kind'.", "a ‘single’ and the model's ‘other kind’."],
      ["to ''highlight'' it", 'to “highlight” it'],
      ["所谓“对齐”与``凸化''技术", '所谓“对齐”与“凸化”技术'],
    ])
    stays('a "straight" quote', "f''(x) and 5'", 'open `', "the authors' own")
  })

  test('makes dashes of hyphens, in Chinese the long one', () => {
    shows([
      ['Kolmogorov--Arnold, 2--5 days', 'Kolmogorov–Arnold, 2–5 days'],
      ['any model---even this --- is', 'any model—even this — is'],
      ['一种方法--通过它', '一种方法——通过它'],
      ['模型--Mamba与NExT-GQA--一个数据集', '模型——Mamba与NExT-GQA——一个数据集'],
    ])
    stays(
      'run it with --help or -v',
      '使用 --verbose 选项，或--quiet',
      'a <!-- remark --> here',
      'a ---- rule',
      'x --> y',
      '`a--b`',
    )
  })

  test('sets parts off, one within the other', () => {
    shows([
      [
        'a \\textit{new} and \\emph{old} \\textbf{way}',
        'a <emphasis: new> and <emphasis: old> <strong: way>',
      ],
      ['\\texttt{run} \\textsc{Bert} \\underline{C}on', '<code: run> <smallCaps: Bert> <underlined: C>on'],
      ['{\\em a b} and {\\bf{c}} {\\it d}', '<emphasis: a b> and <strong: {c}> <emphasis: d>'],
      ['\\textbf{a \\textit{b} c}', '<strong: a ><strong emphasis: b><strong:  c>'],
      ['\\textbf{\\underline{C}a}', '<strong underlined: C><strong: a>'],
      ['这是\\textbf{新}方法', '这是<strong: 新>方法'],
      ['\\textit{rate $x$ of}', '<emphasis: rate >⟨x⟩<emphasis:  of>'],
      ['\\textcolor{red}{warm} {\\color{black} cold}', 'warm { cold}'],
      ['\\textsf {Sans} and \\mbox{box}', 'Sans and box'],
    ])
  })

  test('goes on to the end where the digest breaks off', () => {
    expect(asShown('we call it \\textit{a new')).toBe('we call it <emphasis: a new>')
    expect(asShown('named DeepLIFT-\\t')).toBe('named DeepLIFT-\\t')
  })

  test('shows what citations and references leave over', () => {
    shows([
      ['as \\cite{lee2020a,kim21} and~\\citep[see][]{li} say', 'as [lee2020a, kim21] and\u00a0[li] say'],
      ['by Section \\ref{sec:a}', 'by Section [sec:a]'],
      ['data\\footnote{A \\emph{remark}} here', 'data (A <emphasis: remark>) here'],
      ['受\\cite{artpro}的启发', '受[artpro]的启发'],
      ['an \\ac{FPGA} \\label{x}board', 'an FPGA board'],
    ])
  })
})

describe('what only looks like TeX stays', () => {
  test('code and paths', () => {
    stays(
      'the `\\textbf{x} -- y` option',
      'in C:\\users\\new\\textit{x} or D:\\it',
      'on \\\\server\\share\\out',
      'run `pip install a--b`',
    )
  })

  test('commands that nobody knows', () => {
    stays('we present \\method, a \\model{} of \\ourname', '方法\\tool，', 'a \\| b', '\\', 'ends in \\')
  })

  test('tildes that mean about, to or home', () => {
    stays('about ~50% (~1K)', '提升了3.3~6.1和约~10个', '0.01%~1%', '~/notes', 'X~Y', 'a ~ b')
  })

  test('HTML', () => {
    stays('<script>alert(1)</script> &amp; <b>', '{"json": [1, 2]}')
  })
})

describe('what is seen of a text', () => {
  test('is TeX as text, formulas as written, nothing that cannot be seen', () => {
    expect(seenText("\\emph{L\\'evy} \u202Eflights of $O(n)$ at \\url{https://a.example/b}")).toBe(
      'Lévy flights of $O(n)$ at https://a.example/b',
    )
  })
})

test('pieces cover their text without gaps', () => {
  const source =
    "``A'' \\textit{b $c$ \\'e} --- \\footnote{https://a.example/x} {\\em d} `e' \\[f\\] \u200B\\\\ $\\textbf{g}$ ~ h~i \\cite{k}"
  let end = 0
  for (const piece of textPieces(source)) {
    expect(piece.from).toBe(end)
    expect(piece.to).toBeGreaterThan(piece.from)
    if (piece.kind === 'plain') expect(piece.text).toBe(source.slice(piece.from, piece.to))
    end = piece.to
  }
  expect(end).toBe(source.length)
})
