import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import { type Part, partsOf } from '../../../shared/exchange/recognise/blocks'
import type { Found } from '../../../shared/exchange/recognise/found'
import { readLines } from '../../../shared/exchange/recognise/lines'
import { type Passage, words } from '../../../shared/exchange/recognise/passage'
import { type Recognised, recognise } from '../../../shared/exchange/recognise/recognise'
import { type Remark, remark } from '../../../shared/exchange/recognise/report'
import { afterPaint } from '../after-paint'
import type { Pasted } from '../contract'
import { modeOf } from '../mode'
import { canUndo, undo } from '../shared-text/history'
import { hasTooManyBlocks, isTooMuch, withoutTags } from './bounds'
import { countsOf } from './counts'
import { isOurs, isSound } from './ours'
import { aroundCaret, type Placing, place, takesBlocks } from './place'
import { plainParts, plainText } from './plain'
import { readHtml } from './read-html'
import { selectSpot, spotOf } from './spot'

/** What is on the clipboard, or was dropped. */
interface Clip {
  readonly html: string
  readonly text: string
  readonly pictures: number
}

/**
 * Words from elsewhere, by way of what they say and never of how they looked: headings, numbers,
 * notes and tables become those of the text, and whatever has no place in it is told. What was
 * copied from a text of ours stays as it was.
 *
 * ProseMirror reads only what is ours. It builds from foreign HTML whatever the schema allows, and
 * takes its time for it.
 */
export function pastePlugin(onPasted: (pasted: Pasted) => void, into: Into = aText): Plugin {
  let plain = false
  return new Plugin({
    props: {
      handleKeyDown(_view, event) {
        // The key of every program for pasting words alone. The paste itself comes after it.
        if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Meta') return false
        plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyV'
        return false
      },
      // What passes for ours and is not.
      handlePaste(view, event, slice) {
        const clip = clipOf(event.clipboardData)
        if (!clip || !isOurs(clip.html) || isSound(slice)) return false
        return put({ view, clip, asPlain: false, offer: toPaste(view, event), onPasted, into })
      },
      handleDrop(view, event, slice) {
        const clip = clipOf(event.dataTransfer)
        if (!clip || !isOurs(clip.html) || isSound(slice)) return false
        return drop(view, event, clip, onPasted, into)
      },
      handleDOMEvents: {
        paste(view, event) {
          const clip = clipOf(event.clipboardData)
          const asPlain = plain
          plain = false
          if (!clip || view.composing || !view.editable) return false
          if (!asPlain && isOurs(clip.html) && !hasTooManyBlocks(clip.html)) return false
          event.preventDefault()
          return put({ view, clip, asPlain, offer: toPaste(view, event), onPasted, into })
        },
        drop(view, event) {
          const clip = clipOf(event.dataTransfer)
          const isForeign = clip && !view.dragging && (clip.html || clip.text)
          if (!isForeign || !view.editable || isOurs(clip.html)) return false
          event.preventDefault()
          return drop(view, event, clip, onPasted, into)
        },
        // The key was pressed and nothing was pasted.
        keyup() {
          plain = false
          return false
        },
      },
    },
  })
}

/** Whoever takes what is pasted before it is put into the text: a text that is closed does. */
type Offer = (slice: Slice) => boolean

function toPaste(view: EditorView, event: ClipboardEvent): Offer {
  return (slice) => view.someProp('handlePaste', (take) => take(view, event, slice)) === true
}

function drop(
  view: EditorView,
  event: DragEvent,
  clip: Clip,
  onPasted: (pasted: Pasted) => void,
  into: Into,
): boolean {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!at) return true
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
  view.focus()
  const offer: Offer = (slice) =>
    view.someProp('handleDrop', (take) => take(view, event, slice, false)) === true
  return put({ view, clip, asPlain: false, offer, onPasted, into })
}

function clipOf(data: DataTransfer | null): Clip | null {
  if (!data) return null
  const pictures = [...data.files].filter(({ type }) => type.startsWith('image/')).length
  return { html: data.getData('text/html'), text: data.getData('text/plain'), pictures }
}

interface Putting {
  readonly view: EditorView
  readonly clip: Clip
  readonly asPlain: boolean
  readonly offer: Offer
  readonly onPasted: (pasted: Pasted) => void
  readonly into: Into
}

/** What the words are pasted into, and how they are put there. */
export interface Into {
  readonly place: (state: EditorState, parts: readonly Part[]) => Placing
  /** Whether numbers, headings and notes that were typed or drawn become those of the text. */
  readonly hasStructure: boolean
}

/** A text, or a draft of an amendment. */
const aText: Into = { place, hasStructure: true }

/** Characters that take so long that it is said before. */
const long = 400_000

function put(putting: Putting): true {
  const { view, clip, onPasted } = putting
  if (clip.html.length + clip.text.length < long) {
    const pasted = pasteNow(putting)
    if (pasted) onPasted(pasted)
    return true
  }
  onPasted({ ...quiet, outcome: 'coming' })
  afterPaint(() => onPasted((!view.isDestroyed && pasteNow(putting)) || quiet))
  return true
}

