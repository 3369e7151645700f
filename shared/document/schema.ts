import { type Attrs, type MarkSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model'
import { attribute, id, isString, line, lineOrNull, oneOf, whole } from './attributes'

export type ParagraphKind = 'numbered' | 'plain' | 'preambular' | 'operative'
export const paragraphKinds: readonly ParagraphKind[] = [
  'numbered',
  'plain',
  'preambular',
  'operative',
]

/** Levels below a numbered paragraph: 1 is (a), 2 is (i), 3 is a., 4 is i. */
export const deepestLevel = 4

/** More columns or rows than this do not fit a page; an endless one would hang whoever lays it out. */
const mostCells = 100

export interface Recommendation {
  /** Whom it is addressed to: "Secretary-General", "States Parties"… */
  readonly addressee: string
  readonly kind: string
  readonly deadline: string | null
}

/**
 * What a final document is made of.
 *
 * A parent that people edit takes `*` and never `+`: two deletions at once would leave it empty,
 * and the binding removes invalid nodes from the shared document. A sub-paragraph is a paragraph
 * with a `level` and not a child: two people who indent at once then agree, and nobody's words
 * move. Sections are containers so that the window can skip the ones out of sight.
 */
const nodes = {
  doc: { content: '(masthead | title | section | annex)*' },

  masthead: {
    attrs: {
      organ: line(),
      symbol: lineOrNull,
      distribution: line('General'),
      date: line(),
      original: line('English'),
      language: line('English'),
      job: line(),
      meeting: line(),
      agendaItem: line(),
      marking: line(),
    },
    toDOM: () => ['header', { class: 'masthead' }],
  },

  title: {
    content: 'inline*',
    attrs: { id },
    defining: true,
    toDOM: (node) => ['h1', data(node), 0],
    parseDOM: [{ tag: 'h1.title', getAttrs: readId }],
  },

  section: {
    content: 'block*',
    attrs: { id },
    isolating: true,
    toDOM: (node) => ['section', data(node), ['div', 0]],
    parseDOM: [{ tag: 'section', getAttrs: readId }],
  },

  annex: {
    content: 'block*',
    attrs: { id, kind: line('free') },
    isolating: true,
    toDOM: (node) => ['section', data(node, { 'data-kind': node.attrs.kind }), ['div', 0]],
    parseDOM: [{ tag: 'section.annex', getAttrs: readId, priority: 60 }],
  },

  heading: {
    content: 'inline*',
    group: 'block',
    attrs: { id, level: whole(1, 1, 4) },
    defining: true,
    toDOM: (node) => [`h${Number(node.attrs.level) + 1}`, data(node), 0],
    parseDOM: [2, 3, 4, 5].map((tag) => ({
      tag: `h${tag}`,
      getAttrs: (dom: unknown) => ({ ...readId(dom), level: tag - 1 }),
    })),
  },

  paragraph: {
    content: 'inline*',
    group: 'block',
    attrs: {
      id,
      kind: oneOf('numbered', paragraphKinds),
      level: whole(0, 0, deepestLevel),
      recommendation: attribute(null, (value) => value === null || isRecommendation(value)),
    },
    toDOM: (node) => [
      'p',
      data(node, {
        'data-kind': node.attrs.kind,
        'data-level': node.attrs.level,
        ...(node.attrs.recommendation && {
          'data-recommendation': JSON.stringify(node.attrs.recommendation),
        }),
      }),
      0,
    ],
    parseDOM: [{ tag: 'p', getAttrs: readParagraph }],
  },

  table: {
    content: 'row*',
    group: 'block',
    attrs: { id, caption: line() },
    tableRole: 'table',
    isolating: true,
    toDOM: (node) => ['table', data(node), ['tbody', 0]],
    parseDOM: [{ tag: 'table', getAttrs: readId }],
  },
  row: {
    content: '(cell | header_cell)*',
    tableRole: 'row',
    toDOM: () => ['tr', 0],
    parseDOM: [{ tag: 'tr' }],
  },
  cell: cell('td', 'cell'),
  header_cell: cell('th', 'header_cell'),

  footnote: {
    inline: true,
    group: 'inline',
    content: 'text*',
    attrs: { id },
    atom: true,
    toDOM: (node) => ['span', data(node), 0],
    parseDOM: [{ tag: 'span.footnote', getAttrs: readId }],
  },
  break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    leafText: () => '\n',
    toDOM: () => ['br'],
    parseDOM: [{ tag: 'br' }],
  },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>

const marks = {
  em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  sup: { toDOM: () => ['sup', 0], parseDOM: [{ tag: 'sup' }] },
} satisfies Record<string, MarkSpec>

export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks })

function isWidths(value: unknown): boolean {
  return Array.isArray(value) && value.every((width) => Number.isInteger(width))
}

function isRecommendation(value: unknown): value is Recommendation {
  const { addressee, kind, deadline } = Object(value)
  return isString(addressee) && isString(kind) && (deadline === null || isString(deadline))
}

function cell(tag: string, tableRole: string): NodeSpec {
  return {
    content: 'inline*',
    attrs: {
      colspan: whole(1, 1, mostCells),
      rowspan: whole(1, 1, mostCells),
      colwidth: attribute(null, (value) => value === null || isWidths(value)),
    },
    tableRole,
    isolating: true,
    toDOM: ({ attrs }) => [tag, { colspan: attrs.colspan, rowspan: attrs.rowspan }, 0],
    parseDOM: [{ tag }],
  }
}

/** The class is the node's own name, so that a style sheet and a paste name the same thing. */
function data(node: Node, more: Attrs = {}): Attrs {
  return { class: node.type.name, ...(node.attrs.id && { 'data-id': node.attrs.id }), ...more }
}

/** The little of a DOM element that reading attributes needs; `shared` has no DOM types. */
interface HasAttributes {
  getAttribute(name: string): string | null
}

function readId(dom: unknown): Attrs {
  return { id: (dom as HasAttributes).getAttribute('data-id') }
}

function readParagraph(dom: unknown): Attrs {
  const element = dom as HasAttributes
  const kind = element.getAttribute('data-kind') as ParagraphKind | null
  const level = Number(element.getAttribute('data-level') ?? 0)
  return {
    ...readId(dom),
    kind: kind && paragraphKinds.includes(kind) ? kind : 'plain',
    level: Number.isInteger(level) && level >= 0 && level <= deepestLevel ? level : 0,
    recommendation: readRecommendation(element.getAttribute('data-recommendation')),
  }
}

/** From the clipboard, so anything may stand there: what is not ours is no recommendation. */
function readRecommendation(json: string | null): Recommendation | null {
  if (!json) return null
  try {
    const value: unknown = JSON.parse(json)
    if (!isRecommendation(value)) return null
    const { addressee, kind, deadline } = value
    return { addressee, kind, deadline }
  } catch {
    return null
  }
}
