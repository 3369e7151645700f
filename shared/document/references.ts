import { Fragment, type Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf } from './blocks'
import { languageOfText, type OfficialLanguage } from './language'
import { type Numbering, number } from './numbering'
import type { Place } from './places'
import { referenceWords } from './reference-words'

export type ReferenceForm = 'named' | 'number'

/** What references are said by: the numbers of a text, and its language. */
export interface Numbers {
  readonly numbering: Numbering
  readonly language: OfficialLanguage
}

export type Saying =
  | { readonly kind: 'found'; readonly words: string }
  /** Its target has gone or has no number any more: what it said when it was put there. */
  | { readonly kind: 'broken'; readonly words: string }

export function numbersOf(text: Node): Numbers {
  return { numbering: number(text), language: languageOfText(text) }
}

/**
 * What a reference says, from the number of its target alone: what stands in the target is not
 * looked at, so that references to one another, or one to its own paragraph, are like any other.
 *
 * `from` is the annex that it stands in, within which "paragraph 3" is enough.
 */
export function sayReference(
  { attrs }: Node,
  { numbering, language }: Numbers,
  from: string | null,
): Saying {
  const place = numbering.places.get(attrs.target as BlockId)
  if (!place) return { kind: 'broken', words: String(attrs.said) }
  return { kind: 'found', words: sayPlace(place, attrs.form as ReferenceForm, language, from) }
}

/** A text with references that say what they are printed as, each where it stands. */
export function saidInPlace(text: Node, numbers: Numbers): Node {
  const tops = text.children.map((top, index) =>
    top.copy(saidNow(top.content, numbers, standsIn(text, index, numbers))),
  )
  return text.copy(Fragment.from(tops))
}

/** The same words with references that say what they refer to now, for where they are only shown. */
export function saidNow(content: Fragment, numbers: Numbers, from: string | null = null): Fragment {
  const children = content.content.map((node) => {
    if (node.type.name !== 'reference') {
      const within = node.childCount > 0 ? saidNow(node.content, numbers, from) : node.content
      return within === node.content ? node : node.copy(within)
    }
    const { words } = sayReference(node, numbers, from)
    if (words === node.attrs.said) return node
    return node.type.create({ ...node.attrs, said: words }, null, node.marks)
  })
  return children.every((node, index) => node === content.content[index])
    ? content
    : Fragment.from(children)
}

export function sayPlace(
  { kind, path, within }: Place,
  form: ReferenceForm,
  language: OfficialLanguage,
  from: string | null,
): string {
  const said = referenceWords(language)
  switch (kind) {
    case 'annex':
    case 'part': {
      const [called = ''] = path
      return form === 'named' ? said.top(called) : called.split(' ').slice(1).join(' ') || called
    }
    case 'section':
      if (form === 'number') return path.join('.')
      return outside(said.section(path), 'part')
    case 'paragraph':
      if (form === 'number') return path.join(' ')
      return outside(said.paragraph(path), 'annex')
  }

  function outside(inner: string, outer: 'annex' | 'part'): string {
    return within === null || within === from ? inner : said.within(inner, said.top(within), outer)
  }
}

/** What a block is called that a reference stands in, for `from`: its annex, or else its part. */
export function standsIn(text: Node, index: number, { numbering }: Numbers): string | null {
  for (let at = index; at >= 0; at--) {
    const called = numbering.tops[at]
    if (called && (at === index || text.child(at).type.name === 'part')) return called
  }
  return null
}

/** A reference whose target has gone, or has no number any more. */
export interface BrokenReference {
  /** The block that it stands in. */
  readonly block: BlockId | null
  readonly target: BlockId
  readonly said: string
  /** In the text. */
  readonly pos: number
}

const references = new WeakMap<Node, readonly { readonly node: Node; readonly offset: number }[]>()

/** In reading order. What a reference says is looked up and not followed, so that none can loop. */
export function brokenReferences(text: Node): readonly BrokenReference[] {
  const { places } = number(text)
  const broken: BrokenReference[] = []
  eachReference(text, (node, pos, block) => {
    const target = node.attrs.target as BlockId
    if (places.has(target)) return
    broken.push({ block, target, said: String(node.attrs.said), pos })
  })
  return broken
}

/** Calls `visit` for every reference; a block that is the same as before is not looked through. */
export function eachReference(
  text: Node,
  visit: (reference: Node, pos: number, block: BlockId | null) => void,
): void {
  text.forEach((top, topPos) => {
    if (top.isTextblock) {
      for (const { node, offset } of referencesIn(top)) visit(node, topPos + 1 + offset, idOf(top))
      return
    }
    if (referencesIn(top).length === 0) return
    top.forEach((block, offset) => {
      for (const { node, offset: within } of referencesIn(block)) {
        visit(node, topPos + 1 + offset + 1 + within, idOf(block))
      }
    })
  })
}

/** With their offsets in its content. */
function referencesIn(block: Node): readonly { readonly node: Node; readonly offset: number }[] {
  const known = references.get(block)
  if (known) return known
  const made: { node: Node; offset: number }[] = []
  block.descendants((node, offset) => {
    if (node.type.name === 'reference') made.push({ node, offset })
    return true
  })
  references.set(block, made)
  return made
}
