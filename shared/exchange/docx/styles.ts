import {
  AlignmentType,
  BorderStyle,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'
import type { Language } from '../final-document'

/** Twips, 567 to the centimetre. */
export const measures = {
  page: { width: 11906, height: 16838 },
  edge: 1417,
  /** Above the text, with room for a running head of three lines. */
  head: 1588,
  /** Between the edges of the page: 16 cm. */
  text: 9072,
  /** From the number of a heading to where the text begins, and on to each level below it. */
  margin: 850,
  step: 850,
  /** Half of these are points. */
  body: 24,
  small: 20,
} as const

const { body, small, margin, step, text } = measures
/** Room for the number of a footnote. */
const note = 340
const line = { after: 200, line: 252, lineRule: LineRuleType.AUTO } as const

/**
 * The styles an editor finds in the gallery. Word's own names are kept where Word has one, so that
 * the navigation pane, the contents and the house's templates know them.
 */
export function stylesOf(language: Language): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: 'Times New Roman',
          size: body,
          language: { value: regionOf(language.tag), bidirectional: 'ar-SA' },
        },
      },
      title: {
        run: { bold: true, size: 28, font: 'Times New Roman' },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: 120, after: 240 },
          keepNext: true,
        },
      },
      heading1: heading(28, 0, { before: 360, after: 200 }),
      heading2: heading(24, 1, { before: 240, after: 160 }),
      heading3: heading(24, 2, { before: 200, after: 140 }),
      heading4: heading(24, 3, { before: 160, after: 120 }),
      caption: {
        run: { bold: true, italics: false, size: body, color: '000000' },
        paragraph: { keepNext: true, spacing: { before: 120, after: 120 } },
      },
      footnoteText: {
        run: { size: small },
        paragraph: { spacing: { after: 40 }, indent: { left: margin + note, hanging: note } },
      },
    },
    paragraphStyles: [
      paragraph('NumberedParagraph', 'Numbered paragraph', { left: margin }),
      paragraph('SubParagraph', 'Sub-paragraph', { left: margin }),
      paragraph('PlainParagraph', 'Plain paragraph', { left: margin }),
      paragraph('PreambularParagraph', 'Preambular paragraph', { left: margin, firstLine: step }),
      paragraph('OperativeParagraph', 'Operative paragraph', { left: margin, firstLine: step }),
      paragraph('Quotation', 'Quotation', { left: margin + step, right: step }),
      {
        ...paragraph('AdoptionLine', 'Adoption line', { left: margin }),
        run: { italics: true },
      },
      {
        id: 'AnnexHeading',
        name: 'Annex heading',
        basedOn: 'Normal',
        next: 'NumberedParagraph',
        quickFormat: true,
        run: { bold: true, size: 28 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          outlineLevel: 0,
          keepNext: true,
          keepLines: true,
          spacing: { before: 0, after: 360, line: 300, lineRule: LineRuleType.AUTO },
        },
      },
      {
        id: 'ContentsHeading',
        name: 'Contents heading',
        basedOn: 'Normal',
        run: { bold: true, size: 28 },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 }, keepNext: true },
      },
      contents('TOC1', 'toc 1', 120),
      contents('TOC2', 'toc 2', 40),
      smallPrint('TableText', 'Table text', { spacing: { before: 40, after: 40 } }),
      smallPrint('TableNote', 'Table note', {
        spacing: { before: 40, after: 0 },
        indent: { left: note, hanging: note },
      }),
      {
        id: 'ListedState',
        name: 'Listed State',
        basedOn: 'Normal',
        paragraph: { spacing: { after: 60 }, indent: { left: note, hanging: note } },
      },
      {
        id: 'TableHeading',
        name: 'Table heading',
        basedOn: 'TableText',
        run: { italics: true },
        paragraph: { keepNext: true },
      },
      {
        id: 'MastheadText',
        name: 'Masthead text',
        basedOn: 'Normal',
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'Meeting',
        name: 'Meeting and agenda item',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'Marking',
        name: 'Marking',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: 360, after: 360 },
          indent: { left: step, right: step },
          border: { top: box, bottom: box, left: box, right: box },
        },
      },
      smallPrint('Header', 'header', {
        spacing: { after: 0 },
        rightTabStop: text,
      }),
      smallPrint('Footer', 'footer', { spacing: { after: 0 } }),
      {
        id: 'ClosingLine',
        name: 'Closing line',
        basedOn: 'Normal',
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 360, after: 0 } },
      },
      {
        id: 'Digest',
        name: 'Digest',
        basedOn: 'Normal',
        run: { size: 13, color: '5A5A5A' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 0 } },
      },
    ],
  }
}

/** What Word's own list of languages calls it. */
export function regionOf(tag: string): string {
  return regions[tag] ?? tag
}

const regions: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  en: 'en-GB',
  es: 'es-ES',
  fr: 'fr-FR',
  ru: 'ru-RU',
  zh: 'zh-CN',
}

const box = { style: BorderStyle.SINGLE, size: 8, space: 6, color: 'auto' } as const

function heading(size: number, outlineLevel: number, spacing: Spacing) {
  return {
    next: 'NumberedParagraph',
    quickFormat: true,
    run: { bold: true, size, font: 'Times New Roman', color: '000000' },
    paragraph: { spacing, outlineLevel, keepNext: true, keepLines: true },
  }
}

function paragraph(id: string, name: string, indent: Indent): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { alignment: AlignmentType.JUSTIFIED, spacing: line, indent },
  }
}

function contents(id: string, name: string, before: number): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', paragraph: { spacing: { before, after: 40 } } }
}

function smallPrint(
  id: string,
  name: string,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', run: { size: small }, paragraph }
}

interface Spacing {
  readonly before: number
  readonly after: number
}

interface Indent {
  readonly left: number
  readonly right?: number
  readonly firstLine?: number
}
