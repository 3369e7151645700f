import {
  eachBlock,
  type FinalDocument,
  type Id,
  type Inlines,
} from '../../../shared/exchange/final-document'

/** What stands in numbered lines. */
export interface Paragraph {
  readonly id: Id
  /** Before its words in the first line, or on a line of its own above them. */
  readonly label: string
  readonly content: readonly Said[]
}

/** What is printed of it, of which marks of notes are not its words. */
export interface Said {
  readonly printed: string
  readonly isWords: boolean
}

/** Headings, paragraphs and the titles of annexes, whose lines are numbered. */
export function paragraphsOf(document: FinalDocument): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  const put = (id: Id, label: string | null, content: Inlines) =>
    paragraphs.push({ id, label: label ?? '', content: content.map(saidOf) })
  for (const part of document.parts) {
    if (part.kind === 'annex') put(part.id, part.label, part.title)
  }
  eachBlock(document, (block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') {
      put(block.id, block.label, block.content)
    }
  })
  return paragraphs
}

function saidOf(each: Inlines[number]): Said {
  switch (each.kind) {
    case 'text':
      return { printed: each.text, isWords: true }
    case 'break':
      return { printed: ' ', isWords: true }
    case 'sign':
    case 'footnote':
      return { printed: each.sign, isWords: false }
  }
}
