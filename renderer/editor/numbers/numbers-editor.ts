import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { blockByNumber } from '../../../shared/document/find-number'
import { renumbered } from '../../../shared/document/issuing'
import type { NumberPolicy } from '../../../shared/document/kinds'
import { isFrozen } from '../../../shared/document/numbering'
import {
  brokenReferences,
  type Numbers,
  numbersOf,
  type ReferenceForm,
  sayPlace,
  sayReference,
} from '../../../shared/document/references'
import type { BlockId } from '../../../shared/ids'
import type { TextView } from '../text-view'
import { insertReference, referringIn } from './references'

/** What the window can do by the numbers of a text. */
export interface NumbersEditor {
  /** What a reference can refer to: by its number, by some of its words, or the headings. */
  targets(typed: string): readonly Target[]
  /** In the place of the selection; nothing where the text is closed. */
  insertReference(target: BlockId, form: ReferenceForm): void
  /** Whether a block is printed with a number. */
  has(typed: string): boolean
  /** Puts the caret in the block that is printed with a number; `false` if there is none. */
  goTo(typed: string): boolean
  policy(): NumberPolicy
  /** What would be renumbered, as one says it: "paragraph 5 bis" and "6". */
  renumbering(): readonly Renumbering[]
  /** Selects a reference whose target is gone: the `nth` of its block. */
  goToBroken(block: BlockId, nth: number): void
  /** Back to where a reference or a number was followed from; `false` if none was. */
  back(): boolean
}

export interface Renumbering {
  readonly name: string
  readonly becomes: string
}

export interface Target {
  readonly id: BlockId
  /** As a reference says it: "paragraph 12 (a)". */
  readonly name: string
  /** The first words of the block. */
  readonly words: string
}

/** More than this are not looked through: another word finds better. */
const most = 30
const snippet = 120

export function numbersEditor(
  { view, going }: Pick<TextView, 'view' | 'going'>,
  { run, inHand }: { readonly run: (command: Command) => void; readonly inHand: () => EditorView },
): NumbersEditor {
  /** What the caret stands in need not be named. */
  function from(): string | null {
    const { doc, selection } = view.state
    return referringIn(doc, selection.from)
  }

  return {
    targets: (typed) => targetsIn(view.state.doc, typed, from()),
    insertReference(target, form) {
      const { numbering, language } = numbersOf(view.state.doc)
      const place = numbering.places.get(target)
      if (!place || inHand().isDestroyed) return
      run(insertReference(target, form, sayPlace(place, form, language, from())))
    },
    has: (typed) => blockByNumber(view.state.doc, typed) !== null,
    goTo(typed) {
      const block = blockByNumber(view.state.doc, typed)
      if (!block) return false
      going.follow(block)
      return true
    },
    goToBroken(block, nth) {
      const broken = brokenReferences(view.state.doc).filter((each) => each.block === block)
      const found = broken[nth]
      if (found) going.select(found.pos, block)
    },
    back: going.back,
    policy: () => (isFrozen(view.state.doc) ? 'frozen' : 'live'),
    renumbering() {
      const { language } = numbersOf(view.state.doc)
      return renumbered(view.state.doc).map(({ before, after }) => ({
        name: sayPlace(before, 'named', language, null),
        becomes: sayPlace(after, 'number', language, null),
      }))
    },
  }
}

export function targetsIn(doc: Node, typed: string, from: string | null): readonly Target[] {
  const numbers = numbersOf(doc)
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  const exact = wanted.length > 0 ? blockByNumber(doc, typed) : null
  const found: Target[] = []
  let first: Target | null = null
  const look = (block: Node, shown: Node) => {
    const id = idOf(block)
    const place = id && numbers.numbering.places.get(id)
    if (!id || !place) return
    const isExact = exact !== null && (id === exact || idOf(shown) === exact)
    if (!isExact && found.length >= most) return
    const isHead = place.kind !== 'paragraph'
    if (wanted.length === 0 && !isHead) return
    const name = sayPlace(place, 'named', numbers.language, from)
    const words = wordsOf(shown, numbers)
    const within = plain(`${name} ${words}`)
    if (!isExact && !wanted.every((word) => within.includes(word))) return
    const target = { id, name, words: cut(words) }
    if (isExact) first = target
    else found.push(target)
  }
  doc.forEach((top) => {
    if (!isContainer(top)) {
      look(top, top)
      return
    }
    // An annex is meant as a whole and not by its title.
    const title = top.type.name === 'annex' ? top.children.find(isTitle) : null
    if (top.type.name === 'annex') look(top, title ?? top)
    for (const block of top.children) if (block !== title) look(block, block)
  })
  return first ? [first, ...found].slice(0, most) : found
}

function isTitle(block: Node): boolean {
  return block.type.name === 'heading' && block.attrs.level === 1
}

function wordsOf(block: Node, numbers: Numbers): string {
  if (!block.isTextblock) return ''
  return block.children
    .map((child) => {
      if (child.isText) return child.text ?? ''
      if (child.type.name === 'reference') return sayReference(child, numbers, null).words
      return child.type.name === 'break' ? ' ' : ''
    })
    .join('')
    .trim()
}

function cut(words: string): string {
  return words.length > snippet ? `${words.slice(0, snippet).replace(/\s+\S*$/, '')}…` : words
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
