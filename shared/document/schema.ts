import { type Attrs, type MarkSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model'
import { isId } from '../ids'
import { attribute, id, line, lineOrNull, oneOf, whole } from './attributes'
import {
  readAnnex,
  readBracket,
  readField,
  readFootnote,
  readId,
  readLanguage,
  readParagraph,
  readReference,
} from './from-dom'
import {
  annexKinds,
  deepestLevel,
  isAlternative,
  isLanguageTag,
  isLetterPlace,
  isRecommendation,
  isSource,
  noteSeries,
  numberPolicies,
  paragraphKinds,
} from './kinds'
import { isRightToLeft } from './language'

/** As printed, "12." or "(a)"; `null` for what was never issued. */
const issuedNumber = lineOrNull

/** More columns or rows than this do not fit a page; an endless one would hang whoever lays it out. */
export const mostCells = 100

/**
 * What a final document is made of.
 *
 * A parent that people edit takes `*` and never `+`: two deletions at once would leave it empty,
 * and the binding removes invalid nodes from the shared document. A sub-paragraph is a paragraph
 * with a `level` and not a child: two people who indent at once then agree, and nobody's words
 * move. Sections are containers so that the window can skip the ones out of sight. A bracket is a
 * character with a mark and not a node around words: who sets or lifts one touches no word.
 *
 * Whoever adds to this raises `schemaVersion`.
 */
const nodes = {
  doc: { content: '(masthead | title | contents | part | section | annex)*' },

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
      numbers: oneOf('live', numberPolicies),
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

  /** Where the list of headings is printed: computed, so there is nothing in it. */
  contents: {
    attrs: { id },
    atom: true,
    toDOM: (node) => ['nav', data(node)],
    parseDOM: [{ tag: 'nav.contents', getAttrs: readId }],
  },

  /** Begins a part; the sections and annexes down to the next one belong to it. */
  part: {
    content: 'inline*',
    attrs: { id, number: issuedNumber },
    defining: true,
    toDOM: (node) => ['h1', data(node, numberOf(node)), 0],
    parseDOM: [{ tag: 'h1.part', getAttrs: readId, priority: 60 }],
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
    attrs: { id, kind: oneOf('free', annexKinds), number: issuedNumber },
    isolating: true,
    toDOM: (node) => ['section', data(node, { 'data-kind': node.attrs.kind }), ['div', 0]],
    parseDOM: [{ tag: 'section.annex', getAttrs: readAnnex, priority: 60 }],
  },

  heading: {
    content: 'inline*',
    group: 'block',
    attrs: { id, level: whole(1, 1, 4), number: issuedNumber },
    defining: true,
    toDOM: (node) => [`h${Number(node.attrs.level) + 1}`, data(node, numberOf(node)), 0],
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
      recommendation: orNull(isRecommendation),
      alternative: orNull(isAlternative),
      source: orNull(isSource),
      letter: orNull(isLetterPlace),
      number: issuedNumber,
    },
    toDOM: (node) => [
      'p',
      data(node, {
        'data-kind': node.attrs.kind,
        'data-level': node.attrs.level,
        ...numberOf(node),
        ...json(node, 'recommendation'),
        ...json(node, 'alternative'),
        ...json(node, 'source'),
        ...json(node, 'letter'),
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
    attrs: { id, series: oneOf('number', noteSeries) },
    atom: true,
    toDOM: (node) => ['span', data(node, { 'data-series': node.attrs.series }), 0],
    parseDOM: [{ tag: 'span.footnote', getAttrs: readFootnote }],
  },

  /** "paragraph 12", "annex II": the words follow the number of the block that is meant. */
  reference: {
    inline: true,
    group: 'inline',
    attrs: {
      /** A block or an annex. */
      target: id,
      /** With the word that the language has for what is meant, or the number alone. */
      form: oneOf('named', ['named', 'number'] as const),
      /** What it was when it was put there, shown once its target has gone. */
      said: line(),
    },
    atom: true,
    selectable: false,
    leafText: (node) => String(node.attrs.said),
    toDOM: (node) => [
      'span',
      {
        class: 'reference',
        'data-target': node.attrs.target,
        'data-form': node.attrs.form,
        'data-said': node.attrs.said,
      },
      node.attrs.said,
    ],
    parseDOM: [{ tag: 'span.reference', getAttrs: readReference }],
  },

  /**
   * What the register or whoever sends a letter has to say: "85", "Republic of Benin". Which names
   * mean something is the document's affair; one that means nothing there is shown and never printed.
   */
  field: {
    inline: true,
    group: 'inline',
    attrs: {
      name: line(),
      /** The day as of which it is said; `null` for the day of the document. */
      at: lineOrNull,
      /** What it said when it was put there; empty where that depends on who reads. */
      said: line(),
    },
    atom: true,
    leafText: (node) => String(node.attrs.said),
    toDOM: ({ attrs }) => [
      'span',
      {
        // Not `field`, as a form calls each of its own.
        class: 'said-field',
        'data-name': attrs.name,
        ...(attrs.at && { 'data-at': attrs.at }),
        'data-said': attrs.said,
      },
      attrs.said || attrs.name,
    ],
    parseDOM: [{ tag: 'span.said-field', getAttrs: readField }],
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

  /** Words in another language than the text's; with a direction, so that they stand by themselves. */
  lang: {
    attrs: { tag: attribute('und', isLanguageTag) },
    toDOM: ({ attrs: { tag } }) => [
      'span',
      { lang: tag, dir: isRightToLeft(String(tag)) ? 'rtl' : 'ltr' },
      0,
    ],
    parseDOM: [{ tag: 'span[lang]', getAttrs: readLanguage }],
  },

  /**
   * On the one character `[` or `]`: an end of a bracket around words that are not agreed. The two
   * ends know each other by their id, however far apart they are and whatever stands between them.
   */
  bracket: {
    attrs: {
      id: attribute('', isId),
      end: oneOf('open', ['open', 'close'] as const),
      /** The delegation that set it, `null` the secretariat or the president. */
      by: id,
      /** The same for brackets of which the conference will keep one: `[shall][should]`. */
      set: id,
    },
    inclusive: false,
    toDOM: ({ attrs }) => [
      'span',
      {
        class: 'bracket',
        'data-bracket': attrs.id,
        'data-end': attrs.end,
        ...(attrs.by && { 'data-by': attrs.by }),
        ...(attrs.set && { 'data-set': attrs.set }),
      },
      0,
    ],
    parseDOM: [{ tag: 'span.bracket', getAttrs: readBracket }],
  },
} satisfies Record<string, MarkSpec>

export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks })

function orNull(is: (value: unknown) => boolean) {
  return attribute(null, (value) => value === null || is(value))
}

function isWidths(value: unknown): boolean {
  return Array.isArray(value) && value.every((width) => Number.isInteger(width))
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

/** The number that a block was issued with, where the numbers of a text are frozen. */
function numberOf({ attrs }: Node): Attrs {
  return attrs.number ? { 'data-number': attrs.number } : {}
}

function json({ attrs }: Node, name: string): Attrs {
  return attrs[name] ? { [`data-${name}`]: JSON.stringify(attrs[name]) } : {}
}
