import { Fragment, type Node } from 'prosemirror-model'
import { unbind } from '../bind'
import { withOwnBrackets } from './own-brackets'
import { withUnchanged } from './unchanged'

/**
 * What a line of a file says that says something else than the text did, with the words that stayed
 * as they were there: with references, and the brackets whose they are.
 *
 * @param saying the line of the text with what its references say
 */
export function wordsAsIssued(was: Node, saying: Node, now: Node): Fragment {
  return withUnchanged(was.content, referring(was, saying, now))
}

/** The line of the file as it is, with the references and brackets of the text. */
export function referring(was: Node, saying: Node, now: Node): Fragment {
  const named = now.copy(withOwn(was, saying, now))
  return withOwnBrackets(was, withReferences(was, saying, named))
}

/** What a reference or a field prints; `null` of anything else. */
function saidIn({ type, attrs }: Node): string | null {
  return type.name === 'reference' || type.name === 'field' ? unbind(String(attrs.said)) : null
}

/** A form that keeps references has one for each that prints the same, to what it calls its target. */
function withOwn(was: Node, saying: Node, now: Node): Fragment {
  const content = now.children.map((each) => {
    if (each.type.name !== 'reference') return each
    const at = saying.children.findIndex(
      (child) => child.type === each.type && saidIn(child) === saidIn(each),
    )
    return at < 0 ? each : was.child(at).mark(each.marks)
  })
  return Fragment.from(content)
}
/** Each reference of a paragraph in its turn, where the same words are found for it. */
function withReferences(was: Node, saying: Node, now: Node): Fragment {
  let content = now.content.content
  let from = 0
  was.children.forEach((child, index) => {
    const said = saidIn(saying.child(index))
    if (!said) return
    const at = content.findIndex((each, n) => n >= from && each.text?.includes(said))
    const found = content[at]
    const start = found?.text?.indexOf(said) ?? -1
    if (!found?.text || start < 0) return
    const end = start + said.length
    const before = start > 0 ? [found.cut(0, start)] : []
    const after = end < found.text.length ? [found.cut(end)] : []
    content = [
      ...content.slice(0, at),
      ...before,
      child.mark(found.marks),
      ...after,
      ...content.slice(at + 1),
    ]
    from = at + before.length + 1
  })
  return content === now.content.content ? now.content : Fragment.from(content)
}
