import { Fragment, type Node } from 'prosemirror-model'
import { alignTexts } from '../../amendments/align-texts'
import { findBlock, idOf } from '../../document/blocks'
import { numbersOf, saidNow } from '../../document/references'
import { schema } from '../../document/schema'
import { unbind } from '../bind'
import { withOwnBrackets } from './own-brackets'

/**
 * A text that has come back from another program, with what that program only knew as words as it
 * stands in the text that was issued: a reference, which prints a number, is one again as long as
 * the words are there. A paragraph that says the same is the same, whatever was done to its format.
 */
export function asIssued(issued: Node, changed: Node): Node {
  const said = issued.copy(saidNow(issued.content, numbersOf(issued)))
  const printed = issued.copy(asWords(said.content))
  const restored = new Map<Node, Node>()
  for (const step of alignTexts(printed, changed)) {
    if (step.kind !== 'same' && step.kind !== 'changed') continue
    const id = idOf(step.base.block)
    const was = id && findBlock(issued, id)?.node
    const saying = id && findBlock(said, id)?.node
    if (!was || !saying) continue
    const now = step.now.block
    const isSame = wordsOf(step.base.block) === wordsOf(now)
    const content = isSame
      ? was.content
      : withOwnBrackets(was, withReferences(was, saying, withOwn(was, saying, now)))
    if (content !== now.content) restored.set(now, now.copy(content))
  }
  return restored.size > 0 ? replaced(changed, restored) : changed
}

/** With what references print in their place. */
function asWords(content: Fragment): Fragment {
  return Fragment.from(
    content.content.map((node) => {
      if (node.isText) return node
      const said = saidIn(node)
      if (said === null) return node.copy(asWords(node.content))
      return said ? schema.text(said, node.marks) : schema.text(' ', node.marks)
    }),
  )
}

/** What a reference or a field prints; `null` of anything else. */
function saidIn({ type, attrs }: Node): string | null {
  return type.name === 'reference' || type.name === 'field' ? unbind(String(attrs.said)) : null
}

/** Notes and cells are told apart from what is around them. */
function wordsOf(node: Node): string {
  if (node.isText) return unbind(node.text ?? '')
  const said = saidIn(node)
  if (said !== null) return said
  const within = node.children.map(wordsOf).join('')
  return node.isTextblock && !node.isInline ? within : `\u0001${node.type.name}${within}\u0002`
}

/** A form that keeps references has one for each that prints the same, to what it calls its target. */
function withOwn(was: Node, saying: Node, now: Node): Node {
  const content = now.children.map((each) => {
    if (each.type.name !== 'reference') return each
    const at = saying.children.findIndex(
      (child) => child.type === each.type && saidIn(child) === saidIn(each),
    )
    return at < 0 ? each : was.child(at).mark(each.marks)
  })
  return now.copy(Fragment.from(content))
}

/** Each reference of a paragraph in its turn, where the same words are found for it. */
function withReferences(was: Node, saying: Node, now: Node): Fragment {
  if (!now.isTextblock) return now.content
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

function replaced(node: Node, restored: ReadonlyMap<Node, Node>): Node {
  const own = restored.get(node)
  if (own) return own
  if (node.isTextblock || node.isLeaf) return node
  return node.copy(Fragment.from(node.children.map((child) => replaced(child, restored))))
}
