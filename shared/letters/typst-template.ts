/**
 * The look of a letter, in Typst. The addressee floats to the foot of the first page and the note of
 * enclosures is pushed to the foot of the last, wherever these are.
 */
export const template = `
#let blank(name) = box(fill: luma(225), outset: (y: 2pt), inset: (x: 2pt), text(weight: "bold", name))
#let lines(all) = for line in all { block(above: 0pt, below: 5pt, par(line)) }

#let letter(
  lang: "en", rtl: false, draft: none, title: "",
  sender: (), reference: (), date: (), mark: (), salutation: (), body: (),
  closing: (), signature: (), addressee: (), enclosure: (),
) = {
  pagebreak(weak: true, to: "odd")
  set page(
    paper: "a4",
    margin: (x: 25mm, top: 25mm, bottom: 18mm),
    header-ascent: 8mm,
    header: context {
      let at = counter(page).get().first()
      set align(center)
      if draft != none { text(size: 11pt, weight: "bold", draft) }
      if at > 1 { block(above: 3mm, "– " + str(at) + " –") }
    },
  )
  counter(page).update(1)
  set text(
    lang: lang, dir: if rtl { direction.rtl } else { direction.ltr },
    font: faces(lang), size: 11pt, hyphenate: false,
    top-edge: 0.66em, bottom-edge: "baseline",
  )
  // A symbol stays whole, and runs its own way in a letter from right to left.
  show regex("[A-Z]+(/[A-Za-z0-9.]+)+"): it => box(text(dir: direction.ltr, it))
  // What is longer than any word, and has no place to be broken at, would run off the paper.
  show regex("[^\\s\\u{200b}\\p{Han}\\p{Thai}\\p{Lao}\\p{Khmer}\\p{Myanmar}]{30,}"): it => it.text.clusters().join(sym.zws)
  set par(justify: false, leading: if rtl { 7.4pt } else if lang == "zh" { 9pt } else { 5.7pt }, spacing: if rtl { 13pt } else { 11.7pt })

  place(bottom, float: true, clearance: 7mm, block(width: 100%, align(start, {
    lines(addressee)
  })))

  // On paper that names its sender the letter does not, and a heading that says nothing is none.
  if sender.len() > 0 { align(center, block(below: 9mm, heading(level: 1, outlined: true, text(size: 12pt, weight: "regular", tracking: if rtl { 0pt } else { 1pt }, sender.join(linebreak()))))) }
  grid(columns: (1fr, auto), column-gutter: 8mm, align: (start + top, end + top), lines(reference), lines(date))
  if mark.len() > 0 { block(above: 5mm, strong(lines(mark))) }
  block(above: 8mm, below: 4mm, lines(salutation))
  set par(justify: true, first-line-indent: (amount: if lang == "zh" { 2em } else { 0em }, all: true))
  for words in body.slice(0, calc.max(0, body.len() - 1)) { par(words) }
  // A closing never stands alone on a page: it has a paragraph with it.
  block(breakable: false, width: 100%, {
    for words in body.slice(calc.max(0, body.len() - 1)) { par(words) }
    for words in closing { par(words) }
    set par(first-line-indent: 0em)
    v(14mm)
    pad(left: if rtl { 0mm } else { 82mm }, right: if rtl { 82mm } else { 0mm }, block(width: 100%, align(center, lines(signature))))
  })
  if enclosure.len() > 0 {
    v(1fr)
    block(above: 6mm, below: 0pt, {
      set par(first-line-indent: 0em)
      text(size: 10pt, lines(enclosure))
    })
  }
}
`
