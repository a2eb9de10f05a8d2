/**
 * TeX's accents: the combining character, and the letters that take it where a backslash before the same
 * sign may also mean something else (`\"quoted\"`, `a\.b`).
 */
export const ACCENTS: ReadonlyMap<string, { readonly mark: string; readonly letters?: RegExp }> = new Map([
  ['`', { mark: '\u0300' }],
  ["'", { mark: '\u0301' }],
  ['^', { mark: '\u0302' }],
  ['~', { mark: '\u0303' }],
  ['=', { mark: '\u0304' }],
  ['u', { mark: '\u0306' }],
  ['.', { mark: '\u0307', letters: /[IZzEeGgCc]/ }],
  ['"', { mark: '\u0308', letters: /[aeiouyAEIOUYı]/ }],
  ['r', { mark: '\u030a' }],
  ['H', { mark: '\u030b' }],
  ['v', { mark: '\u030c' }],
  ['d', { mark: '\u0323' }],
  ['c', { mark: '\u0327' }],
  ['k', { mark: '\u0328' }],
  ['b', { mark: '\u0331' }],
])

/** Letters of their own; TeX drops the blank after them, so that `\L ukasiewicz` is one word. */
export const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    aa: 'å',
    AA: 'Å',
    i: 'ı',
    j: 'ȷ',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    dj: 'đ',
    DJ: 'Đ',
    ng: 'ŋ',
    NG: 'Ŋ',
  }),
)

/** A backslash before one of these: what is seen. */
export const ESCAPED: ReadonlyMap<string, string> = new Map([
  ...[...'%&_#${}'].map((sign) => [sign, sign] as const),
  [' ', ' '],
  [',', '\u2009'],
  [';', ' '],
  [':', ' '],
  ['!', ''],
  ['-', ''],
  ['/', ''],
  ['@', ''],
  ['％', '％'],
  ['，', '，'],
])

const GREEK =
  'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω'
const SIGNS =
  'times × pm ± mp ∓ div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ ll ≪ gg ≫ rightarrow → to → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ longrightarrow ⟶ mapsto ↦ uparrow ↑ downarrow ↓ infty ∞ partial ∂ nabla ∇ in ∈ subset ⊂ subseteq ⊆ cup ∪ cap ∩ forall ∀ exists ∃ ell ℓ checkmark ✓ cmark ✓ xmark ✗ triangle △ square □ dagger † ddagger ‡ degree ° deg ° textdegree ° euro € texteuro € pounds £ textsterling £ yen ¥ copyright © textcopyright © textregistered ® texttrademark ™ S § P ¶ dag † ddag ‡ ldots … dots … cdots ⋯ textellipsis … textendash – textemdash — textbullet • textperiodcentered · textless < textgreater > textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textquotesingle \' textquotedbl " textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” guillemotleft « guillemotright » lbrack [ rbrack ] lbrace { rbrace } LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX ie i.e. eg e.g. etal etal. wrt w.r.t. aka a.k.a. vs vs. etc etc. textmu μ'

function pairs(list: string): readonly (readonly [string, string])[] {
  const words = list.split(' ')
  return words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1]!] as const] : []))
}

/** Commands that stand for signs; the blank after them is kept, as few people type the `\ ` that TeX asks for. */
export const SIGN_COMMANDS: ReadonlyMap<string, string> = new Map([
  ...pairs(GREEK),
  ...pairs(SIGNS),
  ['etal', 'et al.'],
  ['quad', ' '],
  ['qquad', ' '],
  ['space', ' '],
  ['newline', ' '],
  ['linebreak', ' '],
  ['par', ' '],
  ['xspace', ''],
  ['noindent', ''],
  ['centering', ''],
  ['protect', ''],
  ['nobreakdash', ''],
])
