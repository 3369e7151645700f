import { child, childElements, type XmlElement } from '../xml/read'
import { kindOfCell, kindOfTrack, placeOfFormatting } from './change-log'
import { paragraphFormat, toggle, whole } from './format'
import { nothingAround, readInlines } from './inlines'
import type {
  CellPlace,
  Change,
  WordBlock,
  WordCell,
  WordParagraph,
  WordRow,
  WordTable,
} from './model'
import type { Story } from './story'
import { val } from './xml'

/** The paragraphs and tables of a body, a cell, a note or a text box. */
export function readBlocks(
  parent: XmlElement,
  around: readonly Change[],
  story: Story,
): readonly WordBlock[] {
  const blocks: WordBlock[] = []
  collect(parent, around, story, blocks)
  return blocks
}

function collect(
  parent: XmlElement,
  around: readonly Change[],
  story: Story,
  blocks: WordBlock[],
): void {
  for (const element of childElements(parent)) {
    const kind = kindOfTrack.get(element.name)
    if (kind) {
      const change = story.note(element, { kind, of: 'content' }, around)
      collect(element, [...around, change], story, blocks)
      continue
    }
    switch (element.name) {
      case 'w:p':
        blocks.push(paragraph(element, around, story))
        break
      case 'w:tbl':
        blocks.push(table(element, around, story))
        break
      case 'w:sdt': {
        story.control(child(element, 'w:sdtPr'), around)
        const content = child(element, 'w:sdtContent')
        if (content) collect(content, around, story, blocks)
        break
      }
      case 'w:customXml':
      case 'w:smartTag':
        collect(element, around, story, blocks)
        break
      case 'mc:AlternateContent': {
        const branch = story.branch(element, around)
        if (branch) collect(branch, around, story, blocks)
        break
      }
      case 'w:altChunk':
      case 'w:subDoc':
        story.notice('other-document', '')
        break
      case 'w:sectPr':
        formatting(element, around, story)
        break
      // Words outside a paragraph: no version of Word writes them, and none is dropped.
      case 'w:r':
      case 'w:hyperlink':
      case 'm:oMathPara':
      case 'm:oMath': {
        const content = readInlines(
          { ...parent, children: [element] },
          { ...nothingAround, changes: around },
          story,
        )
        blocks.push({ ...bare, content })
        break
      }
      default:
        story.mark(element, around)
    }
  }
}

const bare: Omit<WordParagraph, 'content'> = {
  kind: 'paragraph',
  format: paragraphFormat(null),
  formerly: null,
  mark: { changes: [] },
  endsSection: false,
  inContents: false,
}

function paragraph(element: XmlElement, around: readonly Change[], story: Story): WordParagraph {
  const properties = child(element, 'w:pPr')
  const began = story.isInContents()
  const { formerly, mark } = paragraphChanges(properties, around, story)
  const content = readInlines(element, { ...nothingAround, changes: around }, story)
  return {
    kind: 'paragraph',
    format: paragraphFormat(properties),
    formerly,
    content,
    mark: { changes: [...around, ...mark] },
    endsSection: child(properties, 'w:sectPr') !== null,
    inContents: began || story.isInContents(),
  }
}

/** In the order of the file: the properties stand before the words. */
function paragraphChanges(properties: XmlElement | null, around: readonly Change[], story: Story) {
  let formerly: WordParagraph['formerly'] = null
  const mark: Change[] = []
  for (const each of properties ? childElements(properties) : []) {
    if (each.name === 'w:numPr') {
      const change = numberingChanges(each, around, story)
      // Numbers that were given to it: without them it was as it is now.
      const format = { ...paragraphFormat(properties), numbering: null }
      if (change) formerly ??= { change, format }
    }
    if (each.name === 'w:sectPr') formatting(each, around, story)
    if (each.name === 'w:pPrChange') {
      const change = story.note(each, { kind: 'formatting', of: 'paragraph' }, around)
      formerly = { change, format: paragraphFormat(child(each, 'w:pPr')) }
      story.remember(each, around)
    }
    if (each.name === 'w:rPr') {
      for (const sign of childElements(each)) {
        const kind = kindOfTrack.get(sign.name)
        if (kind) mark.push(story.note(sign, { kind, of: 'paragraph-mark' }, around))
        if (sign.name === 'w:rPrChange') {
          story.note(sign, { kind: 'formatting', of: 'run' }, around)
          story.remember(sign, around)
        }
      }
    }
  }
  return { formerly, mark }
}

function numberingChanges(
  numbering: XmlElement,
  around: readonly Change[],
  story: Story,
): Change | null {
  let given: Change | null = null
  for (const each of childElements(numbering)) {
    const kind = kindOfTrack.get(each.name)
    const change = kind && story.note(each, { kind, of: 'numbering' }, around)
    if (change && kind === 'insertion') given = change
    if (each.name === 'w:numberingChange') {
      story.note(each, { kind: 'renumbering', of: 'numbering' }, around)
    }
  }
  return given
}

