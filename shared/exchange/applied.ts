import { assertNever } from '../assert-never'
import type {
  FinalBlock,
  FinalDocument,
  FinalParagraph,
  FinalPart,
  Id,
  Inlines,
} from './final-document'
import type { TextChange } from './final-paper'
import { replaced } from './papers/replaced'
import { titleIdOf } from './title-id'

/**
 * A document with changes made in it, all at once; `null` if it is not the one they are written for.
 * Numbers stay as they were printed: whoever edits the text has them counted.
 */
export function applied(
  document: FinalDocument,
  changes: readonly TextChange[],
): FinalDocument | null {
  const parts = document.parts.map(opened)
  const before = [...parts]
  // What is taken away marks its place until everything else is where it belongs.
  for (const change of changes) {
    if (change.kind !== 'put' && !changed(before, change)) return null
  }
  for (const change of changes) {
    if (change.kind === 'put' && !put(parts, change)) return null
  }
  return { ...document, contents: [], parts: parts.flatMap(closed) }
}

/** A part in the making: its title, where it is an annex, is a block like the others. */
interface Open {
  readonly part: FinalPart
  readonly blocks: Slot[]
}

/** A block and what became of it; lines side by side are blocks here. */
interface Slot {
  readonly id: Id | null
  block: FinalBlock | null
  readonly of: 'title' | 'columns' | 'blocks'
  /** Was there before. */
  readonly old: boolean
}

function opened(part: FinalPart): Open {
  if (part.kind !== 'section' && part.kind !== 'annex') return { part, blocks: [] }
  const title: readonly Slot[] =
    part.kind === 'annex' && part.title.length > 0
      ? [slot(titleOf(titleIdOf(part.id), part.title), 'title')]
      : []
  return { part, blocks: [...title, ...part.blocks.flatMap(slotsOf)] }
}

function slotsOf(block: FinalBlock): readonly Slot[] {
  if (block.kind !== 'columns') return [slot(block, 'blocks')]
  return block.lines.map(({ id, content }) => slot(lineOf(id, content), 'columns'))
}

function slot(block: FinalBlock, of: Slot['of'], old = true): Slot {
  return { id: 'id' in block ? block.id : null, block, of, old }
}

function titleOf(id: Id, content: Inlines): FinalBlock {
  return { kind: 'heading', id, anchor: 'h', label: null, level: 1, content }
}

function lineOf(id: Id, content: Inlines): FinalParagraph {
  return {
    kind: 'paragraph',
    id,
    label: null,
    style: 'plain',
    level: 1,
    content,
    recommendation: null,
  }
}

function closed({ part, blocks }: Open): readonly FinalPart[] {
  if (part.kind !== 'section' && part.kind !== 'annex') return [part]
  const left = blocks.filter(({ block }) => block !== null)
  // A section of which nothing is left goes, unless there was nothing in it.
  if (left.length === 0 && blocks.length > 0) return []
  const [first] = left
  const isTitled =
    part.kind === 'annex' && first?.block?.kind === 'heading' && first.block.level === 1
  const made: FinalBlock[] = []
  for (const { block, of } of isTitled ? left.slice(1) : left) {
    const last = made.at(-1)
    if (!block) continue
    if (of !== 'columns' || block.kind !== 'paragraph') made.push(block)
    else {
      const line = { id: block.id, content: block.content }
      const lines = last?.kind === 'columns' ? [...last.lines, line] : [line]
      made.splice(last?.kind === 'columns' ? -1 : made.length, 1, { kind: 'columns', lines })
    }
  }
  if (part.kind === 'section') return [{ ...part, blocks: made }]
  const title = isTitled && first.block?.kind === 'heading' ? first.block.content : []
  return [{ ...part, title, blocks: made }]
}

function find(parts: readonly Open[], id: Id): { open: Open; at: number } | null {
  for (const open of parts) {
    const at = open.blocks.findIndex((each) => each.old && each.id === id)
    if (at >= 0) return { open, at }
  }
  return null
}

function changed(parts: readonly Open[], change: Exclude<TextChange, { kind: 'put' }>): boolean {
  const found = find(parts, change.block)
  const slot = found?.open.blocks[found.at]
  if (!slot?.block) return false
  switch (change.kind) {
    case 'taken':
      slot.block = null
      return true
    case 'form':
      slot.block = change.becomes
      return true
    case 'words': {
      const { block } = slot
      if (block.kind !== 'heading' && block.kind !== 'paragraph') return false
      const content = replaced(block.content, change.replaced)
      if (content) slot.block = { ...block, content }
      return content !== null
    }
    default:
      return assertNever(change)
  }
}

function put(parts: Open[], { at, blocks }: Extract<TextChange, { kind: 'put' }>): boolean {
  switch (at.kind) {
    case 'after':
    case 'before': {
      const found = find(parts, at.block)
      if (!found) return false
      const beside = found.open.blocks[found.at]
      const place = at.kind === 'after' ? found.at + 1 : found.at
      found.open.blocks.splice(place, 0, ...slots(blocks, beside?.of === 'columns'))
      return true
    }
    case 'first': {
      const open = parts.find(
        ({ part }) =>
          (part.kind === 'section' || part.kind === 'annex') &&
          (at.within === null || part.id === at.within),
      )
      open?.blocks.unshift(...slots(blocks, false))
      return open !== undefined
    }
    case 'apart': {
      const place =
        at.after === null
          ? parts.length - 1
          : parts.findIndex(({ part }) => 'id' in part && part.id === at.after)
      if (at.after !== null && place < 0) return false
      const part: FinalPart = { kind: 'section', id: at.section, blocks: [] }
      parts.splice(place + 1, 0, { part, blocks: slots(blocks, false) })
      return true
    }
  }
}

function slots(blocks: readonly FinalBlock[], areLines: boolean): Slot[] {
  return blocks.map((block) => {
    const isLine = block.kind === 'paragraph' && block.label === null && block.level > 0
    return slot(block, areLines && isLine ? 'columns' : 'blocks', false)
  })
}
