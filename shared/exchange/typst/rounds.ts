/**
 * Typst sets a text several times, until nothing that it says of itself changes any more (numbers of
 * pages, where notes stand), and keeps what it has set for the next time. The first time is always
 * in vain, as the contents have no lines yet; so it is used for setting paragraphs, by as many
 * processors as there are: one run of pages is set by one of them, however long it is.
 *
 * Nothing of this is in the file: the last time round there is just the text.
 */
export const rounds = `
#let begun() = not facts.staged or query(<begun>).len() > 0
// Where pages end is known only of a text that was there the time before.
#let paged() = not facts.staged or query(<paged>).len() > 0
#let round = if facts.staged [#metadata(none)<begun>#context if begun() [#metadata(none)<paged>]]

// What is set in the same way wherever it stands. Notes and links are not.
#let unvarying = (text, emph, strong, super, linebreak, h, box)
#let settled(body) = body.func() in unvarying or (
  body.has("children") and body.children.all(each => each.func() in unvarying)
)
// Words around a note are set anew once it is known which one it is.
#let awaited(body) = context if begun() { body } else if body.has("children") {
  body.children.filter(each => each.func() != text).join()
}
// Paragraphs of either kind are counted apart, so that notes are found again when the others are put
// between them.
#let paragraph(before, body) = if not facts.staged or settled(body) { par(before + body) } else {
  par(before + awaited(body))
}
#let staged(body) = context if begun() or not body.has("children") { body } else {
  let apart = ()
  for each in body.children {
    if each.func() == par and settled(each.body) { apart.push(each) } else { each }
  }
  for some in apart.chunks(200) { pagebreak(); some.join() }
}
`
