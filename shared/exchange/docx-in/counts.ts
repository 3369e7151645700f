import type { Change, WordBlock, WordDocument } from './model'

/** The changes of a document as Word's list of revisions has them. */
export interface ChangeCounts {
  readonly insertions: number
  readonly deletions: number
  readonly moves: number
  /** Of tracked changes of any kind, in the order in which they first appear. */
  readonly authors: readonly string[]
}

/**
 * Word lists as one what follows one another without a gap and is of one kind, one author and one
 * date, over the ends of paragraphs and whatever the file has it in. A move is one, with both its
 * ends.
 */
export function countChanges(document: WordDocument): ChangeCounts {
  const tally = { insertion: 0, deletion: 0, 'move-from': 0, 'move-to': 0 }
  const moves = new Set<string>()
  for (const blocks of storiesOf(document)) {
    const running = new Map<Kind, string>()
    eachAtom(blocks, (changes) => {
      for (const kind of kinds) {
        const key = changes
          .filter((change) => change.kind === kind)
          .map(keyOf)
          .join(' ')
        if (key && key !== running.get(kind)) {
          tally[kind]++
          const move = changes.find((change) => change.kind === kind)?.move
          if (move) moves.add(move)
        }
        running.set(kind, key)
      }
    })
  }
  return {
    insertions: tally.insertion,
    deletions: tally.deletion,
    moves: moves.size || Math.max(tally['move-from'], tally['move-to']),
    authors: [...new Set(document.changes.map(({ author }) => author).filter(Boolean))],
  }
}

const kinds = ['insertion', 'deletion', 'move-from', 'move-to'] as const
type Kind = (typeof kinds)[number]

function keyOf({ author, date, move }: Change): string {
  return JSON.stringify([author, date, move])
}

/** Each is a place of its own in Word's list: no revision goes on from one to the next. */
export function storiesOf(document: WordDocument): readonly (readonly WordBlock[])[] {
  const { body, notes, headers, footers } = document
  const others = [...notes.values(), ...headers, ...footers].map(({ blocks }) => blocks)
  return [body, ...others].flatMap((blocks) => [blocks, ...boxesIn(blocks)])
}

function boxesIn(blocks: readonly WordBlock[]): readonly (readonly WordBlock[])[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => boxesIn(cell.blocks)))
      : block.content.flatMap((each) =>
          each.kind === 'text-box' ? [each.blocks, ...boxesIn(each.blocks)] : [],
        ),
  )
}

/** What can come and go by itself: a piece of a line, the end of a paragraph, a row, a cell. */
function eachAtom(blocks: readonly WordBlock[], visit: (changes: readonly Change[]) => void): void {
  blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      for (const row of block.rows) {
        if (row.changes.length > 0) visit(row.changes)
        for (const cell of row.cells) eachAtom(cell.blocks, visit)
      }
      return
    }
    for (const { kind, changes } of block.content) {
      if (!kind.startsWith('bookmark') && kind !== 'comment') visit(changes)
    }
    // The end of a cell is not the end of a paragraph: nobody can take it away alone.
    if (index < blocks.length - 1 || block.mark.changes.length > 0) visit(block.mark.changes)
  })
}
