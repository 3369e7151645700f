import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { commonRuns } from '../../amendments/common-runs'
import { wordsOf } from '../../amendments/words'
import { schema } from '../../document/schema'
import { folded, saidBy } from './said'

/**
 * A line as it was, with what differs in its words put in: whoever changes a word in another program
 * changes neither the italics of those around it, which that program may not have, nor their
 * quotation marks, which it replaces by itself.
 */
export function withUnchanged(was: Fragment, now: Fragment): Fragment {
  const [base, other] = [inLine(was), inLine(hasOnlySigns(was) ? withoutBrackets(now) : now)]
  const [a, b] = [wordsOf(base), wordsOf(other)]
  const [ours, theirs] = [keysOf(base), keysOf(other)]
  let content = Fragment.empty
  let [atA, atB] = [0, 0]
  const place = (offsets: readonly number[], at: number) => offsets[at] ?? 0
  const end = { a: ours.length, b: theirs.length, length: 0 }
  for (const run of [...commonRuns(ours, theirs), end]) {
    const gone = base.content.cut(place(a.offsets, atA), place(a.offsets, run.a))
    const come = other.content.cut(place(b.offsets, atB), place(b.offsets, run.b))
    const [from, to] = [place(a.offsets, run.a), place(a.offsets, run.a + run.length)]
    content = content.append(withNotes(gone, come)).append(base.content.cut(from, to))
    atA = run.a + run.length
    atB = run.b + run.length
  }
  return content
}

function inLine(content: Fragment): Node {
  return schema.nodes.paragraph.create(null, content)
}

/** What each word is compared by. */
function keysOf(line: Node): readonly string[] {
  const { texts, offsets } = wordsOf(line)
  return texts.map((text, at) => {
    const node = line.nodeAt(offsets[at] ?? 0)
    if (!text) return node ? keyOf(node) : ''
    const bracket = node?.marks.find(isBracket)
    if (bracket) return `${bracket.attrs.end} ${bracket.attrs.id}`
    return folded(text) || ' '
  })
}

/** A break is a space in a form that has none. */
function keyOf(node: Node): string {
  switch (node.type.name) {
    case 'break':
      return ' '
    case 'reference':
      return `reference ${node.attrs.target} ${node.attrs.form}`
    default:
      return `${node.type.name} ${saidBy(node)}`
  }
}

/** As many notes in the place of others are these, whatever was changed in them. */
function withNotes(gone: Fragment, come: Fragment): Fragment {
  const [notes, others] = [gone, come].map((all) => all.content.filter(isNote))
  if (!notes || !others || notes.length === 0 || notes.length !== others.length) return come
  let next = 0
  return Fragment.from(
    come.content.map((node) => {
      const was = isNote(node) ? notes[next++] : undefined
      if (!was) return node
      return was.type.create(was.attrs, withUnchanged(was.content, node.content), was.marks)
    }),
  )
}

function isNote({ type }: Node): boolean {
  return type.name === 'footnote'
}

function isBracket({ type }: Mark): boolean {
  return type.name === 'bracket'
}

function hasOnlySigns(content: Fragment): boolean {
  return content.content.some(
    ({ text, marks }) => /[[\]]/.test(text ?? '') && !marks.some(isBracket),
  )
}

/** Where the text only has the signs of brackets, as words, they are no more in what is made of it. */
function withoutBrackets(content: Fragment): Fragment {
  return Fragment.from(
    content.content.map((node) => node.mark(node.marks.filter((mark) => !isBracket(mark)))),
  )
}
