import { Fragment, type Node } from 'prosemirror-model'
import { alignTexts } from '../../amendments/align-texts'
import { amendableAttributes } from '../../amendments/change'
import { findBlock, idOf, isContainer } from '../../document/blocks'
import { numbersOf, saidInPlace } from '../../document/references'
import { schema } from '../../document/schema'
import { unbind } from '../bind'
import { rowsAsIssued } from './rows-as-issued'
import { isSetAlike, saidBy } from './said'
import { referring, wordsAsIssued } from './words-as-issued'

/**
 * A text that has come back from another program, with what that program only knew as words as it
 * stands in the text that was issued: a reference, which prints a number, is one again as long as
 * the words are there. A paragraph that says the same is the same, whatever was done to its format;
 * so are, in one that says something else, the words that stayed.
 */
export function asIssued(issued: Node, changed: Node, keeps: Keeps = 'words'): Node {
  return backAsIssued(issued, changed, keeps).text
}

/**
 * What the form of a file has a place for: words alone, or all that may be amended with them. In
 * hands that only a program has had it, every sign is meant.
 */
export type Keeps = 'words' | 'all' | 'every-sign'

export interface BackAsIssued {
  readonly text: Node
  /** What says the same with other quotation marks or hyphens, as it came. */
  readonly retyped: readonly Node[]
}

export function backAsIssued(issued: Node, changed: Node, keeps: Keeps): BackAsIssued {
  const says = (block: Node) => (keeps === 'every-sign' ? inFull(block) : saidBy(block))
  const retyped: Node[] = []
  const said = saidInPlace(issued, numbersOf(issued))
  const restored = new Map<Node, Node>()
  for (const [saying, now] of pairsOf(said, changed)) {
    const id = idOf(saying)
    const was = id && findBlock(issued, id)?.node
    if (!was) continue
    const isSame = says(saying) === says(now)
    if (isSame && !isSetAlike(saying, now)) retyped.push(now)
    const content = isSame ? was.content : changedContent(was, saying, now, keeps)
    const attrs = { ...now.attrs, ...keptAttributes(was, now, keeps) }
    restored.set(now, now.type.create(attrs, content, now.marks))
  }
  return { text: restored.size > 0 ? replaced(changed, restored) : changed, retyped }
}

/** With the formats of its words. */
function inFull(block: Node): string {
  const runs: { words: string; marks: string }[] = []
  block.descendants((node) => {
    const words = node.text ?? (node.isLeaf ? String(node.attrs.said ?? '') : '')
    const marks = node.marks.flatMap(({ type, attrs }) =>
      type.name === 'bracket' ? [] : [`${type.name} ${JSON.stringify(attrs)}`],
    )
    const last = runs.at(-1)
    if (last?.marks === marks.join()) last.words += unbind(words)
    else if (words) runs.push({ words: unbind(words), marks: marks.join() })
  })
  return `${saidBy(block, unbind)}${JSON.stringify(runs)}`
}

/** Blocks that are the same one, as they are in the issued text and in the other. */
function pairsOf(issued: Node, changed: Node): readonly (readonly [Node, Node])[] {
  const [before, after] = [new Map<Node, Node>(), new Map<Node, Node>()]
  const pairs: (readonly [Node, Node])[] = []
  const gone = new Map<string, Node>()
  const come: Node[] = []
  for (const step of alignTexts(plainly(issued, before), plainly(changed, after))) {
    const was = 'base' in step ? before.get(step.base.block) : undefined
    const now = 'now' in step ? after.get(step.now.block) : undefined
    if (was && now) pairs.push([was, now])
    else if (was) gone.set(saidBy(was), was)
    else if (now) come.push(now)
  }
  // What stands elsewhere with the same words is what stood there.
  for (const now of come) {
    const was = gone.get(saidBy(now))
    if (!was || was.type !== now.type) continue
    gone.delete(saidBy(now))
    pairs.push([was, now])
  }
  return pairs
}

/** Of each block only what it says; those that say nothing are in neither text. */
function plainly(text: Node, originals: Map<Node, Node>): Node {
  const plain = (node: Node): Node => {
    if (isContainer(node)) return node.copy(Fragment.from(node.children.flatMap(block)))
    return node
  }
  const block = (node: Node): readonly Node[] => {
    const said = saidBy(node)
    if (!said) return []
    const words = schema.text(said)
    const cell = () => schema.node('row', null, [schema.node('cell', null, [words])])
    const content = node.type.name === 'table' ? cell() : words
    const made = node.type.create(node.attrs, content)
    originals.set(made, node)
    return [made]
  }
  return text.copy(Fragment.from(text.children.map(plain)))
}

/** What may be amended of a block beside its words. */
function keptAttributes(was: Node, now: Node, keeps: Keeps): Readonly<Record<string, unknown>> {
  const names = was.type === now.type ? (amendableAttributes[was.type.name] ?? []) : []
  return Object.fromEntries(
    names.flatMap((name) =>
      now.attrs[name] === null && keeps === 'words' ? [[name, was.attrs[name]]] : [],
    ),
  )
}

function changedContent(was: Node, saying: Node, now: Node, keeps: Keeps): Fragment {
  if (was.isTextblock !== now.isTextblock) return now.content
  // A form that keeps formats says which words have which.
  if (keeps !== 'words') return was.isTextblock ? referring(was, saying, now) : now.content
  return was.isTextblock ? wordsAsIssued(was, saying, now) : rowsAsIssued(was, saying, now)
}

function replaced(node: Node, restored: ReadonlyMap<Node, Node>): Node {
  const own = restored.get(node)
  if (own) return own
  if (node.isTextblock || node.isLeaf) return node
  return node.copy(Fragment.from(node.children.map((child) => replaced(child, restored))))
}
