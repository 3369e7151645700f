import { Fragment, type Mark, type Node, type NodeType } from 'prosemirror-model'
import { alignTexts, wordsKey } from '../../amendments/align-texts'
import { commonRuns } from '../../amendments/common-runs'
import { isContainer } from '../../document/blocks'

/**
 * A changed text with the names that its blocks and notes have in the text that it was made from,
 * whose names it need not know: each came out of a file of its own. So the one can be shown as a
 * redline of the other.
 */
export function knownAgain(base: Node, changed: Node): Node {
  const names = new Names()
  const shared = new Shared()
  for (const step of alignTexts(base, changed)) {
    if (step.kind !== 'same' && step.kind !== 'changed') continue
    // A heading that has become a paragraph is another block, which the redline has to name as well.
    if (step.base.block.type === step.now.block.type) {
      names.give(step.base.block, step.now.block)
      nameNotes(step.base.block, step.now.block, names)
    }
    shared.add(step.base.container, step.now.container)
  }
  for (const [was, is] of topsInOrder(base.children, changed.children, shared)) {
    names.give(was, is)
    if (was.isTextblock) nameNotes(was, is, names)
  }
  return renamed(changed, names.of(base, changed))
}

/**
 * Without what the signs of brackets know of each other and of who set them: of that nothing is in
 * a file, and the same bracket would be another.
 */
export function withBareBrackets(node: Node): Node {
  const bare = (marks: readonly Mark[]) => marks.filter(({ type }) => type.name !== 'bracket')
  if (node.isText) return node.mark(bare(node.marks))
  return node.copy(Fragment.from(node.children.map(withBareBrackets)))
}

class Names {
  readonly #byName = new Map<string, string>()
  readonly #given = new Set<string>()

  give(was: Node, is: Node): void {
    const [name, own] = [nameOf(was), nameOf(is)]
    if (!name || !own || this.#given.has(name) || this.#byName.has(own)) return
    this.#byName.set(own, name)
    this.#given.add(name)
  }

  /**
   * What keeps its own name gets another one where that is given away, or is that of another kind of
   * thing: two files may have counted what they hold alike.
   */
  of(base: Node, changed: Node): ReadonlyMap<string, string> {
    const all = new Map(this.#byName)
    const [own, others] = [namesIn(changed), namesIn(base)]
    const used = new Set([...own.keys(), ...others.keys()])
    let made = 0
    for (const [name, type] of own) {
      const isFree = !this.#given.has(name) && (others.get(name) ?? type) === type
      if (all.has(name) || isFree) continue
      let other: string
      do other = `other-${++made}`
      while (used.has(other))
      all.set(name, other)
    }
    return all
  }
}

function namesIn(text: Node): ReadonlyMap<string, NodeType> {
  const names = new Map<string, NodeType>()
  text.descendants((node) => {
    const name = nameOf(node)
    if (name) names.set(name, node.type)
  })
  return names
}

function nameNotes(was: Node, is: Node, names: Names): void {
  for (const [note, other] of inTurn(notesIn(was), notesIn(is))) names.give(note, other)
}

function notesIn(block: Node): readonly Node[] {
  const notes: Node[] = []
  block.descendants((node) => {
    if (node.type.name === 'footnote') notes.push(node)
  })
  return notes
}

/** Those with the same words, and between them one after the other. */
function inTurn(
  before: readonly Node[],
  after: readonly Node[],
): readonly (readonly [Node, Node])[] {
  const pairs: (readonly [Node, Node])[] = []
  const pair = (a: number, b: number, length: number) => {
    for (let at = 0; at < length; at++) {
      const [was, is] = [before[a + at], after[b + at]]
      if (was && is) pairs.push([was, is])
    }
  }
  let [a, b] = [0, 0]
  const end = { a: before.length, b: after.length, length: 0 }
  for (const run of [...commonRuns(before.map(wordsKey), after.map(wordsKey)), end]) {
    pair(a, b, Math.min(run.a - a, run.b - b))
    pair(run.a, run.b, run.length)
    a = run.a + run.length
    b = run.b + run.length
  }
  return pairs
}

/** How many blocks two sections or annexes have in common. */
class Shared {
  readonly #counts = new Map<Node, Map<Node, number>>()

  add(was: Node, is: Node): void {
    const counts = this.#counts.get(was) ?? new Map<Node, number>()
    this.#counts.set(was, counts.set(is, (counts.get(is) ?? 0) + 1))
  }

  of(was: Node, is: Node): number {
    return this.#counts.get(was)?.get(is) ?? 0
  }
}

/**
 * Titles, sections and annexes that are the same: those that have most in common, and of the others
 * the next of their kind. None changes places with another, which a redline could not show.
 */
function topsInOrder(
  before: readonly Node[],
  after: readonly Node[],
  shared: Shared,
): readonly (readonly [Node, Node])[] {
  const candidates = before.flatMap((was, a) =>
    after.flatMap((is, b) => {
      if (was.type !== is.type) return []
      const isSame = !isContainer(was) && wordsKey(was) === wordsKey(is)
      return [{ a, b, was, is, worth: isSame ? 1 : shared.of(was, is) }]
    }),
  )
  const chosen: typeof candidates = []
  for (const each of candidates.sort((one, other) => other.worth - one.worth)) {
    if (chosen.every(({ a, b }) => (a - each.a) * (b - each.b) > 0)) chosen.push(each)
  }
  return chosen.map(({ was, is }) => [was, is] as const)
}

function nameOf({ attrs }: Node): string | null {
  return typeof attrs.id === 'string' && attrs.id ? attrs.id : null
}

/** What is referred to is called by its new name as well. */
function renamed(node: Node, names: ReadonlyMap<string, string>): Node {
  if (node.isText) return node
  const content = Fragment.from(node.children.map((child) => renamed(child, names)))
  const changes = ['id', 'target'].flatMap((attr) => {
    const name = names.get(String(node.attrs[attr]))
    return attr in node.attrs && name ? [[attr, name] as const] : []
  })
  const attrs = { ...node.attrs, ...Object.fromEntries(changes) }
  return node.type.create(attrs, content, node.marks)
}
