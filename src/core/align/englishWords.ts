/** Words of English as they stand around a period; all in lower case and without their last period. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

/** Abbreviations that something follows: the sentence goes on. */
export const OPEN_ABBREVIATIONS = words(`
  e.g i.e eg ie cf vs viz resp approx ca incl excl aka esp w.r.t wrt
  fig figs eq eqs eqn eqns sec secs sect ref refs tab tabs thm prop props lem cor vol pp ver chap alg
  dr mr mrs ms prof st dept univ
  jan feb apr jun jul aug sept nov`)

/** Abbreviations that are also words: `no.`, `max.`. Taken for an abbreviation before a number or in capitals. */
export const DOUBTFUL_ABBREVIATIONS = words(`
  no nos app exp exps est dev def max min avg std ch tab ref alg cor prop mar oct dec sec st ms c`)

/** Abbreviations that may end a sentence; they do where a beginning follows. */
export const CLOSING_ABBREVIATIONS = words(`
  etc al a.k.a w.r.t i.i.d iid u.s u.k u.n e.u d.c a.e a.s inc ltd co corp jr sr ph.d m.s b.s p.m a.m w.p s.t w.l.o.g`)

/** Words that, in capitals, begin a sentence even behind an abbreviation or without a blank before. */
export const BEGINNINGS = words(`
  we our us i my you your he she they their it its this that these those here there such both each any all most many
  several some few no not none another other others one two three four five first firstly second secondly third thirdly
  fourth lastly finally last next then now the a an
  however moreover furthermore additionally also although though as by based using through from despite when where what
  which who how why whether yet but and so thus therefore hence while whereas whilst if since because once unless until
  unlike like given compared under after before during upon among along across within without over between beyond via
  with for to in on at of due thanks owing besides meanwhile conversely consequently accordingly overall together rather
  instead otherwise nevertheless nonetheless indeed similarly likewise afterwards subsequently altogether
  experiments experimental results result empirical empirically extensive specifically particularly notably importantly
  interestingly surprisingly crucially remarkably unfortunately recent recently existing current currently previous
  previously prior traditional traditionally conventional typically often usually generally code source data building
  motivated inspired leveraging numerical theoretical theoretically simulation simulations concretely examples example
  further more less new novel standard large deep machine method methods background objective objectives conclusion
  conclusions purpose only even are is can does do evaluations evaluation analysis analyses applications`)

/** Those that tell a sentence even where its capital was forgotten. */
export const LOWER_BEGINNINGS = words(`
  we our the this these in it to for with while however moreover furthermore additionally therefore thus finally
  experiments experimental results here there they`)

/** What a question begins with, behind another one. */
export const QUESTION_WORDS = words('what which where when why who how is are do does can')
