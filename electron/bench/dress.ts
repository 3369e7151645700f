import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../../shared/document/schema'
import { rewrite } from '../../shared/document/ydoc'
import type { Entered } from '../../shared/protocol'
import type { BenchHub } from './hub'
import { openText } from './open-text'

/** A reference in every fifteenth paragraph and a bracket in every thirtieth. */
const referenceIn = 15
const bracketIn = 30

/**
 * Puts into the text, as somebody with the pen would, what an opening text cannot say. Answers what
 * the text then holds.
 */
export async function dress(hub: BenchHub, seat: Entered): Promise<readonly string[]> {
  const { doc, text, leave } = await openText(hub, seat)
  const dressed = withObjects(text)
  rewrite(doc, dressed)
  await leave()
  return counts(dressed)
}

function withObjects(text: Node): Node {
  const ids: string[] = []
  text.descendants((node) => {
    if (node.type === schema.nodes.paragraph) ids.push(String(node.attrs.id))
    return !node.isTextblock
  })
  let at = -1
  const each = (node: Node): Node => {
    if (node.type !== schema.nodes.paragraph) {
      return node.isTextblock ? node : node.copy(Fragment.from(node.children.map(each)))
    }
    at++
    const [first, ...rest] = node.children
    if (!first?.isText || !first.text) return node
    const words = [...bracketed(first.text, at), ...rest]
    const target = ids[(at * 7) % ids.length] ?? null
    const reference =
      at % referenceIn === 0
        ? [schema.text(' See '), schema.node('reference', { target, said: 'paragraph' })]
        : []
    return node.copy(Fragment.from([...words, ...reference]))
  }
  return each(text)
}

function bracketed(words: string, at: number): readonly Node[] {
  if (at % bracketIn !== 0) return [schema.text(words)]
  const [from, to] = [words.indexOf(' ', 40) + 1, words.indexOf(' ', 80)]
  const sign = (text: string, end: 'open' | 'close') =>
    schema.text(text, [schema.mark('bracket', { id: `bench-${at}`, end })])
  return [
    schema.text(words.slice(0, from)),
    sign('[', 'open'),
    schema.text(words.slice(from, to)),
    sign(']', 'close'),
    schema.text(words.slice(to)),
  ]
}

function counts(text: Node): readonly string[] {
  const found = { paragraphs: 0, footnotes: 0, 'cross-references': 0, brackets: 0 }
  text.descendants((node) => {
    if (node.type === schema.nodes.paragraph) found.paragraphs++
    if (node.type === schema.nodes.footnote) found.footnotes++
    if (node.type === schema.nodes.reference) found['cross-references']++
    if (node.marks.some(({ attrs }) => attrs.end === 'open')) found.brackets++
    return true
  })
  return Object.entries(found).map(([name, count]) => `${count} ${name}`)
}
