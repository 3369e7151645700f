import type { Mark, Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { absolutePositionToRelativePosition, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'

/**
 * Puts typed words into the shared document where they were typed, and in the place of the words
 * they replace.
 *
 * The binding compares the paragraph before and after and takes the first place that explains the
 * difference: of a space typed before another space it makes a space typed after it. Alone one
 * does not notice. When three people begin to type at one place, and all with a space, the spaces
 * end up together and the words run into each other. This plugin stands before the binding, which
 * then finds nothing left to do.
 *
 * Of a word put in the place of another the binding keeps the letters that both have. What a
 * colleague writes behind the old word then stands between the letters of the new one. And of several
 * places of one paragraph it makes one change, from the first to the last: what a colleague writes
 * between them would go. So several are put at once as well, as long as all of them are of words.
 */
export function exactTypingPlugin(): Plugin {
  return new Plugin<Change | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, last) =>
        tr.docChanged ? { before: tr.before, after: tr.doc, typed: typedIn(tr) } : last,
    },
    view: () => ({
      update(view, { doc }) {
        const last = key.getState(view.state)
        // Anything else has happened as well: the binding works it all out.
        if (!last?.typed || last.before !== doc || last.after !== view.state.doc) return
        put(last.typed, view.state)
      },
    }),
  })
}

const key = new PluginKey<Change | null>('exact-typing')

interface Change {
  readonly before: Node
  readonly after: Node
  /** `null` for every other kind of change. */
  readonly typed: readonly Typed[] | null
}

/** From the end of the text to its beginning, so that no one moves another. */
interface Typed {
  /** In the document before. */
  readonly pos: number
  /** How many characters the words take the place of. */
  readonly over: number
  /** Of several at once they may be none: then the others only go. */
  readonly words: string
  readonly marks: readonly Mark[]
}

function typedIn(tr: Transaction): readonly Typed[] | null {
  const found: Typed[] = []
  let end = Number.POSITIVE_INFINITY
  for (const [index, step] of tr.steps.entries()) {
    const typed = typedBy(step, tr.docs[index] ?? tr.before, tr.steps.length > 1)
    if (!typed || typed.pos + typed.over > end) return null
    found.push(typed)
    end = typed.pos
  }
  return found.length > 0 ? found : null
}

function typedBy(step: Step, doc: Node, mayOnlyGo: boolean): Typed | null {
  if (!(step instanceof ReplaceStep)) return null
  const { content, openStart, openEnd } = step.slice
  const words = content.firstChild
  if (openStart > 0 || openEnd > 0 || content.childCount > 1) return null
  if (words ? !words.text : !mayOnlyGo) return null
  if (!isWords(doc, step.from, step.to)) return null
  const over = step.to - step.from
  return { pos: step.from, over, words: words?.text ?? '', marks: words?.marks ?? [] }
}

/** Whether nothing but characters of one block stands between two positions. */
export function isWords(doc: Node, from: number, to: number): boolean {
  if (from === to) return true
  const $from = doc.resolve(from)
  if (!$from.sameParent(doc.resolve(to))) return false
  let only = true
  doc.nodesBetween(from, to, (node) => {
    only &&= node.isText || node === $from.parent || !node.isInline
  })
  return only
}

/** What we use of the binding's state, which has no types of its own. */
interface Bound {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: {
    /** Which node stands for which part of the shared document. */
    readonly mapping: Parameters<typeof absolutePositionToRelativePosition>[2]
    /** Whoever holds it writes to the shared document unheard by the binding. */
    readonly mux: (write: () => void) => void
  }
}

/** A place of the shared document. */
interface Place {
  readonly among: Y.XmlText
  readonly index: number
}

function put(typed: readonly Typed[], state: EditorState): void {
  const { doc, type, binding } = ySyncPluginKey.getState(state) as Bound
  const places: Place[] = []
  for (const { pos, over } of typed) {
    const found = absolutePositionToRelativePosition(pos, type, binding.mapping)
    const at = Y.createAbsolutePositionFromRelativePosition(found, doc)
    // An empty paragraph has no words yet to put them among. What cannot all be put is not begun.
    if (!(at?.type instanceof Y.XmlText) || at.index + over > at.type.length) return
    places.push({ among: at.type, index: at.index })
  }
  binding.mux(() => {
    doc.transact(() => {
      for (const [index, each] of typed.entries()) {
        const place = places[index]
        if (place) write(each, place)
      }
      mapAll(typed, places, state.doc, binding.mapping)
    }, ySyncPluginKey)
  })
}

function write({ over, words, marks }: Typed, { among, index }: Place): void {
  const named = (those: readonly Mark[]) =>
    Object.fromEntries(those.map((mark) => [mark.type.name, mark.attrs]))
  const [signs, others] = [marks.filter(isSign), marks.filter((mark) => !isSign(mark))]
  if (words !== '') among.insert(index, words, named(others))
  // Put in with its mark, a sign beside a sign would end with a return to the other's mark: should
  // a colleague take that other sign away at the time, all the words after would bear the mark.
  if (signs.length > 0) among.format(index, words.length, named(signs))
  // After them, so that what a colleague writes behind the old words stays behind the new.
  if (over > 0) among.delete(index + words.length, over)
}

function isSign(mark: Mark): boolean {
  return mark.type.name === 'bracket'
}

/** Each run of words once, from the beginning of the text, where the places are those of now. */
function mapAll(
  typed: readonly Typed[],
  places: readonly Place[],
  doc: Node,
  mapping: Bound['binding']['mapping'],
): void {
  let longer = 0
  let last: Y.XmlText | null = null
  for (let index = typed.length - 1; index >= 0; index--) {
    const [each, place] = [typed[index], places[index]]
    if (!each || !place) continue
    if (place.among !== last) map(place.among, doc, each.pos + longer, mapping)
    last = place.among
    longer += each.words.length - each.over
  }
}

/** Tells the binding which nodes stand around the words now: it counts positions by their sizes. */
function map(among: Y.XmlText, doc: Node, pos: number, mapping: Bound['binding']['mapping']): void {
  mapping.delete(among)
  const around = doc.resolve(pos)
  let parent = among.parent
  for (let depth = around.depth; depth > 0 && parent; depth--) {
    mapping.set(parent, around.node(depth))
    parent = parent.parent
  }
}