/** Changes of format, the last of which is answered with the element that holds what was before. */
function formatting(
  properties: XmlElement,
  around: readonly Change[],
  story: Story,
): { readonly change: Change; readonly was: XmlElement | null } | null {
  let last: { readonly change: Change; readonly was: XmlElement | null } | null = null
  for (const each of childElements(properties)) {
    const of = placeOfFormatting.get(each.name)
    if (!of) continue
    const change = story.note(each, { kind: 'formatting', of }, around)
    last = { change, was: childElements(each)[0] ?? null }
    story.remember(each, around)
  }
  return last
}

function table(element: XmlElement, around: readonly Change[], story: Story): WordTable {
  const properties = child(element, 'w:tblPr')
  const changed = properties && formatting(properties, around, story)
  const grid = child(element, 'w:tblGrid')
  if (grid) formatting(grid, around, story)
  const rows: WordRow[] = []
  rowsIn(element, around, story, rows)
  const captionIn = (of: XmlElement | null) => val(child(of, 'w:tblCaption')) ?? ''
  return {
    kind: 'table',
    rows,
    caption: captionIn(properties),
    formerly: changed && { change: changed.change, caption: captionIn(changed.was) },
  }
}

function rowsIn(
  parent: XmlElement,
  around: readonly Change[],
  story: Story,
  rows: WordRow[],
): void {
  for (const each of childElements(parent)) {
    const kind = kindOfTrack.get(each.name)
    if (each.name === 'w:tr') {
      rows.push(row(each, around, story))
    } else if (each.name === 'w:sdt') {
      story.control(child(each, 'w:sdtPr'), around)
      const content = child(each, 'w:sdtContent')
      if (content) rowsIn(content, around, story, rows)
    } else if (each.name === 'w:customXml') {
      rowsIn(each, around, story, rows)
    } else if (kind) {
      const change = story.note(each, { kind, of: 'content' }, around)
      rowsIn(each, [...around, change], story, rows)
    } else {
      story.mark(each, around)
    }
  }
}

function row(element: XmlElement, around: readonly Change[], story: Story): WordRow {
  const exceptions = child(element, 'w:tblPrEx')
  if (exceptions) formatting(exceptions, around, story)
  const properties = child(element, 'w:trPr')
  const changes: Change[] = [...around]
  for (const each of properties ? childElements(properties) : []) {
    const kind = kindOfTrack.get(each.name)
    if (kind) changes.push(story.note(each, { kind, of: 'row' }, around))
  }
  const changed = properties && formatting(properties, around, story)
  const cells: WordCell[] = []
  cellsIn(element, around, story, cells)
  return {
    cells,
    changes,
    ...lookOf(properties),
    formerly: changed && { change: changed.change, ...lookOf(changed.was) },
  }
}

function lookOf(properties: XmlElement | null) {
  return {
    header: properties !== null && toggle(properties, 'w:tblHeader') === true,
    before: whole(val(child(properties, 'w:gridBefore'))) ?? 0,
  }
}

function cellsIn(
  parent: XmlElement,
  around: readonly Change[],
  story: Story,
  cells: WordCell[],
): void {
  for (const each of childElements(parent)) {
    if (each.name === 'w:tc') {
      cells.push(cell(each, around, story))
    } else if (each.name === 'w:sdt') {
      story.control(child(each, 'w:sdtPr'), around)
      const content = child(each, 'w:sdtContent')
      if (content) cellsIn(content, around, story, cells)
    } else if (each.name === 'w:customXml') {
      cellsIn(each, around, story, cells)
    } else {
      story.mark(each, around)
    }
  }
}

function cell(element: XmlElement, around: readonly Change[], story: Story): WordCell {
  const properties = child(element, 'w:tcPr')
  const changes: Change[] = []
  const place = placeIn(properties)
  let formerly: WordCell['formerly'] = null
  for (const each of properties ? childElements(properties) : []) {
    const kind = kindOfCell.get(each.name)
    if (!kind) continue
    const change = story.note(each, { kind, of: 'cell' }, around)
    changes.push(change)
    if (kind === 'cell-merge') {
      const merged = mergeSign(each.attributes.get('w:vMergeOrig'))
      formerly = { change, place: { ...place, merged } }
    }
  }
  const changed = properties && formatting(properties, around, story)
  if (changed) formerly = { change: changed.change, place: placeIn(changed.was) }
  return { blocks: readBlocks(element, around, story), place, formerly, changes }
}

function placeIn(properties: XmlElement | null): CellPlace {
  const merge = child(properties, 'w:vMerge')
  const changed = child(properties, 'w:cellMerge')?.attributes.get('w:vMerge')
  const span = whole(val(child(properties, 'w:gridSpan'))) ?? 1
  return {
    span: Math.max(1, Math.min(span, widest)),
    merged: merge ? (val(merge) === 'restart' ? 'begins' : 'goes-on') : mergeSign(changed),
  }
}

/** Word itself has no more columns. */
const widest = 63

/** A tracked merge says "rest" where the merge itself says "restart". */
function mergeSign(value: string | null | undefined): CellPlace['merged'] {
  if (value === 'rest') return 'begins'
  return value === 'cont' ? 'goes-on' : null
}
