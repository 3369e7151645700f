import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import { languageOfText } from '../document/language'
import type { BlockId } from '../ids'
import { type CalendarDate, parseDate } from './calendar-date'
import { type CountField, countFieldNamed, countSaid, listedState, namesBound } from './fields'
import type { StatesRegister } from './register'

/** What a text has taken from the register, and what the register says of it by now. */
export type Taken =
  | {
      readonly kind: 'count'
      readonly block: BlockId | null
      readonly field: CountField
      readonly at: CalendarDate
      readonly said: string
      readonly now: string
    }
  | {
      readonly kind: 'list'
      /** Of the first State in the list. */
      readonly block: BlockId | null
      readonly at: CalendarDate
      readonly said: readonly string[]
      readonly now: readonly string[]
    }

export type TakenList = Extract<Taken, { kind: 'list' }>

/** Where it stands: of a list each State. */
export interface Placed {
  readonly taken: Taken
  readonly places: readonly number[]
}

/** Everything in a text that came from the register, in the order of its words. */
export function takenFrom(text: Node, register: StatesRegister): readonly Taken[] {
  return placedIn(text, register).map(({ taken }) => taken)
}

/** What no longer says what the register says. */
export function staleIn(text: Node, register: StatesRegister): readonly Taken[] {
  return takenFrom(text, register).filter(isStale)
}

export function isStale({ kind, said, now }: Taken): boolean {
  return kind === 'list' ? said.join('\n') !== now.join('\n') : said !== now
}

/** What a paragraph says twice is one thing, and so is a list. */
export function keyOfTaken(taken: Taken): string {
  const what = taken.kind === 'count' ? `${taken.field} ${taken.said}` : 'list'
  return `${taken.block} ${taken.at} ${what}`
}

/** Whether a text has taken anything from a register, whatever that says. */
export function takesFrom(text: Node): boolean {
  return text.children.some((top) => fieldsWithin(top).length > 0)
}

const known = new WeakMap<Node, { register: StatesRegister; placed: readonly Placed[] }>()

export function placedIn(text: Node, register: StatesRegister): readonly Placed[] {
  const before = known.get(text)
  if (before?.register === register) return before.placed
  const language = languageOfText(text)
  let pos = 0
  const placed = text.children.flatMap((top) => {
    const found = together(fieldsWithin(top), pos + 1)
    pos += top.nodeSize
    return found
  })
  const made = placed.map(({ places, field, block, at, said }): Placed => {
    const [first = ''] = said
    const taken: Taken =
      field === 'list'
        ? { kind: 'list', block, at, said, now: namesBound(register, at, language) }
        : { kind: 'count', block, field, at, said: first, now: countSaid(register, field, at) }
    return { taken, places }
  })
  known.set(text, { register, placed: made })
  return made
}

interface Field {
  /** From the beginning of what is in the node that was looked through. */
  readonly offset: number
  readonly block: BlockId | null
  readonly field: CountField | 'list'
  readonly at: CalendarDate
  readonly said: string
}

type Together = Omit<Field, 'offset' | 'said'> & {
  readonly places: number[]
  readonly said: string[]
}

/** The lines of one list, and what a paragraph says twice. */
function together(fields: readonly Field[], start: number): readonly Together[] {
  const all: Together[] = []
  for (const { offset, said, ...field } of fields) {
    const isSame = (each: Together) =>
      each.field === field.field &&
      each.at === field.at &&
      (field.field === 'list' || (each.block === field.block && each.said[0] === said))
    const found = all.find(isSame)
    if (!found) all.push({ ...field, places: [start + offset], said: [said] })
    else {
      found.places.push(start + offset)
      if (field.field === 'list') found.said.push(said)
    }
  }
  return all
}

const none: readonly Field[] = []
const within = new WeakMap<Node, readonly Field[]>()

/** An untouched block is the same node, so only what has changed is read again. */
function fieldsWithin(node: Node): readonly Field[] {
  if (node.isText || node.childCount === 0) return none
  const before = within.get(node)
  if (before) return before
  const found: Field[] = []
  const block = node.isTextblock ? idOf(node) : null
  node.forEach((child, offset) => {
    const own = child.type.name === 'field' ? fieldOf(child) : null
    if (own) found.push({ ...own, offset, block })
    for (const inner of fieldsWithin(child)) {
      found.push({
        ...inner,
        offset: offset + 1 + inner.offset,
        block: inner.block ?? block,
      })
    }
  })
  const made = found.length > 0 ? found : none
  within.set(node, made)
  return made
}

/** `null` for one that is not the register's, or that says no day. */
function fieldOf({ attrs }: Node): Omit<Field, 'offset' | 'block'> | null {
  const at = parseDate(String(attrs.at ?? ''))
  const field = attrs.name === listedState ? 'list' : countFieldNamed(attrs.name)
  return at && field && { field, at, said: String(attrs.said) }
}
