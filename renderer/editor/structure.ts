import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { idOf, isContainer } from '../../shared/document/blocks'
import type { Recommendation } from '../../shared/document/kinds'
import { bases, number } from '../../shared/document/numbering'
import { recommendationKind } from '../../shared/document/recommendations'
import { schema } from '../../shared/document/schema'
import type { TextEditorOptions } from './contract'

/**
 * Gives the style sheet what it needs to print the numbers: for each section and annex what has
 * been counted before it, and for each annex its title. CSS counts from there. One decoration for
 * each container and not one for each paragraph: that would cost more than all the rest of a
 * keystroke in a long text.
 */
export function structurePlugin(translate: TextEditorOptions['translate']): Plugin {
  const sets = new WeakMap<Node, DecorationSet>()
  return new Plugin({
    props: {
      decorations({ doc }) {
        const made = sets.get(doc) ?? structure(doc, translate)
        sets.set(doc, made)
        return made
      },
    },
  })
}

function structure(doc: Node, translate: TextEditorOptions['translate']): DecorationSet {
  const before = bases(doc)
  const decorations: Decoration[] = []
  doc.forEach((top, pos, index) => {
    const base = before[index]
    if (!base || !isContainer(top)) return
    const style = [
      `--headings: ${base.headings}`,
      `--paragraphs: ${base.paragraphs}`,
      `--footnotes: ${base.footnotes}`,
      `--blocks: ${top.childCount}`,
    ].join('; ')
    const operatives = hasOperatives(top) ? { class: 'operatives' } : {}
    decorations.push(Decoration.node(pos, pos + top.nodeSize, { style, ...operatives }))
    if (top.type === schema.nodes.annex) decorations.push(...annexTitle(doc, top, pos))
    for (const { node, offset } of recommendationsIn(top)) {
      const from = pos + 1 + offset
      const sign = signOf(node.attrs.recommendation, translate)
      decorations.push(Decoration.node(from, from + node.nodeSize, sign))
    }
  })
  return DecorationSet.create(doc, decorations)
}

/** "Annex II" stands above the heading that gives the annex its title. */
function annexTitle(doc: Node, annex: Node, pos: number): readonly Decoration[] {
  const titles: Decoration[] = []
  annex.forEach((block, offset) => {
    const id = idOf(block)
    if (titles.length > 0 || block.type !== schema.nodes.heading || block.attrs.level !== 1) return
    const label = id && number(doc).labels.get(id)
    if (!label) return
    const from = pos + 1 + offset
    titles.push(Decoration.node(from, from + block.nodeSize, { 'data-label': label }))
  })
  return titles
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
