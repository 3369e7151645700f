import type {
  Change,
  WordBlock,
  WordDocument,
  WordInline,
  WordParagraph,
} from '../../shared/exchange/docx-in/model'

/**
 * What LibreOffice 7.4 is known to do wrong. Each is shown by a file of a few lines in
 * `libreoffice.test.ts`; `shared/exchange/docx/OTHERS.md` says what they mean for our redlines.
 */
export type Fault =
  | 'end before a table'
  | 'end with the first note'
  | 'end of a section'
  | 'run on'
  | 'notes without words'

/** Those that are to be expected with this document. */
export function faultsIn({ body }: WordDocument): ReadonlySet<Fault> {
  const faults = new Set<Fault>()
  let isRead = false
  for (const [at, block] of body.entries()) {
    const next = body[at + 1]
    const wasRead = isRead
    for (const each of inlinesOf([block])) {
      if (isNote(each)) isRead = true
      if (each.kind === 'comment') isRead = false
    }
    if (block.kind === 'table') continue
    if (block.mark.changes.length > 0) {
      if (next?.kind === 'table') faults.add('end before a table')
      if (!wasRead && block.content.some(isNote)) faults.add('end with the first note')
      if (block.endsSection) faults.add('end of a section')
    } else if (runsOn(block, next)) {
      faults.add('run on')
    }
  }
  const told = inlinesOf(body).filter((each) => isNote(each) || each.kind === 'comment')
  const between = told.slice(told.findIndex(isNote), told.findLastIndex(isNote) + 1)
  if (!between.every(isNote)) faults.add('notes without words')
  return faults
}

/** Words come up to the end of the one paragraph, and from the beginning of the next. */
function runsOn({ content }: WordParagraph, next: WordBlock | undefined): boolean {
  if (next?.kind !== 'paragraph') return false
  const comes = content.filter(isSeen).at(-1)?.changes.find(isInsertion)
  const [first] = next.content.filter(isSeen)
  const another = (first ?? next.mark).changes.find(isInsertion)
  return comes !== undefined && comes.author === another?.author && comes.date === another.date
}

function isInsertion({ kind }: Change): boolean {
  return kind === 'insertion'
}

function isNote({ kind }: WordInline): boolean {
  return kind === 'note'
}

function isSeen({ kind }: WordInline): boolean {
  return !kind.startsWith('bookmark')
}

function inlinesOf(blocks: readonly WordBlock[]): readonly WordInline[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.content
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => inlinesOf(cell.blocks))),
  )
}
