import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, Plugin } from 'prosemirror-state'
import type { EditorView, NodeViewConstructor } from 'prosemirror-view'
import { idOf } from '../../../shared/document/blocks'
import {
  type Numbers,
  numbersOf,
  type ReferenceForm,
  sayReference,
  standsIn,
} from '../../../shared/document/references'
import { schema } from '../../../shared/document/schema'
import type { BlockId } from '../../../shared/ids'
import { changedWords } from '../carried'
import type { TextEditorOptions } from '../contract'
import { blockAt } from '../selected'

const { reference, footnote } = schema.nodes

/** What a page has to know to draw references. */
export interface Referring {
  readonly translate: TextEditorOptions['translate']
  /** The numbers of the text, which for a draft is not its own document. */
  readonly numbers: (state: EditorState) => Numbers
  /** The annex or the part around a place, as far as it need not be named there. */
  readonly from: (state: EditorState, pos: number) => string | null
  readonly goTo: (target: BlockId) => void
  /** Back to where the last one was followed; `false` if none was. */
  readonly goBack: () => boolean
}

export interface References {
  readonly plugin: Plugin
  /** Draws them anew whose words have changed. */
  refresh(): void
}

/**
 * A reference is drawn with the words that the numbers of the text make, and never written: what a
 * new paragraph moves on is drawn anew, and the shared document stays as it is. When no number has
 * changed, which is after almost every key, nothing is done at all.
 */
export function createReferences(referring: Referring): References {
  const drawn = new Set<() => void>()
  let last: Numbers | null = null
  let seen: Node | null = null

  const viewOf: NodeViewConstructor = (made, view, getPos) => {
    let node = made
    let shown = ''
    const dom = document.createElement('span')
    dom.className = 'reference'
    dom.setAttribute('role', 'link')
    const render = () => {
      const saying = sayReference(node, referring.numbers(view.state), fromOf(view, getPos()))
      const key = `${saying.kind} ${saying.words}`
      if (key === shown) return
      shown = key
      dom.classList.toggle('reference-broken', saying.kind === 'broken')
      dom.replaceChildren(...draw(saying.kind === 'broken', saying.words))
    }
    const draw = (isBroken: boolean, words: string): readonly (HTMLElement | Text)[] => {
      if (!isBroken) {
        dom.title = referring.translate('page.reference.go', { words })
        return [document.createTextNode(words)]
      }
      dom.title = referring.translate('page.reference.broken')
      const struck = document.createElement('s')
      struck.textContent = words
      const gone = document.createElement('span')
      gone.className = 'reference-gone'
      gone.textContent = ` ${referring.translate('page.reference.gone')}`
      return words ? [struck, gone] : [gone]
    }
    drawn.add(render)
    render()
    return {
      dom,
      update(next) {
        if (next.type !== reference) return false
        node = next
        render()
        return true
      },
      ignoreMutation: () => true,
      destroy: () => drawn.delete(render),
    }
  }

  function fromOf({ state }: EditorView, pos: number | undefined): string | null {
    return pos === undefined ? null : referring.from(state, pos)
  }

  function refresh(): void {
    for (const render of drawn) render()
  }

  const plugin = new Plugin({
    view: () => ({
      update(view) {
        const { doc } = view.state
        // Words have no number.
        const isNumbered = seen !== null && (seen === doc || changedWords(seen, doc) !== null)
        seen = doc
        if (isNumbered) return
        const numbers = referring.numbers(view.state)
        const same = last?.numbering === numbers.numbering && last.language === numbers.language
        last = numbers
        if (!same) refresh()
      },
    }),
    props: {
      nodeViews: { reference: viewOf },
      clipboardTextSerializer: (slice, view) => {
        const numbers = referring.numbers(view.state)
        return slice.content.textBetween(0, slice.content.size, '\n\n', (leaf) =>
          leaf.type === reference
            ? sayReference(leaf, numbers, null).words
            : (leaf.type.spec.leafText?.(leaf) ?? ''),
        )
      },
      handleClickOn(view, _pos, node, _at, event, direct) {
        if (!direct || node.type !== reference || event.button !== 0) return false
        return follow(view, node)
      },
      handleKeyDown(view, event) {
        if (event.key === 'Enter' && isMod(event) && !event.altKey && !event.shiftKey) {
          const node = referenceAt(view.state)
          return node !== null && follow(view, node)
        }
        return isBack(event) && referring.goBack()
      },
    },
  })

  function follow({ state }: EditorView, { attrs }: Node): boolean {
    const target = attrs.target as BlockId
    if (!referring.numbers(state).numbering.places.has(target)) return false
    referring.goTo(target)
    return true
  }

  return { plugin, refresh }
}

/** Of the text itself; of a draft, what it stands for decides. */
export function referringIn(doc: Node, pos: number): string | null {
  return standsIn(doc, doc.resolve(pos).index(0), numbersOf(doc))
}

/** Puts a reference in the place of the selection. `said` is what it says now. */
export function insertReference(target: BlockId, form: ReferenceForm, said: string): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from
    if (!parent.isTextblock || parent.type === footnote) return false
    const node = reference.create({ target, form, said })
    dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView())
    return true
  }
}

/** The reference that the caret stands beside. */
function referenceAt({ selection }: EditorState): Node | null {
  const { $from, empty } = selection
  const beside = empty ? [$from.nodeBefore, $from.nodeAfter] : [$from.nodeAfter]
  return beside.find((node) => node?.type === reference) ?? null
}

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)

function isMod({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey
}

/** Alt with the arrow to the left, which on a Mac goes back a word: there it is the key of browsers. */
function isBack(event: KeyboardEvent): boolean {
  if (event.shiftKey) return false
  if (isMac) return event.metaKey && !event.altKey && !event.ctrlKey && event.key === '['
  return event.altKey && !event.ctrlKey && !event.metaKey && event.key === 'ArrowLeft'
}

/** Where the caret was when a reference was followed, newest last. */
export interface Trail {
  leave(state: EditorState): void
  /** The place to go back to, as a position in the text of now. */
  back(state: EditorState): number | null
}

/** Places are kept by block, since others write in the text meanwhile. */
export function createTrail(find: (state: EditorState, id: BlockId) => number | null): Trail {
  const left: { readonly block: BlockId; readonly offset: number }[] = []
  return {
    leave(state) {
      const { $head } = state.selection
      const around = blockAt($head)
      const block = around && idOf(around.node)
      if (block) left.push({ block, offset: $head.pos - around.pos })
      if (left.length > longest) left.shift()
    },
    back(state) {
      for (let place = left.pop(); place; place = left.pop()) {
        const pos = find(state, place.block)
        const size = pos === null ? 0 : (state.doc.nodeAt(pos)?.nodeSize ?? 0)
        if (pos !== null && size > 0) return pos + Math.min(place.offset, size - 1)
      }
      return null
    },
  }
}

const longest = 100
