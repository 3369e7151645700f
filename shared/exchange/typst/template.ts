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

// Words
#let note(number, body) = footnote(numbering: (..) => number, h(2mm) + body)
#let symbol(words) = box(text(dir: ltr, words))

// A redline: told apart by lines and weight, and by colour besides.
#let comes(body) = underline(stroke: 0.8pt, offset: 1.5pt, text(fill: rgb("#00437f"), weight: "bold", body))
#let goes(body) = strike(stroke: 0.8pt, text(fill: rgb("#8c1515"), body))
#let legend(inserted, deleted, moved) = outset(block(above: 8mm, below: 8mm, {
  set text(size: 10pt)
  set par(justify: false, leading: 0.5em)
  par({ comes(inserted); "; "; goes(deleted); "; "; moved })
}))
#let remarks(all) = {
  pagebreak(weak: true)
  outset({
    set par(justify: false, leading: 0.5em, spacing: 0.5em)
    set text(size: 10pt)
    for lines in all { block(above: 8pt, { for line in lines { par(line) } }) }
  })
}

// Paragraphs: the number stands one step further in for each level, the lines below it do not.
#let numbered(shift, label, body) = par({
  h(shift * step)
  if label.len() > 8 { label + h(1em) } else { box(width: step, label) }
  body
})
#let indented(body) = par({ h(step); body })
#let quoted(level, body) = pad(left: (level + 1) * step, right: step, par(body))
#let plain(level, body) = if level == 0 { par(body) } else { inset(level * step, par(body)) }

// Headings. Below each, room is asked for and given back: Typst would leave one alone at the foot
// of a page when the line after it is moved on for want of room for its note.
#let room = 50pt
#let kept(above, below, body) = {
  block(sticky: true, breakable: false, above: above, below: below, { body; v(room) })
  v(-room)
}
#let look(it) = {
  let label = if it.numbering == none { none } else { counter(heading).display(it.numbering) }
  // One edge for all scripts, so that the number and the words stand on one line.
  set text(size: if it.level == 1 { 14pt } else { 12pt }, weight: "bold", top-edge: 0.655em)
  set par(justify: false, leading: 0.5em)
  if it.supplement == [annex] or it.supplement == [title] {
    set par(leading: 10pt)
    kept(24pt, 26pt, outset(block(width: 100%, align(center, {
      if label != none { block(below: 10pt, label) }
      it.body
    }))))
  } else {
    let above = (25pt, 18.6pt, 16.6pt, 16.6pt).at(it.level - 1, default: 16.6pt)
    let below = (16.6pt, 14pt, 13pt, 12pt).at(it.level - 1, default: 12pt)
    kept(above, below, if label == none { it.body } else {
      outset(grid(columns: (margin, 1fr), label, it.body))
    })
  }
}

// Tables
#let sheet(columns, head, below: 20pt, ..rows) = block(above: 12pt, below: below, outset({
  set text(size: 10pt)
  set par(justify: false, leading: 0.5em)
  table(
    columns: columns,
    inset: (x: 1.5mm, y: 4.5pt),
    stroke: (left: none, right: none, top: none, bottom: 0.5pt),
    align: if facts.rtl { right } else { left },
    table.hline(stroke: 1.5pt),
    ..if head.len() > 0 { (table.header(repeat: true, ..head),) },
    ..rows,
    table.hline(stroke: 1.5pt),
  )
}))
// The notes of a table stand beneath it, with letters.
#let noted(body, notes) = {
  set align(if facts.rtl { right } else { left })
  body
  outset(block(above: 6pt, below: 20pt, width: 100%, inset: (x: 1.5mm), {
    set text(size: 10pt)
    show: tight
    grid(
      columns: (3mm, 1fr), row-gutter: 5pt,
      ..for (sign, words) in notes { (super(sign), par(words)) },
    )
  }))
}
// Down one column and then the next.
#let side-by-side(count, lines) = block({
  set par(justify: false, leading: 0.5em, hanging-indent: 5mm)
  grid(columns: (1fr,) * count, column-gutter: 5mm, row-gutter: 7pt, ..lines.map(line => par(line)))
})
#let captioned(caption, body) = {
  show figure: set block(breakable: true)
  show figure.caption: it => block(sticky: true, above: 0pt, below: 8pt, outset(block(
    width: 100%, align(if facts.rtl { right } else { left }, strong(it.body)),
  )))
  figure(kind: table, supplement: none, numbering: none, caption: figure.caption(position: top, caption), body)
}

