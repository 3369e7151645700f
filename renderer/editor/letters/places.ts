import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import {
  isLetterPlace,
  type LetterCondition,
  type LetterPart,
  type LetterPlace,
} from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import { selectedBlocks } from '../commands'
import type { TextEditorOptions } from '../contract'
import { blockAt } from '../selected'
import { apart } from '../shared-text/history'

const { paragraph } = schema.nodes

const anywhere: LetterPlace = { part: 'body', only: null }

/** Whatever is not said to stand elsewhere is of the body, and for everyone. */
export function placeOf({ attrs }: Node): LetterPlace {
  return isLetterPlace(attrs.letter) ? attrs.letter : anywhere
}

/** Of the paragraph that the caret is in. */
export function placeAt({ selection }: EditorState): LetterPlace {
  const block = blockAt(selection.$from)
  return block ? placeOf(block.node) : anywhere
}

export function setPart(part: LetterPart): Command {
  return setPlace((place) => ({ ...place, part }))
}

export function setOnly(only: LetterCondition | null): Command {
  return setPlace((place) => ({ ...place, only }))
}

/** One attribute of each paragraph and no word, so that a colleague may go on writing in it. */
function setPlace(to: (place: LetterPlace) => LetterPlace): Command {
  return apart((state, dispatch) => {
    const tr = state.tr
    for (const { node, pos } of selectedBlocks(state)) {
      if (node.type === paragraph) tr.setNodeAttribute(pos, 'letter', to(placeOf(node)))
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** Writes beside each paragraph where in the letter it stands, once for all of a part, and for whom. */
export function placesPlugin(translate: TextEditorOptions['translate']): Plugin<DecorationSet> {
  const of = (doc: Node) => DecorationSet.create(doc, [...signs(doc, translate)])
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_, { doc }) => of(doc),
      apply: (tr, before) => (tr.docChanged ? of(tr.doc) : before),
    },
    props: { decorations: (state) => plugin.getState(state) },
  })
  return plugin
}

function* signs(doc: Node, translate: TextEditorOptions['translate']): Generator<Decoration> {
  let last: LetterPart | null = null
  for (const [block, pos] of paragraphsIn(doc)) {
    const { part, only } = placeOf(block)
    const name = translate(`template.part.${part}`)
    const said = only && translate(`template.only.${only}`)
    yield Decoration.node(pos, pos + block.nodeSize, {
      class: `letter-${part}`,
      ...(part !== last && { 'data-part': name }),
      ...(said && { 'data-only': said }),
      'aria-description': said ? `${name}. ${said}` : name,
    })
    last = part
  }
}

function* paragraphsIn(doc: Node): Generator<readonly [Node, number]> {
  let top = 0
  for (const container of doc.children) {
    let pos = top + 1
    for (const block of container.children) {
      if (block.isTextblock) yield [block, pos]
      pos += block.nodeSize
    }
    top += container.nodeSize
  }
}
