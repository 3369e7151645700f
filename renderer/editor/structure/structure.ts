import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Given } from '../../../shared/document/block-labels'
import { isContainer } from '../../../shared/document/blocks'
import type { Recommendation } from '../../../shared/document/kinds'
import { bases, given, isFrozen, number } from '../../../shared/document/numbering'
import { recommendationKind } from '../../../shared/document/recommendations'
import { schema } from '../../../shared/document/schema'
import { carried } from '../carried'
import type { TextEditorOptions } from '../contract'

const key = new PluginKey<DecorationSet>('structure')

/**
 * Gives the style sheet what it needs to print the numbers: for each child of the text what has
 * been counted before it, and for parts and annexes what they are called. CSS counts from there.
 * One decoration for each container and not one for each paragraph: that would cost more than all
 * the rest of a keystroke in a long text. The few blocks whose number is not to be had by counting,
 * such as 5 bis, are each told theirs.
 */
export function structurePlugin(translate: TextEditorOptions['translate']): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: carried((doc) => structure(doc, translate)),
    props: { decorations: (state) => key.getState(state) },
  })
}

function structure(doc: Node, translate: TextEditorOptions['translate']): DecorationSet {
  const before = bases(doc)
  const blocks = given(doc)
  const { tops } = number(doc)
  const frozen = isFrozen(doc) ? ['frozen'] : []
  const decorations: Decoration[] = []
  const mark = (pos: number, node: Node, attrs: { readonly [name: string]: string }) =>
    decorations.push(Decoration.node(pos, pos + node.nodeSize, attrs))
  doc.forEach((top, pos, index) => {
    const base = before[index]
    const label = tops[index] ?? null
    if (!base || top.isAtom) return
    const style = [
      `--headings: ${base.headings}`,
      `--paragraphs: ${base.paragraphs}`,
      `--footnotes: ${base.footnotes}`,
      `--asterisks: ${base.asterisks}`,
    ]
    if (!isContainer(top)) {
      mark(pos, top, { style: style.join('; '), ...(label && { 'data-label': label }) })
      return
    }
    style.push(`--blocks: ${top.childCount}`)
    const classes = [...frozen, ...(hasOperatives(top) ? ['operatives'] : [])].join(' ')
    mark(pos, top, { style: style.join('; '), ...(classes && { class: classes }) })
    const title = label === null ? null : titleOf(top)
    if (title && label) mark(pos + 1 + title.offset, title.node, { 'data-label': label })
    for (const { index: at, offset } of apart(blocks[index] ?? [], top)) {
      const own = blocks[index]?.[at]
      if (!own) continue
      const uncounted = own.counted ? {} : { class: 'uncounted' }
      mark(pos + 1 + offset, top.child(at), { 'data-label': own.label, ...uncounted })
    }
    for (const { node, offset } of recommendationsIn(top)) {
      mark(pos + 1 + offset, node, signOf(node.attrs.recommendation, translate))
    }
  })
  return DecorationSet.create(doc, decorations)
}

interface Offset {
  readonly index: number
  readonly offset: number
}

const none: readonly Offset[] = []

function apart(blocks: readonly (Given | null)[], container: Node): readonly Offset[] {
  if (!blocks.some((each) => each?.apart)) return none
  const made: Offset[] = []
  container.forEach((_block, offset, index) => {
    if (blocks[index]?.apart) made.push({ index, offset })
  })
  return made
}

/** "Annex II" stands above the heading that gives the annex its title. */
function titleOf(annex: Node): { readonly node: Node; readonly offset: number } | null {
  let found: { node: Node; offset: number } | null = null
  annex.forEach((node, offset) => {
    if (!found && node.type === schema.nodes.heading && node.attrs.level === 1) {
      found = { node, offset }
    }
  })
  return found
}

const recommendations = new WeakMap<Node, readonly { node: Node; offset: number }[]>()

function recommendationsIn(container: Node) {
  const known = recommendations.get(container)
  if (known) return known
  const made: { node: Node; offset: number }[] = []
  container.forEach((node, offset) => {
    if (node.attrs.recommendation) made.push({ node, offset })
  })
  recommendations.set(container, made)
  return made
}

/** Beside a recommendation stands whom it is addressed to; whoever hears the page is told as well. */
function signOf(
  { addressee, kind }: Recommendation,
  translate: TextEditorOptions['translate'],
): { readonly [name: string]: string } {
  const said = translate('recommendation.sign', {
    addressee,
    kind: translate(`recommendation.kind.${recommendationKind(kind)}`),
  })
  return { 'data-addressee': addressee, 'aria-description': said }
}

/** A single operative paragraph has no number. */
function hasOperatives(container: Node): boolean {
  let count = 0
  container.forEach(({ attrs }) => {
    if (attrs.kind === 'operative' && attrs.level === 0) count++
  })
  return count > 1
}
