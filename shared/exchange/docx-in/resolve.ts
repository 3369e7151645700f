import type {
  Change,
  WordBlock,
  WordCell,
  WordDocument,
  WordInline,
  WordParagraph,
  WordRow,
  WordTable,
} from './model'

/** The document as it is once every change in it is accepted: without any. */
export function acceptAll(document: WordDocument): WordDocument {
  return resolved(document, accepting)
}

/** The document as it was before any of its changes. */
export function rejectAll(document: WordDocument): WordDocument {
  return resolved(document, rejecting)
}

/**
 * The document as one author would have it: with these changes, and of anybody else's only those in
 * which they lie. Who deletes words from another's insertion would have the rest of it.
 */
export function acceptFrom(document: WordDocument, author: string): WordDocument {
  const around = changesAround(document, author)
  const isTaken = (change: Change) => change.author === author || around.has(change)
  const verdictOn = (change: Change) => (isTaken(change) ? accepting : rejecting)
  return resolved(document, {
    goes: (change) => verdictOn(change).goes(change),
    restores: (change) => verdictOn(change).restores(change),
  })
}

/** Changes of others within which this author has changed something. */
function changesAround({ body, notes }: WordDocument, author: string): ReadonlySet<Change> {
  const around = new Set<Change>()
  const look = (changes: readonly Change[]) => {
    const last = changes.findLastIndex((change) => change.author === author)
    for (const change of changes.slice(0, Math.max(0, last))) around.add(change)
  }
  const visit = (blocks: readonly WordBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'table') {
        for (const { changes, cells } of block.rows) {
          look(changes)
          for (const cell of cells) visit(cell.blocks)
        }
        continue
      }
      look(block.mark.changes)
      for (const each of block.content) {
        look(each.changes)
        if (each.kind === 'text-box') visit(each.blocks)
      }
    }
  }
  visit(body)
  for (const { blocks } of notes.values()) visit(blocks)
  return around
}

/** What becomes of what a change is of. */
interface Verdict {
  goes(change: Change): boolean
  /** Whether things look again as they did. */
  restores(change: Change): boolean
}

const accepting: Verdict = {
  goes: ({ kind }) => kind === 'deletion' || kind === 'move-from' || kind === 'cell-deletion',
  restores: () => false,
}

const rejecting: Verdict = {
  goes: ({ kind }) => kind === 'insertion' || kind === 'move-to' || kind === 'cell-insertion',
  restores: () => true,
}

function resolved(document: WordDocument, verdict: Verdict): WordDocument {
  const story = (blocks: readonly WordBlock[]) => resolvedBlocks(blocks, verdict)
  const body = story(document.body)
  // A note goes with what refers to it; one that nothing ever referred to is told of as such.
  const before = notesReferredTo(document.body)
  const left = notesReferredTo(body)
  const stories = (each: WordDocument['headers']) =>
    each.map(({ part, blocks }) => ({ part, blocks: story(blocks) }))
  return {
    ...document,
    body,
    notes: new Map(
      [...document.notes]
        .filter(([key]) => left.has(key) || !before.has(key))
        .map(([key, note]) => [key, { ...note, blocks: story(note.blocks) }]),
    ),
    comments: new Map(
      [...document.comments].map(([id, each]) => [id, { ...each, blocks: story(each.blocks) }]),
    ),
    headers: stories(document.headers),
    footers: stories(document.footers),
    changes: [],
    repeated: [],
  }
}

