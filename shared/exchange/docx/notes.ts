import {
  FootnoteReferenceRun,
  type Paragraph,
  Run,
  Tab,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from 'docx'
import { type FinalDocument, type FinalFootnote, notesIn } from '../final-document'
import type { Blocks } from './blocks'

type Notes = Record<string, { readonly children: readonly Paragraph[] }>

/** The words of the notes, by what their marks in the text refer to. */
export function notesOf(document: FinalDocument, blocks: Blocks): Notes {
  return Object.fromEntries(
    notesIn(document).map((note) => [note.ordinal, { children: [noteOf(note, blocks)] }]),
  )
}

/**
 * Word counts the numbers by itself; asterisks and letters are given to it. Only the first sign is
 * the mark, and the others stand after it: LibreOffice repeats a mark of several.
 */
export function noteMarks({ ordinal, series, sign }: FinalFootnote): readonly Run[] {
  if (series === 'number') return [new FootnoteReferenceRun(ordinal)]
  const [first = '', ...others] = sign
  const rest = others.length > 0 ? [new TextRun({ text: others.join(''), style: markStyle })] : []
  return [new OwnMark(ordinal, first), ...rest]
}

function noteOf({ series, sign, content }: FinalFootnote, blocks: Blocks): Paragraph {
  // Word's own number stands in front; the tab sets the words beside it.
  const tab = new TextRun({ children: [new Tab()] })
  const mark = series === 'number' ? [] : [new TextRun({ text: sign, style: markStyle })]
  return blocks.line(content, { style: 'FootnoteText' }, [...mark, tab])
}

const markStyle = 'FootnoteReference'
const ownMark = `<w:r><w:rPr><w:rStyle w:val="${markStyle}"/></w:rPr><w:t`
const wordsMark = `<w:r><w:rPr><w:rStyle w:val="${markStyle}"/></w:rPr><w:footnoteRef/></w:r>`

/** `docx` begins every note with Word's own number, which does not go before a sign of ours. */
export function withOwnMarks(footnotes: string): string {
  return footnotes.replaceAll(`${wordsMark}${ownMark}`, ownMark)
}

/**
 * The line above the notes takes up 6 points, as LibreOffice has it whatever a file says; as `docx`
 * writes it, pages with notes would hold half a line less in Word.
 */
export function withLowRule(footnotes: string): string {
  return footnotes.replaceAll(
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>',
  )
}

class OwnMark extends Run {
  constructor(ordinal: number, sign: string) {
    super({ style: markStyle, children: [new OwnReference(ordinal), sign] })
  }
}

class OwnReference extends XmlComponent {
  constructor(ordinal: number) {
    super('w:footnoteReference')
    this.root.push(new OwnReferenceAttributes({ customMarkFollows: '1', id: ordinal }))
  }
}

class OwnReferenceAttributes extends XmlAttributeComponent<{
  readonly customMarkFollows: string
  readonly id: number
}> {
  protected override readonly xmlKeys = {
    customMarkFollows: 'w:customMarkFollows',
    id: 'w:id',
  }
}