/** `null` where there is nothing to be told. */
function pasteNow({ view, clip, asPlain, offer, into }: Putting): Pasted | null {
  const { state } = view
  const { parts, remarks, read, plain, tooMuch } = partsFor(state, clip, asPlain, into)
  const left: readonly Remark[] = [
    ...remarks,
    ...Array.from({ length: clip.html ? 0 : clip.pictures }, () => pictureAlone),
  ]
  if (tooMuch) {
    // Its words alone may be little enough, where most of it was how they looked.
    const asWords = isTooMuch(readLines(plain)) ? null : () => putAlone(view, plain, into)
    return { ...quiet, outcome: 'too-long', asWords }
  }
  if (parts.length === 0) {
    return left.length > 0 ? { ...quiet, remarks: left, outcome: 'nothing' } : null
  }
  const open = modeOf(state) === 'write'
  const offered = open ? parts : plainParts(plain, aroundCaret(state))
  const slice = new Slice(Fragment.from(offered.flatMap(blockOf)), 0, 0)
  if (into.hasStructure && offer(slice)) return read.length > 0 ? { ...quiet, remarks: read } : null
  const placing = into.place(state, parts)
  const takeBack = dispatchAlone(view, placing.tr)
  if (view.state.doc === state.doc) return null
  const spot = spotOf(state)
  const asWords = () => {
    takeBack.run()
    view.dispatch(selectSpot(view.state, spot))
    putAlone(view, plain, into)
  }
  return {
    outcome: 'pasted',
    counts: countsOf(into.hasStructure ? parts : []),
    remarks: [...left, ...placing.remarks],
    mayTakeBack: takeBack.isLast,
    isThere: takeBack.isThere,
    takeBack: takeBack.run,
    asWords,
  }
}

/** What a clip says, what of it goes in at the caret, and its words alone. */
function partsFor(
  state: EditorState,
  clip: Clip,
  asPlain: boolean,
  { hasStructure }: Into,
): {
  readonly parts: readonly Part[]
  readonly remarks: readonly Remark[]
  /** Of them those of reading alone, which hold wherever the words go. */
  readonly read: readonly Remark[]
  readonly plain: string
  readonly tooMuch: boolean
} {
  const around = aroundCaret(state)
  if (asPlain) {
    const plain = clip.text || plainText(readHtml(clip.html).passages)
    if (isTooMuch(readLines(plain))) return { ...nothing, plain, tooMuch: true }
    return { ...nothing, parts: plainParts(plain, around), plain }
  }
  const read = clip.html ? readHtml(clip.html) : nothing
  const passages = read.passages.length > 0 ? read.passages : readLines(clip.text)
  const plain = clip.text || plainText(passages)
  if (read.tooMuch || isTooMuch(passages)) {
    return { ...nothing, plain: clip.text || withoutTags(clip.html), tooMuch: true }
  }
  const { found, remarks } =
    hasStructure && takesBlocks(state.selection.$from, passages.length)
      ? (state.selection.$from.parent.content.size > 0 && asLine(passages)) || recognise(passages)
      : { found: passages.map(asPrinted), remarks: [] }
  const all = [...read.remarks, ...remarks]
  return { parts: partsOf(found, around), remarks: all, read: read.remarks, plain, tooMuch: false }
}

const nothing = { passages: [], parts: [], remarks: [], read: [], tooMuch: false } as const

/** One paragraph alone goes on in the line that it is put into: a number that was typed is a word. */
function asLine(passages: readonly Passage[]): Recognised | null {
  const [passage, ...others] = passages
  if (!passage || others.length > 0 || passage.kind === 'table') return null
  const label = passage.kind === 'paragraph' ? passage.item?.label : undefined
  return {
    found: [{ kind: 'paragraph', as: null, level: 0, runs: passage.runs }],
    remarks: label ? [remark('counted', label)] : [],
  }
}

/** Where there is room for words only, what the other program printed before them is one of them. */
function asPrinted(passage: Passage): Found {
  if (passage.kind === 'table') return passage
  if (passage.kind === 'heading') return { kind: 'heading', level: 2, runs: passage.runs }
  const label = passage.item && passage.item.label !== '•' ? `${passage.item.label} ` : ''
  const runs = label ? [words(label), ...passage.runs] : passage.runs
  return { kind: 'paragraph', as: null, level: 0, runs }
}

function putAlone(view: EditorView, plain: string, into: Into): void {
  dispatchAlone(view, into.place(view.state, plainParts(plain, aroundCaret(view.state))).tr)
  view.focus()
}

function blockOf(part: Part): readonly Node[] {
  return [part.kind === 'block' ? part.block : part.title]
}

/** As a step of its own, that can be taken back alone for as long as it is the last. */
export function dispatchAlone(view: EditorView, tr: Transaction) {
  const manager = yUndoPluginKey.getState(view.state)?.undoManager
  manager?.stopCapturing()
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
  manager?.stopCapturing()
  const step = manager?.undoStack.at(-1)
  const isThere = () => step === undefined || manager?.undoStack.includes(step) !== false
  const isLast = () =>
    !view.isDestroyed &&
    step !== undefined &&
    manager?.undoStack.at(-1) === step &&
    canUndo(view.state)
  return {
    isLast,
    isThere,
    run: () => {
      if (isLast()) undo(view.state, view.dispatch, view)
      view.focus()
    },
  }
}

export const quiet = {
  outcome: 'pasted',
  counts: countsOf([]),
  remarks: [],
  mayTakeBack: () => false,
  isThere: () => true,
  takeBack: () => {},
  asWords: null,
} as const

const pictureAlone = remark('picture', '')
