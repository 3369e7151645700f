import type { Node, ResolvedPos } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Mapping, ReplaceStep, type Step } from 'prosemirror-transform'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { itemAt, tellCopied } from '../../../shared/document/copies'
import { type ItemId, knownIn } from '../../../shared/document/moves'
import { isFromShared } from '../mode'
import { type Bound, putBlocks } from './exact-blocks'
import { isMove } from './exact-moves'
import { isWords } from './exact-typing'
import { blockAround } from './signs'
import { numbersOf, pairRuns, type Standing, standingIn } from './standing'

/**
 * Tells what is copied where a block is ended in the middle or two are joined: in the shared document
 * words cannot go from one block into another, so they are taken out and copies of them are put in.
 * What a colleague is writing among them has to find its way after them.
 *
 * Which word of the page is which afterwards, the steps know; they are asked before and after the
 * words are put into the shared document. This plugin stands before those that would put them there.
 */
export function exactCopiesPlugin(): Plugin {
  return new Plugin<Change | null>({
    key,
    state: {
      init: () => null,
      apply(tr, last) {
        if (!tr.docChanged) return last
        if (isFromShared(tr) || isMove(tr)) return null
        const own: Change = { before: tr.before, after: tr.doc, steps: tr.steps, cut: cutBy(tr) }
        if (!last || last.after !== tr.before || !tr.getMeta('appendedTransaction')) return own
        return { ...last, after: tr.doc, steps: [...last.steps, ...tr.steps] }
      },
    },
    view: () => ({
      update({ state }, { doc: before }) {
        const change = key.getState(state)
        if (!change || change.cut.length === 0) return
        if (change.before !== before || change.after !== state.doc) return
        const bound = ySyncPluginKey.getState(state) as Bound
        const { doc, type, binding, addToHistory } = bound
        binding.mux(() => {
          doc.transact((tr) => {
            tr.meta.set('addToHistory', addToHistory)
            const from = Y.getState(doc.store, doc.clientID)
            const blocks = change.cut.flatMap((pos) => blockAt(type, before.resolve(pos)) ?? [])
            const known = knownIn(
              doc,
              blocks.map(({ element }) => element),
            )
            const sources = blocks.flatMap(({ element, start }) => standingIn(element, start))
            putBlocks(bound, state.doc)
            const runs = copiesMade(bound, change, sources, from)
            const origins = numbersOf(runs)
            const kind = runs.every(({ copy, source }) => isInOneBlock(doc, copy, source))
              ? 'within'
              : 'across'
            const to = Y.getState(doc.store, doc.clientID)
            tellCopied(doc, kind, {
              by: doc.clientID,
              from,
              to,
              origins,
              known,
            })
          }, ySyncPluginKey)
        })
      },
    }),
  })
}

const key = new PluginKey<Change | null>('exact-copies')

function isInOneBlock({ store }: Y.Doc, ...ids: readonly ItemId[]): boolean {
  const blocks = ids.map((id) => {
    const item = itemAt(store, id)
    return item && blockAround(item)
  })
  return blocks.every((block) => block === blocks[0])
}

interface Change {
  readonly before: Node
  readonly after: Node
  readonly steps: readonly Step[]
  /** Positions in the document before, in blocks of which some words may have to be copied. */
  readonly cut: readonly number[]
}

/** Most changes are of letters, and end the work here. */
function cutBy(tr: Transaction): readonly number[] {
  const cut = new Map<number, number>()
  tr.steps.forEach((step, index) => {
    if (!(step instanceof ReplaceStep)) return
    const doc = tr.docs[index] ?? tr.before
    const { content, openStart, openEnd } = step.slice
    const isPlain = content.content.every((node) => node.isText) && openStart + openEnd === 0
    if (isPlain && isWords(doc, step.from, step.to)) return
    const back = new Mapping(tr.mapping.maps.slice(0, index)).invert()
    for (const pos of [step.from, step.to]) {
      const $pos = tr.before.resolve(back.map(pos))
      const depth = depthOfBlock($pos)
      if (depth !== null) cut.set($pos.before(depth), $pos.start(depth))
    }
  })
  return [...cut.values()]
}

/** Of the block of words around a position, and not of a note within it. */
function depthOfBlock($pos: ResolvedPos): number | null {
  for (let depth = 1; depth <= $pos.depth; depth++) if ($pos.node(depth).isTextblock) return depth
  return null
}

interface Block {
  readonly element: Y.XmlElement
  readonly start: number
}

/** The block of the shared document that stands at a position of the page. */
function blockAt(type: Y.XmlFragment, $pos: ResolvedPos): Block | null {
  const depth = depthOfBlock($pos)
  if (depth === null) return null
  let at: unknown = type
  for (let around = 0; around < depth; around++) {
    at = at instanceof Y.XmlFragment ? at.get($pos.index(around)) : null
  }
  return at instanceof Y.XmlElement ? { element: at, start: $pos.start(depth) } : null
}

/** Which of the words that now stand there were put in anew, and for which of those before. */
function copiesMade(
  { doc: { clientID }, type }: Bound,
  { steps, after }: Change,
  sources: readonly Standing[],
  since: number,
) {
  const mapping = new Mapping(steps.map((step) => step.getMap()))
  const now = new Map<number, ItemId>()
  const blocks = new Map<Y.XmlElement, number>()
  const staying = sources.flatMap(({ id, pos }): readonly Standing[] => {
    const result = mapping.mapResult(pos, 1)
    return result.deletedAfter ? [] : [{ id, pos: result.pos }]
  })
  let last: Block | null = null
  let end = -1
  for (const { pos } of staying) {
    if (last && last.start <= pos && pos < end) continue
    const $pos = after.resolve(pos)
    last = blockAt(type, $pos)
    const depth = depthOfBlock($pos)
    end = depth === null ? -1 : $pos.end(depth)
    if (last) blocks.set(last.element, last.start)
  }
  for (const [element, start] of blocks) {
    for (const { id, pos } of standingIn(element, start)) {
      if (id.client === clientID && id.clock >= since) now.set(pos, id)
    }
  }
  return pairRuns(
    staying.flatMap(({ id: source, pos }) => {
      const copy = now.get(pos)
      return copy ? [{ copy, source }] : []
    }),
  )
}
