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
    const place = placeOf(said, aroundIn(saying, index), content, from)
    if (!place) return
    const { at, start } = place
    const found = content[at]
    if (!found?.text) return
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

/** How much of what stands around the words tells one place from another: characters on each side. */
const mostAround = 100

/** What a line says before and after one of its pieces. */
interface Around {
  readonly before: string
  readonly after: string
}

function aroundIn({ children }: Node, at: number): Around {
  const before = children.slice(0, at).map(wordsOf).join('')
  const after = children
    .slice(at + 1)
    .map(wordsOf)
    .join('')
  return { before: before.slice(-mostAround), after: after.slice(0, mostAround) }
}

function wordsOf(node: Node): string {
  return node.text ?? saidIn(node) ?? '\uFFFC'
}

/** Where the same words stand among those that stood around them; the first of several such places. */
function placeOf(
  said: string,
  own: Around,
  content: readonly Node[],
  from: number,
): { readonly at: number; readonly start: number } | null {
  const words = content.map(wordsOf)
  const line = words.join('')
  let best: { readonly at: number; readonly start: number; readonly alike: number } | null = null
  let offset = 0
  for (const [at, each] of words.entries()) {
    const text = at < from || !content[at]?.isText ? '' : each
    for (let start = text.indexOf(said); start >= 0; start = text.indexOf(said, start + 1)) {
      const [begins, ends] = [offset + start, offset + start + said.length]
      if (runsOn(line, begins) || runsOn(line, ends)) continue
      const alike = commonBefore(own.before, line, begins) + commonAfter(own.after, line, ends)
      if (alike > (best?.alike ?? -1)) best = { at, start, alike }
    }
    offset += each.length
  }
  return best
}

/** Whether one number or word goes over a place in a line. */
function runsOn(line: string, at: number): boolean {
  const edge = line.slice(Math.max(0, at - 1), at + 1)
  return /^(?:\p{Nd}{2}|[\p{sc=Latin}\p{sc=Cyrillic}]{2})$/u.test(edge)
}

function commonBefore(own: string, line: string, at: number): number {
  let length = 0
  while (length < own.length && own.at(-1 - length) === line[at - 1 - length]) length++
  return length
}

function commonAfter(own: string, line: string, at: number): number {
  let length = 0
  while (length < own.length && own[length] === line[at + length]) length++
  return length
}
