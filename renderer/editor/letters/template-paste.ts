import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { LetterPlace } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import { type Remark, type RemarkKind, remark } from '../../../shared/exchange/recognise/report'
import { letterFormats } from '../../../shared/letters/letter'
import { listedState } from '../../../shared/states/fields'
import type { Pasted } from '../contract'
import { modeOf } from '../mode'
import { dispatchAlone, type Into, quiet } from '../paste/paste'
import type { Placing } from '../paste/place'
import { placeAt } from './places'

const { paragraph, field, footnote } = schema.nodes

/** What comes from another program: words, with the numbers that were printed before them. */
export const aTemplate: Into = {
  hasStructure: false,
  place(state, parts) {
    const blocks = parts.map((part) => (part.kind === 'block' ? part.block : part.title))
    return placed(state, new Slice(Fragment.from(blocks), 0, 0))
  },
}

/**
 * What comes from a text or a template goes into a template as paragraphs of it: of the part of the
 * letter in which the caret is, without numbers, tables and brackets. `{capital}` among the words is
 * a field.
 */
export function templatePastePlugin(onPasted: (pasted: Pasted) => void): Plugin {
  const put = (view: EditorView, slice: Slice) => {
    if (modeOf(view.state) !== 'write') return true
    const { tr, remarks } = placed(view.state, slice)
    const { isLast, isThere, run } = dispatchAlone(view, tr)
    if (remarks.length > 0) {
      onPasted({ ...quiet, remarks, mayTakeBack: isLast, isThere, takeBack: run })
    }
    return true
  }
  return new Plugin({
    props: {
      handlePaste: (view, _event, slice) => put(view, slice),
      handleDrop(view, event, slice, moved) {
        if (moved) return false
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (!at) return true
        const { doc, tr } = view.state
        view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
        view.focus()
        return put(view, slice)
      },
    },
  })
}

function placed(state: EditorState, slice: Slice): Placing {
  const tr = state.tr.replaceSelection(inTemplate(slice, placeAt(state))).scrollIntoView()
  return { tr, remarks: lostIn(slice) }
}

/** What has no place in a letter and stands there as words. */
function lostIn({ content }: Slice): readonly Remark[] {
  const remarks: Remark[] = []
  content.descendants((node) => {
    const kind = flattened[node.type.name]
    if (kind) remarks.push(remark(kind, ''))
    return true
  })
  return remarks
}

const flattened: Readonly<Record<string, RemarkKind>> = {
  heading: 'heading-flattened',
  table: 'table-flattened',
  footnote: 'note-flattened',
}

/** Paragraphs that say where they stand in a letter stay there. */
export function inTemplate({ content }: Slice, place: LetterPlace): Slice {
  const made: Node[] = []
  let loose: Node[] = []
  const end = () => {
    if (loose.length > 0) made.push(paragraph.create({ kind: 'plain', letter: place }, loose))
    loose = []
  }
  const take = (node: Node) => {
    if (node.isInline) {
      loose.push(...inline(node))
      return
    }
    end()
    if (!node.isTextblock) {
      node.forEach(take)
      end()
      return
    }
    const letter = node.type === paragraph && node.attrs.letter ? node.attrs.letter : place
    made.push(paragraph.create({ kind: 'plain', letter }, node.children.flatMap(inline)))
  }
  content.forEach(take)
  end()
  // Open at both ends: the first and the last go on in the lines that are there.
  return made.length > 0 ? new Slice(Fragment.from(made), 1, 1) : Slice.empty
}

function inline(node: Node): readonly Node[] {
  if (node.isText) return fieldsIn(node)
  if (node.type === schema.nodes.break) return [schema.nodes.break.create()]
  if (node.type === footnote) return words(` (${node.textContent})`)
  if (node.type === field && node.attrs.name !== listedState) {
    return [field.create({ name: node.attrs.name })]
  }
  return words(node.type.spec.leafText?.(node) ?? node.textContent)
}

function words(said: string): readonly Node[] {
  return said ? [schema.text(said)] : []
}

function fieldsIn({ text = '', marks }: Node): readonly Node[] {
  const kept = marks.filter(({ type }) => letterFormats.some((format) => format === type.name))
  return text.split(/(\{[^{}\s]{1,60}\})/).flatMap((piece) => {
    const name = /^\{(.+)\}$/.exec(piece)?.[1]
    if (name) return [field.create({ name })]
    return piece ? [schema.text(piece, kept)] : []
  })
}