function notesReferredTo(blocks: readonly WordBlock[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (block: WordBlock): void => {
    if (block.kind === 'table') {
      for (const { cells } of block.rows) for (const cell of cells) cell.blocks.forEach(visit)
      return
    }
    for (const each of block.content) {
      if (each.kind === 'note') found.add(each.note)
      if (each.kind === 'text-box') each.blocks.forEach(visit)
    }
  }
  blocks.forEach(visit)
  return found
}

/**
 * The end of a paragraph is a sign in it. Where that goes, its words join the next paragraph, which
 * keeps its own format, since the format belongs to the sign. Before a table there is nothing to
 * join: words stay a paragraph, and a paragraph without any goes.
 */
function resolvedBlocks(blocks: readonly WordBlock[], verdict: Verdict): readonly WordBlock[] {
  const kept: WordBlock[] = []
  let waiting: WordParagraph | null = null
  const release = () => {
    if (waiting?.content.some(isSomething)) kept.push(waiting)
    waiting = null
  }
  for (const block of blocks) {
    if (block.kind === 'table') {
      const table = resolvedTable(block, verdict)
      release()
      if (table) kept.push(table)
      continue
    }
    const own = resolvedParagraph(block, verdict)
    const before: WordParagraph | null = waiting
    const joined: WordParagraph = before ? join(before, own) : own
    if (block.mark.changes.some(verdict.goes)) {
      waiting = joined
    } else {
      kept.push(joined)
      waiting = null
    }
  }
  release()
  return kept
}

function join(one: WordParagraph, next: WordParagraph): WordParagraph {
  return { ...next, content: [...one.content, ...next.content] }
}

function isSomething(inline: WordInline): boolean {
  return !inline.kind.startsWith('bookmark') && inline.kind !== 'field'
}

function resolvedParagraph(paragraph: WordParagraph, verdict: Verdict): WordParagraph {
  const { formerly, format } = paragraph
  return {
    ...paragraph,
    format: formerly && verdict.restores(formerly.change) ? formerly.format : format,
    formerly: null,
    content: paragraph.content.flatMap((each) => resolvedInline(each, verdict)),
    mark: { changes: [] },
  }
}

function resolvedInline(inline: WordInline, verdict: Verdict): readonly WordInline[] {
  if (inline.changes.some(verdict.goes)) return []
  switch (inline.kind) {
    case 'text': {
      const { formerly, format } = inline
      if (!formerly && inline.changes.length === 0) return [inline]
      const then = formerly && verdict.restores(formerly.change) ? formerly.format : format
      return [{ ...inline, format: then, formerly: null, changes: [] }]
    }
    case 'text-box':
      return [{ ...inline, blocks: resolvedBlocks(inline.blocks, verdict), changes: [] }]
    default:
      return inline.changes.length === 0 ? [inline] : [{ ...inline, changes: [] }]
  }
}

function resolvedTable(table: WordTable, verdict: Verdict): WordTable | null {
  const rows = table.rows.flatMap((row) => resolvedRow(row, verdict))
  const { formerly } = table
  const caption = formerly && verdict.restores(formerly.change) ? formerly.caption : table.caption
  return rows.length > 0 ? { ...table, caption, formerly: null, rows } : null
}

/** What a cell that goes has covered goes to the one before it, so that the columns stay in line. */
function resolvedRow(row: WordRow, verdict: Verdict): readonly WordRow[] {
  if (row.changes.some(verdict.goes)) return []
  const cells: WordCell[] = []
  const { changes: _, formerly, ...now } = row
  const own = formerly && verdict.restores(formerly.change) ? formerly : now
  let before = own.before
  for (const cell of row.cells) {
    const next = resolvedCell(cell, verdict)
    const last = cells.at(-1)
    if (!cell.changes.some(verdict.goes)) cells.push(next)
    else if (last) cells[cells.length - 1] = wider(last, next.place.span)
    else before += next.place.span
  }
  const { header } = own
  return cells.length > 0 ? [{ cells, header, before, changes: [], formerly: null }] : []
}

function wider(cell: WordCell, by: number): WordCell {
  return { ...cell, place: { ...cell.place, span: cell.place.span + by } }
}

function resolvedCell(cell: WordCell, verdict: Verdict): WordCell {
  const { formerly, place, blocks } = cell
  return {
    blocks: resolvedBlocks(blocks, verdict),
    place: formerly && verdict.restores(formerly.change) ? formerly.place : place,
    formerly: null,
    changes: [],
  }
}
