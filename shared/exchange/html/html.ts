import { assertNever } from '../../assert-never'
import { isRightToLeft } from '../../document/language'
import { labelOfRemark, remarksAtEnds } from '../amended'
import {
  type FinalAnnex,
  type FinalBlock,
  type FinalCell,
  type FinalDocument,
  type FinalFootnote,
  type FinalHeading,
  type FinalParagraph,
  type FinalPart,
  type FinalRun,
  type FinalTable,
  type FinalTitle,
  hasFront,
  type Inline,
  type Inlines,
  notesIn,
  type Redline,
  type Remark,
  type Revision,
  wordsOf,
} from '../final-document'
import { firstPage, type HeadLine } from '../first-page'
import { HeadingDepths } from '../heading-depths'
import { directionOf } from '../language'
import { type Listed, listedIn } from '../listed'
import { openerLabel } from '../opener-label'
import { type PlacedCell, placedCells, printedColumns } from '../printed-columns'
import { documentWords } from '../words'
import { attribute, html, Markup } from './markup'
import { factsOf, generator } from './own-facts'
import { sheet } from './sheet'

/**
 * The document as one page that needs nothing else: no script, no font, no picture, no network. For
 * reading aloud, headings stand at their levels, tables have their heads, and each note leads back.
 */
export function toHtml(document: FinalDocument): string {
  const { language, name, digest } = document
  const writer = new Writer(document)
  const notes = notesIn(document)
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${isOwn(document) ? html`<meta name="generator" content="${generator}">\n${factsOf(document).map(([name, content]) => html`<meta name="${name}" content="${content}">\n`)}` : null}<meta name="dcterms.modified" content="${document.at}">
<meta name="dcterms.identifier" content="${document.masthead.symbol ?? ''}">
<meta name="digest" content="sha-256=${digest}">
<title>${name}</title>
<style>${new Markup(sheet)}</style>
</head>
<body>
${masthead(document, writer)}
<main>
${document.titles.map((title) => html`<h1>${writer.inlines(title)}</h1>\n`)}${
  hasFront(document) ? contents(document, writer) : null
}${document.redline ? legend(document) : null}${document.parts.map((part) => writer.part(part))}</main>
${notes.length > 0 ? writer.notes(notes) : null}${document.redline ? remarks(document, document.redline) : null}<footer class="digest">SHA-256 <span>${digest}</span></footer>
</body>
</html>
`.source
}

/** A redline and a paper about a text say more than a page keeps of them. */
function isOwn({ redline, paper }: FinalDocument): boolean {
  return redline === null && paper === undefined
}

function masthead(document: FinalDocument, writer: Writer): Markup {
  const { organization, organ, facts, meeting, marking } = firstPage(document)
  const fact = ({ content, isSymbol }: HeadLine) =>
    isSymbol
      ? html`<p class="symbol" dir="ltr">${writer.inlines(unmarked(content))}</p>`
      : html`<p${attribute('dir', content.length > 0 ? 'auto' : null)}>${writer.inlines(content)}</p>`
  return html`<header>
<div class="masthead">
<p class="organization">${organization}</p>
<p class="organ">${writer.inlines(organ)}</p>
<div class="facts">${facts.map(fact)}</div>
</div>
${meeting.map(({ content }) => html`<p class="meeting">${writer.inlines(content)}</p>\n`)}${
  marking ? html`<p class="marking">${writer.inlines(marking.content)}</p>\n` : null
}</header>`
}

/** The sheet says how a symbol looks. */
function unmarked(content: Inlines): Inlines {
  return content.map((each) => (each.kind === 'text' ? { ...each, formats: [] } : each))
}

/** How to read a redline where no colour is seen. */
function legend({ language }: FinalDocument): Markup {
  const { legend: says, semicolon } = documentWords(language.tag)
  return html`<p class="legend"><ins>${says.inserted}</ins>${semicolon}<del>${says.deleted}</del>${semicolon}${says.moved}</p>\n`
}

/** Who proposed what comes in and goes, in the order of its numbers. */
function remarks({ language }: FinalDocument, { remarks: all }: Redline): Markup | null {
  if (all.length === 0) return null
  const line = ({ lines }: Remark) =>
    html`<li>${lines.map((words) => html`<p dir="auto">${words}</p>`)}</li>\n`
  const { amendments } = documentWords(language.tag)
  return html`<section class="remarks" aria-labelledby="amendments">\n<h2 id="amendments">${amendments}</h2>\n<ol>\n${all.map(line)}</ol>\n</section>\n`
}

function contents(document: FinalDocument, writer: Writer): Markup {
  const words = documentWords(document.language.tag)
  const line = ({ target, level, label, title, paragraphs }: Listed) => {
    const both = label.length > 0 && title.length > 0
    return html`<li${attribute('class', level === 2 ? 'second' : null)}>${
      both ? html`<span class="label">${writer.inlines(label)}</span> ` : null
    }<a href="#${target}">${writer.inlines(title.length > 0 ? title : label)}</a>${
      paragraphs.length > 0
        ? html` <span class="range"><bdi>${writer.inlines(paragraphs)}</bdi></span>`
        : null
    }</li>\n`
  }
  return html`<nav aria-labelledby="contents">
<h2 id="contents">${words.contents}</h2>
<ol>
${listedIn(document).map(line)}</ol>
</nav>
`
}

class Writer {
  private readonly document: FinalDocument
  private readonly depths = new HeadingDepths()

  constructor(document: FinalDocument) {
    this.document = document
  }

  part(part: FinalPart): Markup {
    switch (part.kind) {
      case 'contents':
        return contents(this.document, this)
      case 'title':
        this.depths.begin()
        return html`<h1 id="${part.anchor}">${
          part.label ? html`<span class="number">${this.label(part)}</span>` : null
        }${part.label && wordsOf(part.content) ? html`<br>` : null}${this.inlines(part.content)}</h1>\n`
      case 'section':
        return html`<section>\n${part.blocks.map((block) => this.block(block))}</section>\n`
      case 'annex':
        return this.annex(part)
      default:
        return assertNever(part)
    }
  }

  private label(part: FinalAnnex | FinalTitle): Markup {
    return html`${this.inlines(openerLabel(part, this.document.redline))}`
  }

  private annex(annex: FinalAnnex): Markup {
    const { anchor, title, blocks, form } = annex
    this.depths.begin()
    this.depths.of(1)
    return html`<section class="annex" data-kind="${form}" aria-labelledby="${anchor}">
<h2 id="${anchor}"><span class="number">${this.label(annex)}</span> ${this.inlines(title)}</h2>
${blocks.map((block) => this.block(block))}</section>
`
  }

  private block(block: FinalBlock): Markup {
    switch (block.kind) {
      case 'heading':
        return this.heading(block)
      case 'paragraph':
        return this.paragraph(block)
      case 'table':
        return this.table(block)
      case 'columns':
        return html`<ul class="columns">\n${block.lines.map(
          ({ content }) => html`<li${this.direction(content)}>${this.inlines(content)}</li>\n`,
        )}</ul>\n`
      default:
        return assertNever(block)
    }
  }

  /** The titles of the document are of the first level, so that its headings begin at the second. */
  private heading({ anchor, label, level, content, remarks }: FinalHeading): Markup {
    const depth = this.depths.of(level)
    const name = new Markup(`h${depth + 1}`)
    const skipped = attribute('data-level', depth === level ? null : level)
    return html`<${name} id="${anchor}"${skipped}${this.direction(content)}${this.amending(remarks)}>${number(label)}${this.inlines(content)}</${name}>\n`
  }

  private paragraph(paragraph: FinalParagraph): Markup {
    const { anchor, label, style, level, content, recommendation } = paragraph
    const kind = label ? 'numbered' : style === 'numbered' ? 'plain' : style
    const depth = attribute('style', level > 0 ? `--level:${level}` : null)
    const own = attribute('data-kind', kind === style ? null : style)
    const asked =
      recommendation &&
      html` data-addressee="${recommendation.addressee}" data-asks="${recommendation.kind}"${attribute('data-deadline', recommendation.deadline)}`
    const id = html`${attribute('id', anchor ?? null)}${own}${asked}${this.amending(paragraph.remarks)}`
    const body = html`${number(label)}${this.inlines(content)}`
    return style === 'quotation' && !label
      ? html`<blockquote class="quotation"${depth}${id}${this.direction(content)}><p>${body}</p></blockquote>\n`
      : html`<p class="block ${kind}"${depth}${id}${this.direction(content)}>${body}</p>\n`
  }

  private table(table: FinalTable): Markup {
    const { caption, head, rows, notes } = table
    const columns = printedColumns(table)
    const isFigures = ({ cell, column }: PlacedCell) =>
      cell.colspan === 1 && columns[column]?.isFigures === true
    const placed = placedCells([...head, ...rows], columns.length)
    const row = (cells: readonly PlacedCell[], scope: 'col' | 'row') =>
      html`<tr>${cells.map((each) => this.cell(each.cell, scope, isFigures(each)))}</tr>\n`
    return html`<div class="wide"><table>
${caption ? html`<caption>${caption}</caption>\n` : null}${this.shares(table)}${
  head.length > 0
    ? html`<thead>\n${placed.slice(0, head.length).map((each) => row(each, 'col'))}</thead>\n`
    : null
}<tbody>
${placed.slice(head.length).map((each) => row(each, 'row'))}</tbody>
</table></div>
${notes.map(
  ({ sign, content }) =>
    html`<p class="block of-table"><sup>${sign}</sup> ${this.inlines(content)}</p>\n`,
)}`
  }

  /** How wide the columns are on paper; a page has its own width. */
  private shares({ columns }: FinalTable): Markup | null {
    if (columns.every((share) => share === columns[0])) return null
    return html`<colgroup>${columns.map((share) => html`<col data-share="${share}">`)}</colgroup>\n`
  }

  private cell(
    { header, colspan, rowspan, content }: FinalCell,
    scope: 'col' | 'row',
    isFigures: boolean,
  ): Markup {
    const name = new Markup(header ? 'th' : 'td')
    const spans = html`${attribute('colspan', colspan > 1 ? colspan : null)}${attribute(
      'rowspan',
      rowspan > 1 ? rowspan : null,
    )}`
    const look = attribute('class', isFigures ? 'figures' : null)
    // "1 250" would come out as "250 1" where lines run from right to left.
    const isTurned = isFigures && !header && this.document.language.direction === 'rtl'
    const direction = isTurned ? attribute('dir', 'ltr') : this.direction(content)
    return html`<${name}${look}${attribute('scope', header ? scope : null)}${spans}${direction}>${this.inlines(content)}</${name}>`
  }

  /** What runs against the document says so. */
  private direction(content: Inlines): Markup {
    const { direction } = this.document.language
    const own = directionOf(wordsOf(content), direction)
    return attribute('dir', own === direction ? null : own)
  }

  /** The numbers of the amendments that remarks are about; the sheet prints them behind the words. */
  private amending(remarks: readonly (number | null)[] = []): Markup | null {
    const all = this.document.redline?.remarks ?? []
    const about = remarks.flatMap((at) => (at === null ? [] : (all[at] ?? [])))
    return attribute('data-amendment', about.map(labelOfRemark).join(', ') || null)
  }

  inlines(content: Inlines): readonly Markup[] {
    const ends = remarksAtEnds(content)
    return content.map((each, at) => inline(each, this.amending([ends[at] ?? null])))
  }

  notes(notes: readonly FinalFootnote[]): Markup {
    const note = ({ ordinal, sign, content }: FinalFootnote) =>
      html`<li id="note-${ordinal}"${this.direction(content)}><a class="sign" role="doc-backlink" href="#mark-${ordinal}">${sign}</a> ${this.inlines(content)}</li>\n`
    return html`<section class="notes" role="doc-endnotes">
<ol>
${notes.map(note)}</ol>
</section>
`
  }
}

function number(label: string | null): Markup | null {
  return label ? html`<span class="number"><bdi>${label}</bdi></span> ` : null
}

function inline(each: Inline, amendment: Markup | null): Markup {
  switch (each.kind) {
    case 'break':
      return html`<br>`
    case 'sign':
      return revised(html`<sup>${each.sign}</sup>`, each.revision, amendment)
    case 'footnote':
      return revised(note(each), each.revision, amendment)
    case 'text':
      return revised(run(each), each.revision, amendment)
    default:
      return assertNever(each)
  }
}

function note(each: FinalFootnote): Markup {
  return html`<sup><a id="mark-${each.ordinal}" role="doc-noteref" href="#note-${each.ordinal}">${each.sign}</a></sup>`
}

/** What came in is underlined and what goes is struck, whoever cannot tell colours. */
function revised(words: Markup, revision: Revision | undefined, amendment: Markup | null): Markup {
  if (!revision) return words
  const name = new Markup(revision.how === 'inserted' ? 'ins' : 'del')
  return html`<${name} title="${revision.by}" datetime="${revision.at}"${amendment}>${words}</${name}>`
}

function run({ text, formats, language, to }: FinalRun): Markup {
  const spoken = language
    ? html`<span lang="${language}"${attribute('dir', isRightToLeft(language) ? 'rtl' : null)}>${text}</span>`
    : html`${text}`
  const words = formats.reduce((inner, format) => {
    const name = new Markup(format)
    return html`<${name}>${inner}</${name}>`
  }, spoken)
  return to ? html`<a href="#${to}">${words}</a>` : words
}
