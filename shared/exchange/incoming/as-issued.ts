import { Fragment, type Node } from 'prosemirror-model'
import { amendableAttributes } from '../../amendments/change'
import { passagesIn } from '../../amendments/passages'
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
  const wasOf = (saying: Node): Node | undefined => {
    const id = idOf(saying)
    return (id && findBlock(issued, id)?.node) || undefined
  }
  for (const { bases, now } of passagesOf(said, changed)) {
    const [saying, own] = [bases[0], now[0]]
    const was = bases.flatMap((base) => wasOf(base) ?? [])
    if (!saying || !own || was.length < bases.length) continue
    if (bases.length > 1 || now.length > 1) {
      const contents = contentsOf(was, bases, now, keeps)
      now.forEach((each, at) => {
        const kept = was[at] ? keptAttributes(was[at], each, keeps) : {}
        restored.set(each, each.type.create({ ...each.attrs, ...kept }, contents[at], each.marks))
      })
      continue
    }
    const [only] = was
    if (!only) continue
    const isSame = says(saying) === says(own)
    if (isSame && !isSetAlike(saying, own)) retyped.push(own)
    const content = isSame ? only.content : changedContent(only, saying, own, keeps)
    const attrs = { ...own.attrs, ...keptAttributes(only, own, keeps) }
    restored.set(own, own.type.create(attrs, content, own.marks))
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

/** Blocks of the issued text, and what is in their place in the other. */
interface SamePassage {
  readonly bases: readonly Node[]
  readonly now: readonly Node[]
}

function passagesOf(issued: Node, changed: Node): readonly SamePassage[] {
  const [before, after] = [new Map<Node, Node>(), new Map<Node, Node>()]
  const found: SamePassage[] = []
  const gone = new Map<string, Node>()
  const come: Node[] = []
  for (const passage of passagesIn(plainly(issued, before), plainly(changed, after)).passages) {
    const bases = passage.bases.flatMap(({ block }) => before.get(block) ?? [])
    const now = passage.now.flatMap(({ block }) => after.get(block) ?? [])
    if (bases.length > 0 && now.length > 0) found.push(...oneByOne({ bases, now }))
    else {
      for (const was of bases) gone.set(saidBy(was), was)
      come.push(...now)
    }
  }
  // What stands elsewhere with the same words is what stood there.
  for (const now of come) {
    const was = gone.get(saidBy(now))
    if (!was || was.type !== now.type) continue
    gone.delete(saidBy(now))
    found.push({ bases: [was], now: [now] })
  }
  return found
}

/** Only lines of words are divided and joined. */
function oneByOne({ bases, now }: SamePassage): readonly SamePassage[] {
  if ([...bases, ...now].every(({ isTextblock }) => isTextblock)) return [{ bases, now }]
  return bases.flatMap((base, at) => {
    const own = now[at]
    return own ? [{ bases: [base], now: [own] }] : []
  })
}

/** Stands where a line was divided: a sign that is in no text. */
const division = '\uFDD5'

/** What is said in the place of lines that were divided or joined, as if each side were one line. */
function contentsOf(
  was: readonly Node[],
  saying: readonly Node[],
  now: readonly Node[],
  keeps: Keeps,
): readonly Fragment[] {
  const [before, says] = [inOne(was, ' '), inOne(saying, ' ')]
  return dividedAgain(changedContent(before, says, inOne(now, division), keeps))
}

function inOne(lines: readonly Node[], between: string): Node {
  const content = lines.flatMap((line, at) => [
    ...(at > 0 ? [schema.text(between)] : []),
    ...line.children,
  ])
  return schema.node('paragraph', null, content)
}

function dividedAgain(content: Fragment): readonly Fragment[] {
  const lines: Fragment[] = []
  let [from, at] = [0, 0]
  content.forEach((child) => {
    for (const [offset, sign] of [...(child.text ?? '')].entries()) {
      if (sign !== division) continue
      lines.push(content.cut(from, at + offset))
      from = at + offset + 1
    }
    at += child.nodeSize
  })
  return [...lines, content.cut(from)]
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
