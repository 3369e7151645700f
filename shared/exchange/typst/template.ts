/**
 * How words are set also in the first page. Those that come in and go are told apart by lines and
 * weight, and by colour besides.
 */
export const marks = `
#let symbol(words) = box(text(dir: ltr, words))
#let turned(rtl, words) = box(text(dir: if rtl { direction.rtl } else { direction.ltr }, words))
#let comes(body) = underline(stroke: 0.8pt, offset: 1.5pt, text(fill: rgb("#00437f"), weight: "bold", body))
#let goes(body) = strike(stroke: 0.8pt, text(fill: rgb("#8c1515"), body))
`

/**
 * The look of a printed document, in Typst. It is ours and constant; what `typst.ts` writes before
 * and after it are values and calls, with every word in a string.
 *
 * A numbered paragraph is a block of its own that is handed its number: one list of thousands of
 * items, counted by Typst, takes minutes.
 */
export const template = `
#let margin = 15mm
#let step = 15mm

// Paragraphs stand in the page itself and everything else is set out from them. In a container of
// their own, notes would come loose from the lines they belong to.
#let inset(by, body) = if facts.rtl { pad(right: by, body) } else { pad(left: by, body) }
#let outset(body) = inset(-margin, body)
#let directed(rtl, body) = if rtl == facts.rtl { body } else {
  set text(dir: if rtl { direction.rtl } else { direction.ltr })
  body
}
#let tight(body) = {
  set par(justify: false, leading: 0.5em, spacing: 0.5em)
  body
}

// Lines: numbered where the words of the text stand, as in the Word file, and from 1 on each page.
// What has been found on a page is found in the margin: tables, notes and heads have none.
#let lined(body) = if facts.lines {
  set par.line(numbering: number => pdf.artifact(text(
    size: 7pt, weight: "regular", style: "normal", fill: luma(90), dir: direction.ltr, str(number),
  )))
  body
} else { body }

// Words
#let note(number, body) = footnote(numbering: (..) => number, h(2mm) + body)

// A redline
#let legend(inserted, deleted, moved, between) = outset(block(above: 8mm, below: 8mm, {
  set text(size: 10pt)
  set par(justify: false, leading: 0.5em)
  par({ comes(inserted); between; goes(deleted); between; moved })
}))
// Paper has no comments beside it: the number of the amendment stands behind what it changes.
#let amended(at, linked: true, heading: false) = {
  let sign() = {
    let words = symbol(super(typographic: false, size: 0.65em, "[" + facts.remarks.at(at) + "]"))
    if linked { link(label("remark-" + str(at)), words) } else { words }
  }
  if heading { [#metadata(sign)<aside>] } else { sign() }
}
#let remarks(title, all) = {
  pagebreak(weak: true)
  outset({
    heading(level: 1, outlined: false, bookmarked: true, title)
    set par(justify: false, leading: 0.5em, spacing: 0.5em)
    set text(size: 10pt)
    for (at, lines) in all.enumerate() [#block(above: 8pt, { for line in lines { par(line) } })#label("remark-" + str(at))]
  })
}

// Paragraphs: the number stands one step further in for each level, the lines below it do not.
#let numbered(shift, label, body) = lined(paragraph({
  h(shift * step)
  if label.len() > 8 { label + h(1em) } else { box(width: step, label) }
}, body))
#let indented(body) = lined(paragraph(h(step), body))
#let quoted(level, body) = lined(pad(left: (level + 1) * step, right: step, par(body)))
#let plain(level, body) = lined(if level == 0 { paragraph([], body) } else { inset(level * step, par(body)) })

// Headings. Below each, room is asked for and given back: Typst would leave one alone at the foot
// of a page when the line after it is moved on for want of room for its note. Number and words are
// one line, and no grid or paragraph: who has it read out hears them as one heading.
#let number(label) = [#box(label)<number> ]
// A note of a heading, whose words the bookmarks would take for some of its own.
#let aside(number, body) = [#metadata(() => note(number, body))<aside>]
#let with-asides(body) = {
  show <aside>: it => (it.value)()
  body
}
#let room = 50pt
#let kept(above, below, body) = {
  block(sticky: true, breakable: false, above: above, below: below, { body; v(room) })
  v(-room)
}
#let look(it, level: auto) = {
  let level = if level == auto { it.level } else { level }
  // One edge for all scripts, so that the number and the words stand on one line.
  set text(size: if level == 1 { 14pt } else { 12pt }, weight: "bold", top-edge: 0.655em)
  set par(justify: false, leading: 0.5em)
  show <number>: it => {
    h(-margin)
    context if measure(it.body).width < margin { box(width: margin, it.body) } else { it; h(0.5em) }
    // Takes the space behind the number, which is there for the bookmarks.
    h(0pt, weak: true)
  }
  let above = (25pt, 18.6pt, 16.6pt, 16.6pt).at(level - 1, default: 16.6pt)
  let below = (16.6pt, 14pt, 13pt, 12pt).at(level - 1, default: 12pt)
  kept(above, below, lined(block(spacing: 0pt, with-asides(it.body))))
}
// A heading that lies less deep than its level, for want of a higher one, looks like others of it.
#let looks(level, body) = {
  show heading: look.with(level: level)
  body
}
// What opens a part or an annex stands in the middle, its number above it.
#let opener(counted, body) = {
  show heading: it => {
    set text(size: 14pt, weight: "bold", top-edge: 0.655em)
    set par(justify: false, leading: 10.9pt)
    show <number>: it => { it.body; linebreak() }
    let words = outset(block(width: 100%, align(center, with-asides(it.body))))
    kept(24pt, 28.3pt, if counted { lined(words) } else { words })
  }
  body
}

// Tables
#let sheet(columns, aligned, head, below: 20pt, ..rows) = block(above: 12pt, below: below, outset({
  set text(size: 10pt)
  // Arabic letters are higher than figures, which are to stand on one line with them.
  set text(top-edge: 0.95em) if facts.rtl
  set par(justify: false, leading: 0.5em)
  set table.cell(breakable: false)
  table(
    columns: columns,
    inset: (x: 1.5mm, y: 4.5pt),
    stroke: (left: none, right: none, top: none, bottom: 0.5pt),
    align: aligned,
    ..if head.len() > 0 {
      (table.header(repeat: true, table.hline(stroke: 1.5pt), ..head),)
    } else { (table.hline(stroke: 1.5pt),) },
    ..rows,
    table.hline(stroke: 1.5pt),
  )
}))
// The notes of a table stand beneath it, with letters: each a paragraph, and no part of the table.
#let noted(body, below: 20pt, notes) = {
  show figure: set block(below: 6pt)
  body
  outset(block(above: 6pt, below: below, width: 100%, inset: (x: 1.5mm), {
    set text(size: 10pt)
    set par(justify: false, leading: 0.5em, spacing: 5pt)
    for (sign, words) in notes { inset(3mm, par({ h(-3mm); box(width: 3mm, super(sign)); words })) }
  }))
}
// Down one column and then the next, also for who has it read out.
#let side-by-side(..columns) = block({
  set par(justify: false, leading: 0.5em, hanging-indent: 5mm)
  let side(lines) = if lines.len() > 0 {
    list(marker: none, indent: 0pt, body-indent: 0pt, spacing: 7pt, ..lines.map(line => par(line)))
  }
  grid(columns: (1fr,) * columns.pos().len(), column-gutter: 5mm, ..columns.pos().map(side))
})
#let captioned(caption, body) = {
  show figure: set block(breakable: true)
  show figure.caption: it => block(sticky: true, above: 0pt, below: 8pt, outset(block(
    width: 100%, align(if facts.rtl { right } else { left }, strong(it.body)),
  )))
  figure(kind: table, supplement: none, numbering: none, caption: figure.caption(position: top, caption), body)
}

// Pages
#let own-number() = numbering(page.numbering, counter(page).get().first() + facts.counted)
#let running(annex) = context if paged() {
  let at = here().page() + facts.before
  if at > 1 {
    set text(size: 10pt, dir: ltr)
    show: tight
    let page = turned(facts.rtl, facts.page.first() + own-number() + facts.page.last())
    let own = (facts.symbol, page, annex)
    let own = own.filter(each => each != none).join(linebreak())
    // Three lines high, so that it begins at one height with and without an annex.
    outset(block(height: 12.4mm, width: 100%, align(top, if calc.odd(at) {
      grid(columns: (1fr, auto), align: (left, right), facts.marking, own)
    } else {
      grid(columns: (auto, 1fr), align: (left, right), own, facts.marking)
    })))
  }
}
// Lines, where they are broken and the space between them are those of the Word file, so that pages
// end at one place. Word moves no letters together, and so they are not here.
#let paper(body) = {
  set page(
    paper: "a4",
    margin: (
      left: 25mm + if facts.rtl { 0mm } else { margin },
      right: 25mm + if facts.rtl { margin } else { 0mm },
      // Word's lines reach above the letters and beneath them, also at the edges of a page.
      top: 28mm + 3.75pt, bottom: 25mm + 2.6pt,
    ),
    header-ascent: 5.6mm + 3.75pt,
    header: running(none),
    footer: context if here().page() + facts.before == 1 { outset(text(size: 10pt, facts.job)) },
  )
  set text(font: faces(facts.lang), size: 12pt, hyphenate: false, kerning: false)
  set par(justify: true, linebreaks: "simple", leading: 6.6pt, spacing: 16.6pt)
  set par.line(
    numbering-scope: "page",
    number-margin: if facts.rtl { right } else { left },
    number-clearance: margin + 4mm,
  )
  set footnote.entry(indent: 0pt, clearance: 3.6pt, gap: 7pt, separator: outset(move(dy: 2pt, line(length: 50mm, stroke: 0.5pt))))
  show footnote.entry: it => context if begun() {
    set text(size: 10pt)
    set par(justify: false, leading: 0.5em)
    it
  }
  show heading: look
  round
  body
}
#let masthead(organization, emblem, organ, right-hand, meeting) = outset({
  show: tight
  block(width: 100%, height: 14mm, {
    place(start, pdf.artifact(rect(width: 14mm, height: 14mm, inset: 0pt, stroke: (paint: gray, thickness: 0.5pt, dash: "dashed"),
      align(center + horizon, text(size: 7pt, fill: rgb("#767676"), emblem)))))
    align(bottom, inset(18mm, par(text(size: 14pt, weight: "bold", organization))))
  })
  v(2mm)
  line(length: 100%, stroke: 0.75pt)
  v(2mm)
  grid(
    columns: (1fr, 60mm), column-gutter: 10mm,
    par(strong(organ)),
    // At the left in all languages: symbol, distribution and original are in Latin letters.
    align(left, { set text(dir: ltr); par(right-hand.join(linebreak())) }),
  )
  v(3mm)
  line(length: 100%, stroke: 3pt)
  v(10.1pt)
  par(strong(meeting.join(linebreak())))
})
#let marked(words) = block(above: 24.4pt, below: 24.7pt, width: 100%, outset(align(center, block(
  stroke: 1pt, inset: (x: 8mm, y: 6.5pt), par(justify: false, strong(words)),
))))
#let titled(first, above, body) = {
  set text(size: 14pt, weight: "bold")
  set par(justify: false)
  show title: set text(size: 14pt)
  block(above: above, below: 18.6pt, outset(block(width: 100%, align(center, if first { title(body) } else { par(body) }))))
}
// A line of the contents: where it leads to, and the number of that page. All of it is one line, of
// which the figures stand beyond its end, where no other line reaches.
#let range-width = 23mm
#let number-width = 14mm
#let at-end(width, body) = box(width: width, { h(1fr); body })
#let listed(entry, place, number) = {
  let (level, label, words, range) = entry
  let (first, second) = facts.labels
  let indent = if level < 2 { 0mm } else { first }
  let own = if label == none { 0mm } else if level < 2 { first } else { second }
  let line = {
    h(-own)
    if label != none { box(width: own, if level == 0 { strong(label) } else { label }) }
    if level == 0 { strong(words) } else { words }
    h(2mm)
    box(width: 1fr, repeat(gap: 1mm)[.])
    h(2mm)
    box(width: 0mm, box(width: range-width + number-width, {
      at-end(range-width, range)
      at-end(number-width, number)
    }))
  }
  let above = if level == 0 { 6mm } else if level == 1 { 4mm } else { 2mm }
  let beyond = range-width + number-width
  block(
    above: above, below: 0pt,
    inset: if facts.rtl { (right: indent + own, left: beyond) } else { (left: indent + own, right: beyond) },
    if place == none { line } else { link(place, line) },
  )
}
// With the numbers of the pages if they are known from elsewhere, since not all of them are here.
#let listing(title, paragraphs, page, entries, numbers: none) = {
  show: outset
  align(center, block(below: 8mm, par(text(size: 14pt, weight: "bold", title))))
  show: tight
  block(below: 3mm, par({ h(1fr); emph(paragraphs); at-end(number-width, emph(page)) }))
  show outline.entry: it => {
    let place = it.element.location()
    let number = numbering(place.page-numbering(), ..counter(std.page).at(place))
    listed(entries.at(str(it.element.label)), place, number)
  }
  if numbers == none { outline(title: none, indent: 0pt) } else {
    for (target, entry) in entries { listed(entry, none, numbers.at(target, default: "")) }
  }
}
#let front(..listed) = {
  pagebreak()
  listing(..listed)
}
#let body-begins = {
  pagebreak(to: "odd")
  counter(page).update(1)
}
// Where everything that is marked has come to stand, and what the pages there are numbered.
#let places = context [#metadata({
  let places = ()
  let numbers = (:)
  for each in query(<b>) {
    let place = each.location()
    let at = place.page()
    places.push((each.value, at))
    if str(at) not in numbers {
      let counted = counter(page).at(place).first() + facts.counted
      let printed = place.page-numbering()
      numbers.insert(str(at), (counted, if printed == none { "" } else { numbering(printed, counted) }))
    }
  }
  (places: places, numbers: numbers)
}) <places>]
// The same down to the line.
#let stands = context [#metadata({
  let marks = ()
  let numbers = (:)
  for each in query(<b>) {
    let place = each.location()
    let at = place.position()
    marks.push((each.value, at.page, at.y.pt()))
    let printed = place.page-numbering()
    if printed != none { numbers.insert(str(at.page), numbering(printed, ..counter(page).at(place))) }
  }
  (marks: marks, numbers: numbers)
}) <stands>]
#let closing(digest) = outset(align(center, {
  block(above: 10mm, line(length: 30mm, stroke: 0.5pt))
  block(above: 4mm, par(text(size: 6.5pt, fill: luma(90), lang: "en", dir: direction.ltr, digest)))
}))
`
