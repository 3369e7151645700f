import { childElements, type XmlElement } from '../xml/read'
import type { Change, ChangeKind, ChangePlace } from './model'

/** Writes down every change that the reader meets; what it covers refers to the entry. */
export interface ChangeLog {
  readonly changes: readonly Change[]
  /** What the file says a second time. */
  readonly repeated: readonly Change[]
  note(element: XmlElement, what: What, around: readonly Change[], part: string): Change
  /** Every change within an element that says again what was read elsewhere. */
  repeat(element: XmlElement, around: readonly Change[], part: string): void
  /** Paragraphs with a number in what the file says a second time. */
  readonly numberedAgain: number
  countAgain(alternative: XmlElement): void
  /** The names of moves, between the signs that bear them. */
  openMove(element: XmlElement): void
  closeMove(element: XmlElement): void
}

export interface What {
  readonly kind: ChangeKind
  readonly of: ChangePlace
}

export function changeLog(): ChangeLog {
  const changes: Change[] = []
  const repeated: Change[] = []
  let numberedAgain = 0
  const moves: { readonly id: string; readonly name: string }[] = []

  function made({ attributes }: XmlElement, what: What, nested: boolean, part: string): Change {
    const isMove = what.kind === 'move-from' || what.kind === 'move-to'
    return {
      ...what,
      author: attributes.get('w:author') ?? '',
      date: attributes.get('w:date') ?? null,
      id: attributes.get('w:id') ?? '',
      move: isMove ? (moves.at(-1)?.name ?? null) : null,
      nested,
      part,
    }
  }

  return {
    changes,
    repeated,
    note(element, what, around, part) {
      const change = made(element, what, around.length > 0, part)
      changes.push(change)
      return change
    },
    repeat(element, around, part) {
      const look = (parent: XmlElement, within: readonly string[], depth: number): void => {
        for (const each of childElements(parent)) {
          const what = whatIs(each.name, [...within, parent.name])
          const isAround = what !== null && kindOfTrack.has(each.name) && each.children.length > 0
          if (what) repeated.push(made(each, what, depth > 0, part))
          look(each, [parent.name], isAround ? depth + 1 : depth)
        }
      }
      look(element, [], around.length)
    },
    get numberedAgain() {
      return numberedAgain
    },
    countAgain(alternative) {
      for (const each of childElements(alternative)) {
        if (each.name === 'w:numPr') numberedAgain++
        else this.countAgain(each)
      }
    },
    openMove({ attributes }) {
      const [id, name] = [attributes.get('w:id') ?? '', attributes.get('w:name') ?? '']
      if (name) moves.push({ id, name })
    },
    closeMove({ attributes }) {
      const at = moves.findLastIndex(({ id }) => id === attributes.get('w:id'))
      if (at >= 0) moves.splice(at, 1)
    },
  }
}

/** By the names of the element, of what it is in and of what that is in. */
function whatIs(name: string, within: readonly string[]): What | null {
  const kind = kindOfTrack.get(name)
  if (kind) return { kind, of: placeWithin(within) }
  const formatted = placeOfFormatting.get(name)
  if (formatted) return { kind: 'formatting', of: formatted }
  const cell = kindOfCell.get(name)
  if (cell) return { kind: cell, of: 'cell' }
  const control = kindOfControl.get(name)
  return control ? { kind: control, of: 'control' } : null
}

function placeWithin(within: readonly string[]): ChangePlace {
  switch (within.at(-1)) {
    case 'w:rPr':
      return within.at(-2) === 'w:pPr' ? 'paragraph-mark' : 'run'
    case 'w:trPr':
      return 'row'
    case 'w:numPr':
      return 'numbering'
    case 'm:ctrlPr':
      return 'formula'
    default:
      return 'content'
  }
}

/** Elements around words, or empty ones in the properties of what came or went. */
export const kindOfTrack: ReadonlyMap<string, ChangeKind> = new Map([
  ['w:ins', 'insertion'],
  ['w:del', 'deletion'],
  ['w:moveFrom', 'move-from'],
  ['w:moveTo', 'move-to'],
])

/** Elements that hold what something was formatted as before. */
export const placeOfFormatting: ReadonlyMap<string, ChangePlace> = new Map([
  ['w:rPrChange', 'run'],
  ['w:pPrChange', 'paragraph'],
  ['w:tblPrChange', 'table'],
  ['w:tblPrExChange', 'table-exceptions'],
  ['w:tblGridChange', 'grid'],
  ['w:trPrChange', 'row'],
  ['w:tcPrChange', 'cell'],
  ['w:sectPrChange', 'section'],
])

export const kindOfCell: ReadonlyMap<string, ChangeKind> = new Map([
  ['w:cellIns', 'cell-insertion'],
  ['w:cellDel', 'cell-deletion'],
  ['w:cellMerge', 'cell-merge'],
])

export const kindOfControl: ReadonlyMap<string, ChangeKind> = new Map([
  ['w:customXmlInsRangeStart', 'control-insertion'],
  ['w:customXmlDelRangeStart', 'control-deletion'],
  ['w:customXmlMoveFromRangeStart', 'control-move'],
  ['w:customXmlMoveToRangeStart', 'control-move'],
])
