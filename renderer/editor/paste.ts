import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import { type Part, partsOf } from '../../shared/exchange/recognise/blocks'
import { readLines } from '../../shared/exchange/recognise/lines'
import type { Passage } from '../../shared/exchange/recognise/passage'
import { type Recognised, recognise } from '../../shared/exchange/recognise/recognise'
import { type Remark, remark } from '../../shared/exchange/recognise/report'
import type { Pasted } from './contract'
import { canUndo, undo } from './history'
import { modeOf } from './mode'
import { isTooMuch, withoutTags } from './paste/bounds'
import { countsOf } from './paste/counts'
import { isOurs, isSound } from './paste/ours'
import { aroundCaret, place } from './paste/place'
import { plainParts, plainText } from './paste/plain'
import { readHtml } from './paste/read-html'
import { selectSpot, spotOf } from './paste/spot'

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
export function pastePlugin(onPasted: (pasted: Pasted) => void): Plugin {
  let plain = false
  return new Plugin({
    props: {
      handleKeyDown(_view, event) {
        // The key of every program for pasting words alone. The paste itself comes after it.
        if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Meta') return false
        plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyV'
        return false
      },
      handlePaste: (view, event, slice) => {
        const clip = clipOf(event.clipboardData)
        // What passes for ours and is not.
        if (!clip || !isOurs(clip.html) || isSound(slice)) return false
        return paste(view, event, clip, false, onPasted)
      },
      handleDOMEvents: {
        paste(view, event) {
          const clip = clipOf(event.clipboardData)
          const asPlain = plain
          plain = false
          if (!clip || view.composing || !view.editable) return false
          if (!asPlain && isOurs(clip.html)) return false
          event.preventDefault()
          return paste(view, event, clip, asPlain, onPasted)
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

function clipOf(data: DataTransfer | null): Clip | null {
  if (!data) return null
  const pictures = [...data.files].filter(({ type }) => type.startsWith('image/')).length
  return { html: data.getData('text/html'), text: data.getData('text/plain'), pictures }
}

function paste(
  view: EditorView,
  event: ClipboardEvent,
  clip: Clip,
  asPlain: boolean,
  onPasted: (pasted: Pasted) => void,
): boolean {
  const { state } = view
  const { parts, remarks, plain, tooMuch } = partsFor(state, clip, asPlain)
  const left: readonly Remark[] = [
    ...remarks,
    ...Array.from({ length: clip.html ? 0 : clip.pictures }, () => pictureAlone),
  ]
  const told = { counts: countsOf(parts), remarks: left, ...nothingToTakeBack }
  if (tooMuch) {
    // Its words alone may be little enough, where most of it was how they looked.
    const words = readLines(plain)
    const asWords = isTooMuch(words) ? null : () => putAlone(view, plain)
    onPasted({ ...told, remarks: [], outcome: 'too-long', asWords })
    return true
  }
  if (parts.length === 0) {
    if (left.length > 0) onPasted({ ...told, outcome: 'nothing' })
    return true
  }
  const open = modeOf(state) === 'write'
  const offered = open ? parts : plainParts(plain, aroundCaret(state))
  const slice = new Slice(Fragment.from(offered.flatMap(blockOf)), 0, 0)
  if (view.someProp('handlePaste', (handle) => handle(view, event, slice))) return true
  const placing = place(state, parts)
  const takeBack = dispatchAlone(view, () => placing.tr)
  if (view.state.doc === state.doc) return true
  const spot = spotOf(state)
  const asWords = () => {
    takeBack.run()
    view.dispatch(selectSpot(view.state, spot))
    putAlone(view, plain)
  }
  onPasted({
    outcome: 'pasted',
    counts: told.counts,
    remarks: [...left, ...placing.remarks],
    mayTakeBack: takeBack.isLast,
    isThere: takeBack.isThere,
    takeBack: takeBack.run,
    asWords,
  })
  return true
}

/** What a clip says, what of it goes in at the caret, and its words alone. */
function partsFor(
  state: EditorState,
  clip: Clip,
  asPlain: boolean,
): {
  readonly parts: readonly Part[]
  readonly remarks: readonly Remark[]
  readonly plain: string
  readonly tooMuch: boolean
} {
  const around = aroundCaret(state)
  if (asPlain) {
    const plain = clip.text || plainText(readHtml(clip.html).passages)
    if (isTooMuch(readLines(plain))) return { ...nothing, plain, tooMuch: true }
    return { parts: plainParts(plain, around), remarks: [], plain, tooMuch: false }
  }
  const read = clip.html ? readHtml(clip.html) : nothing
  const passages = read.passages.length > 0 ? read.passages : readLines(clip.text)
  const plain = clip.text || plainText(passages)
  if (read.tooMuch || isTooMuch(passages)) {
    return { ...nothing, plain: clip.text || withoutTags(clip.html), tooMuch: true }
  }
  const inLine = state.selection.$from.parent.content.size > 0 ? asLine(passages) : null
  const { found, remarks } = inLine ?? recognise(passages)
  const all = [...read.remarks, ...remarks]
  return { parts: partsOf(found, around), remarks: all, plain, tooMuch: false }
}

const nothing = { passages: [], parts: [], remarks: [], tooMuch: false } as const

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

function putAlone(view: EditorView, plain: string): void {
  const { tr } = place(view.state, plainParts(plain, aroundCaret(view.state)))
  dispatchAlone(view, () => tr)
  view.focus()
}

function blockOf(part: Part): readonly Node[] {
  return [part.kind === 'block' ? part.block : part.title]
}

/** As a step of its own, that can be taken back alone for as long as it is the last. */
function dispatchAlone(view: EditorView, make: () => Transaction) {
  const manager = yUndoPluginKey.getState(view.state)?.undoManager
  manager?.stopCapturing()
  view.dispatch(make().setMeta('paste', true).setMeta('uiEvent', 'paste'))
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

const nothingToTakeBack = {
  mayTakeBack: () => false,
  isThere: () => true,
  takeBack: () => {},
  asWords: null,
} as const

const pictureAlone = remark('picture', '')