// Pages
#let running(annex) = context {
  let at = here().page()
  if at > 1 {
    set text(size: 10pt, dir: ltr)
    show: tight
    let own = (facts.symbol, facts.page + " " + counter(page).display(), annex)
    let own = own.filter(each => each != none).join(linebreak())
    // Three lines high, so that it begins at one height with and without an annex.
    outset(block(height: 12.4mm, width: 100%, align(top, if calc.odd(at) {
      grid(columns: (1fr, auto), align: (left, right), facts.marking, own)
    } else {
      grid(columns: (auto, 1fr), align: (left, right), own, facts.marking)
    })))
  }
}
// Lines and the space between them are those of the Word file, so that pages end at one place.
#let paper(body) = {
  set page(
    paper: "a4",
    margin: (
      left: 25mm + if facts.rtl { 0mm } else { margin },
      right: 25mm + if facts.rtl { margin } else { 0mm },
      top: 28mm, bottom: 25mm,
    ),
    header-ascent: 5.6mm,
    header: running(none),
    footer: context if here().page() == 1 { outset(text(size: 10pt, facts.job)) },
  )
  set text(font: ("Tinos", "Noto Naskh Arabic"), size: 12pt, hyphenate: false)
  set par(justify: true, leading: 6.6pt, spacing: 16.6pt)
  set footnote.entry(indent: 0pt, gap: 7pt, separator: outset(line(length: 50mm, stroke: 0.5pt)))
  show footnote.entry: it => {
    set text(size: 10pt)
    set par(justify: false, leading: 0.5em)
    it
  }
  show heading: look
  body
}
#let masthead(organization, emblem, organ, right-hand, meeting) = outset({
  show: tight
  grid(
    columns: (14mm, 1fr), column-gutter: 4mm, align: (center + horizon, start + bottom),
    pdf.artifact(rect(width: 14mm, height: 14mm, inset: 0pt, stroke: (paint: gray, thickness: 0.5pt, dash: "dashed"),
      align(center + horizon, text(size: 7pt, fill: rgb("#767676"), emblem)))),
    par(text(size: 14pt, weight: "bold", organization)),
  )
  v(2mm)
  line(length: 100%, stroke: 0.75pt)
  v(2mm)
  grid(
    columns: (1fr, 60mm), column-gutter: 10mm,
    par(strong(organ)),
    par(right-hand.join(linebreak())),
  )
  v(3mm)
  line(length: 100%, stroke: 3pt)
  v(4mm)
  par(strong(meeting.join(linebreak())))
})
#let marked(words) = outset(align(center, block(above: 10mm, stroke: 1pt, inset: (x: 8mm, y: 3mm), par(justify: false, strong(words)))))
#let titled(first, above, body) = {
  set text(size: 14pt, weight: "bold")
  set par(justify: false)
  show title: set text(size: 14pt)
  block(above: above, outset(block(width: 100%, align(center, if first { title(body) } else { par(body) }))))
}
#let listing(title, paragraphs, page, entries) = {
  show: outset
  align(center, block(below: 8mm, par(text(size: 14pt, weight: "bold", title))))
  show: tight
  let columns = (1fr, 23mm, 14mm)
  let places = (start + top, end + bottom, end + bottom)
  block(below: 3mm, grid(columns: columns, align: places, [], par(emph(paragraphs)), par(emph(page))))
  show outline.entry: it => {
    let (level, label, words, range) = entries.at(str(it.element.label))
    let place = it.element.location()
    let indent = if level < 2 { 0mm } else if facts.rtl { 30mm } else { 20mm }
    // Arabic says in words what others say in figures.
    let own = if level < 2 { if facts.rtl { 30mm } else { 20mm } } else { if facts.rtl { 15mm } else { 10mm } }
    let words = if level == 0 { strong(words) } else { words }
    block(above: if level == 0 { 6mm } else if level == 1 { 4mm } else { 2mm }, below: 0pt, link(place, grid(
      columns: columns, align: places,
      inset(indent, grid(
        columns: if label == none { (0mm, 1fr) } else { (own, 1fr) },
        label,
        { words; h(2mm); box(width: 1fr, repeat(gap: 1mm)[.]); h(2mm) },
      )),
      range,
      numbering(place.page-numbering(), ..counter(std.page).at(place)),
    )))
  }
  outline(title: none, indent: 0pt)
}
#let front(..listed) = {
  pagebreak()
  listing(..listed)
}
#let body-begins = {
  pagebreak(to: "odd")
  counter(page).update(1)
}
// For the list of contents of the Word file, which does not lay out its own pages.
#let pages-of(targets) = context [#metadata(targets.map(target => {
  let place = locate(label(target))
  (target, numbering(place.page-numbering(), ..counter(page).at(place)))
})) <pages>]
#let closing(digest) = outset(align(center, {
  block(above: 10mm, line(length: 30mm, stroke: 0.5pt))
  block(above: 4mm, text(size: 6.5pt, fill: luma(90), lang: "en", dir: direction.ltr, digest))
}))
`
