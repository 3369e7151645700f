import {
  AlignmentType,
  Document,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HorizontalPositionAlign,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import { assertNever } from '../../assert-never'
import type { LetterPart } from '../../document/kinds'
import { isRightToLeft } from '../../document/language'
import type { Letter, LetterRun } from '../../letters/letter'
import type { LetterWords } from '../../letters/typst'
import { rightToLeftWords } from '../language'
import { seal } from './seal'
import { regionOf } from './styles'

/** Twips: 567 to the centimetre. As in the printed letter, so that the two look the same. */
const page = { width: 11906, height: 16838 }
const edge = 1417
const text = page.width - 2 * edge

/** A letter as a Word file, the same bytes for the same letter. */
export async function letterDocx(
  letter: Letter,
  words: LetterWords,
  at: string,
): Promise<Uint8Array> {
  const rtl = isRightToLeft(letter.language)
  const file = new Document({
    title: letter.title,
    creator: '',
    lastModifiedBy: '',
    description: letter.standing === 'draft' ? words.draft : '',
    styles: {
      default: {
        document: {
          run: {
            font: { ...faces, eastAsia: 'SimSun' },
            size: 22,
            language: {
              value: regionOf(letter.language),
              eastAsia: 'zh-CN',
              bidirectional: 'ar-SA',
            },
          },
          paragraph: { spacing: { after: 120, line: 245, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    compatibility: { version: 15 },
    sections: [sectionOf(letter, words, rtl)],
  })
  return seal(await Packer.pack(file, 'uint8array'), at)
}

/** Word takes another for what they do not have. */
const faces = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' }

/** How a part is set that is not set as the rest of the letter is. */
const looks: Readonly<Partial<Record<LetterPart, Look>>> = {
  sender: { characterSpacing: 20 },
  mark: { bold: true },
  enclosure: { size: 20 },
}
type Look = Pick<
  Exclude<ConstructorParameters<typeof TextRun>[0], string>,
  'bold' | 'size' | 'characterSpacing'
>

/** Letters of Arabic are joined: set apart they are others. */
function lookOf(part: LetterPart, rtl: boolean): Look | undefined {
  return rtl && part === 'sender' ? undefined : looks[part]
}

type Options = ConstructorParameters<typeof Paragraph>[0] & object

function sectionOf(letter: Letter, words: LetterWords, rtl: boolean): ISectionOptions {
  const paragraphs = (part: LetterPart, options: Options = {}, last: Options = {}) => {
    const all = letter.blocks.filter((block) => block.part === part)
    return all.map(
      ({ content }, index) =>
        new Paragraph({
          bidirectional: rtl,
          ...options,
          ...(index === all.length - 1 && last),
          children: runs(content, words, rtl, lookOf(part, rtl)),
        }),
    )
  }
  const first = (part: LetterPart) =>
    letter.blocks
      .filter((block) => block.part === part)
      .flatMap(({ content }, index) => [
        ...(index > 0 ? [new TextRun({ break: 1 })] : []),
        ...runs(content, words, rtl),
      ])
  /** Two signs, as Chinese begins a paragraph. */
  const opening = letter.language === 'zh' ? { indent: { firstLine: 440 } } : {}
  const tight = { spacing: { after: 60 } } as const
  return {
    properties: {
      titlePage: true,
      page: {
        size: page,
        margin: { top: edge, bottom: 1134, left: edge, right: edge, header: 680, footer: 1000 },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: head(letter, words, false, rtl), default: head(letter, words, true, rtl) },
    footers: {
      first: new Footer({
        children: [new Paragraph({ spacing: { after: 200 } }), ...paragraphs('addressee', tight)],
      }),
      default: new Footer({ children: [new Paragraph('')] }),
    },
    children: [
      ...paragraphs('sender', {
        alignment: AlignmentType.CENTER,
        spacing: { after: 400 },
        outlineLevel: 0,
      }),
      new Paragraph({
        bidirectional: rtl,
        tabStops: [{ type: 'right', position: text }],
        spacing: { after: 200 },
        children: [...first('reference'), new TextRun({ children: [new Tab()] }), ...first('date')],
      }),
      ...paragraphs('mark', { spacing: { after: 340 } }),
      ...paragraphs('salutation'),
      // A closing never stands alone on a page: it has a paragraph with it.
      ...paragraphs(
        'body',
        { alignment: AlignmentType.BOTH, ...opening },
        { keepNext: true, keepLines: true },
      ),
      ...paragraphs('closing', { ...opening, keepNext: true, spacing: { after: 860 } }),
      ...paragraphs('signature', {
        alignment: AlignmentType.CENTER,
        // The leading side, which in Arabic is the right one.
        indent: { start: 4650 },
        spacing: { after: 60 },
      }),
      ...paragraphs('enclosure', {
        spacing: { before: 0, after: 0 },
        frame: {
          type: 'alignment',
          width: text,
          height: 300,
          anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
          alignment: {
            x: rtl ? HorizontalPositionAlign.RIGHT : HorizontalPositionAlign.LEFT,
            y: VerticalPositionAlign.BOTTOM,
          },
          wrap: FrameWrap.AROUND,
        },
      }),
    ],
  }
}

function head(letter: Letter, words: LetterWords, numbered: boolean, rtl: boolean): Header {
  const draft = letter.standing === 'draft' ? [words.draft] : []
  return new Header({
    children: [
      ...draft.map(
        (said) =>
          new Paragraph({
            bidirectional: rtl,
            alignment: AlignmentType.CENTER,
            spacing: { after: 60 },
            children: [new TextRun({ text: said, bold: true, size: 22, rightToLeft: rtl })],
          }),
      ),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: numbered ? [new TextRun({ children: ['– ', PageNumber.CURRENT, ' –'] })] : [],
      }),
    ],
  })
}

function runs(
  content: readonly LetterRun[],
  words: LetterWords,
  rtl: boolean,
  look: Look = {},
): readonly ParagraphChild[] {
  return content.flatMap((run): readonly ParagraphChild[] => {
    switch (run.kind) {
      case 'break':
        return [new TextRun({ break: 1 })]
      case 'blank':
        return [
          new TextRun({
            text: words.blank(run.field),
            bold: true,
            shading: { type: ShadingType.CLEAR, fill: 'E1E1E1' },
          }),
        ]
      case 'words':
        return pieces(run.words, rtl).map(
          ({ said, back }) =>
            new TextRun({
              text: said,
              ...(run.formats.includes('em') && { italics: true }),
              ...look,
              ...(run.formats.includes('strong') && { bold: true }),
              ...(run.formats.includes('sup') && { superScript: true }),
              ...(back && { rightToLeft: true }),
            }),
        )
      default:
        return assertNever(run)
    }
  })
}

/**
 * Word lays each run out in one direction. In a letter from right to left that is its own, and what
 * has no letter of Arabic in it (a symbol, a number) runs the other way; elsewhere Arabic is the
 * exception.
 */
function pieces(said: string, rtl: boolean): readonly { said: string; back: boolean }[] {
  if (!rtl) {
    return said
      .split(rightToLeftWords)
      .map((piece, index) => ({ said: piece, back: index % 2 === 1 }))
      .filter((piece) => piece.said)
  }
  return said
    .split(/([A-Za-z][\w./-]*)/)
    .map((piece, index) => ({ said: piece, back: index % 2 === 0 }))
    .filter((piece) => piece.said)
}
