import type { Attrs, Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { inlineText } from '../../../shared/document/inline-text'
import { deepestLevel, type ParagraphKind } from '../../../shared/document/kinds'
import { numbersOf, sayReference } from '../../../shared/document/references'
import { schema } from '../../../shared/document/schema'
import type { Clause, ClauseStyle } from '../../../shared/language/clause'
import { notationOf } from '../../../shared/language/notation'
import { selectedBlocks } from '../commands'
import type { Passage } from '../contract'
import { blockAt } from '../selected'
import { randomId } from '../shared-text/ids'

/** What agreed language needs to know of a clause to put it into a text. */
export type Insertable = Pick<Clause, 'style' | 'text' | 'items' | 'source'>

const { paragraph } = schema.nodes

/**
 * Puts a clause after the block of the caret, or in the place of an empty paragraph, as paragraphs of
 * the kind that fits there: numbered in a report, preambular or operative in a declaration. What is
 * to be filled in is selected, so that the next word goes there.
 */
export function insertClause(clause: Insertable): Command {
  return (state, dispatch) => {
    const place = placeFor(state)
    if (!place) return false
    const { from, to, top, near } = place
    const kind = kindFor(clause.style, near, top)
    const level = near?.type === paragraph && kind === near.attrs.kind ? near.attrs.level : 0
    const make = (source: string, attrs: Attrs) =>
      paragraph.create({ id: randomId(), kind, ...attrs }, [...inlineText(source, randomId)])
    const blocks = [
      make(clause.text, { level, source: clause.source }),
      ...clause.items.map((item) => make(item, { level: Math.min(level + 1, deepestLevel) })),
    ]
    if (!dispatch) return true
    const tr = state.tr.replaceWith(from, to, blocks)
    const [first] = blocks
    const blank = first?.textContent.match(/\[[^\]]*\]/)
    const at = from + 1
    tr.setSelection(
      blank?.index === undefined
        ? TextSelection.create(tr.doc, at + (first?.content.size ?? 0))
        : TextSelection.create(tr.doc, at + blank.index, at + blank.index + blank[0].length),
    )
    const manager = yUndoPluginKey.getState(state)?.undoManager
    manager?.stopCapturing()
    dispatch(tr.scrollIntoView())
    manager?.stopCapturing()
    return true
  }
}

interface Place {
  readonly from: number
  readonly to: number
  readonly top: Node
  /** The block of the caret. */
  readonly near: Node | null
}

/** `null` where no paragraph may stand: in the masthead, in the title. */
function placeFor({ selection, doc }: EditorState): Place | null {
  const block = blockAt(selection.$from)
  if (!block) return null
  const top = doc.resolve(block.pos).parent
  if (!isContainer(top)) return null
  const end = block.pos + block.node.nodeSize
  const isEmpty = block.node.type === paragraph && block.node.content.size === 0
  return { from: isEmpty ? block.pos : end, to: end, top, near: block.node }
}

/** A declaration is told by its paragraphs: an annex of that kind may still be empty. */
function kindFor(style: ClauseStyle, near: Node | null, top: Node): ParagraphKind {
  const isDeclaration =
    top.attrs.kind === 'declaration' ||
    top.children.some(({ attrs }) => attrs.kind === 'operative' || attrs.kind === 'preambular')
  if (!isDeclaration) return near?.attrs.kind === 'plain' ? 'plain' : 'numbered'
  if (style !== 'report') return style
  return near?.attrs.kind === 'preambular' ? 'preambular' : 'operative'
}

/** The first paragraph that is selected with the ones beneath it, in the form in which it is kept. */
export function passageOf(state: EditorState): Passage | null {
  const paragraphs = selectedBlocks(state).filter(({ node }) => node.type === paragraph)
  const [first, ...rest] = paragraphs
  const block = first && idOf(first.node)
  if (!first || !block) return null
  const under = rest.filter(({ node }) => node.attrs.level > first.node.attrs.level)
  const said = (reference: Node) => sayReference(reference, numbersOf(state.doc), null).words
  const words = ({ node }: { node: Node }) => notationOf(node, said)
  const kind = first.node.attrs.kind as ParagraphKind
  return {
    block,
    style: kind === 'preambular' || kind === 'operative' ? kind : 'report',
    text: words(first),
    items: under.map(words).filter((item) => item.trim() !== ''),
    source: first.node.attrs.source,
  }
}
