import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { toBlock } from '../../../amendments/change'
import { idOf, isContainer } from '../../../document/blocks'
import { schema } from '../../../document/schema'
import type { BlockId } from '../../../ids'
import {
  annex,
  bracketed,
  em,
  footnote,
  heading,
  p,
  paragraph,
  section,
  text,
} from '../../../testing/build'
import { cell, headerCell, masthead, table, title } from '../../testing/final-text'
import type { FoundDraft } from '../changed-against'
import type { By, Deed } from './restructured'

/** What becomes of a text that was issued when its Word file is taken apart and put together again. */
export interface Restructured {
  readonly text: Node
  readonly deeds: readonly Deed[]
  /** Each section and annex of it afterwards, block by block. */
  readonly becomes: readonly (readonly string[])[]
  /** Blocks that say something else, or go. */
  readonly changed: readonly BlockId[]
  /** Blocks that stay all that they were. */
  readonly formed: ReadonlySet<string>
  /** Blocks that may be in a draft: those that change, and such as stand elsewhere. */
  readonly concerned: readonly BlockId[]
  /** One for each thing that was done, where two things are never done side by side. */
  readonly drafts: readonly AskedDraft[]
}

/** A draft as it is compared: `says` has what stands there then, block by block. */
export interface AskedDraft {
  readonly place: string
  readonly blocks: readonly string[]
  readonly says: readonly string[]
  readonly untracked: boolean
}

/** In whatever order they would be adopted. */
export function asked(drafts: readonly FoundDraft[]): readonly AskedDraft[] {
  return inOrder(
    drafts.map(({ place, blocks, proposed, untracked }) => ({
      place: place.kind === 'after' ? `after ${place.block}` : place.kind,
      blocks,
      says: proposed.map((json) => blockAs(toBlock(json), blocks.length > 0)),
      untracked: untracked === true,
    })),
  )
}

function inOrder(drafts: readonly AskedDraft[]): readonly AskedDraft[] {
  const key = (draft: AskedDraft) => JSON.stringify(draft)
  return drafts.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** What every block of a text says, and all else of those to which nothing was done. */
export function blocksIn(given: Node, formed: ReadonlySet<string>): readonly (readonly string[])[] {
  return given.children
    .filter(isContainer)
    .map((top) => top.children.map((block) => blockAs(block, formed.has(String(idOf(block))))))
}

/** The name of a note is nothing that a file could say; neither is the kind of what is new in it. */
function blockAs({ type, attrs, content }: Node, isWhole: boolean): string {
  const { id: _, ...own } = attrs
  if (!isWhole) return JSON.stringify([type.name, printed(content)])
  return JSON.stringify([type.name, own, content], (key, value) =>
    key === 'attrs' && value?.series ? { series: value.series } : value,
  )
}

/** What anybody reads, with its formats: which bracket it is, or which block is meant, is not in it. */
function printed(content: Fragment): readonly unknown[] {
  const runs: { words: string; marks: string }[] = []
  const others: unknown[] = []
  let length = 0
  content.forEach((child) => {
    const words = child.type.name === 'reference' ? String(child.attrs.said) : child.text
    if (words === undefined) {
      others.push([length, child.type.name, child.attrs.series, printed(child.content)])
      return
    }
    length += words.length
    const marks = child.marks.filter(({ type }) => type.name !== 'bracket').join()
    const last = runs.at(-1)
    if (last?.marks === marks) last.words += words
    else runs.push({ words, marks })
  })
  return [...runs, ...others]
}

const verbs = ['noted', 'recalled', 'welcomed', 'adopted', 'considered', 'endorsed']
const topics = ['costs', 'training', 'clearance', 'victims', 'transparency', 'stockpiles', 'trade']
const forms = [
  'numbered',
  'numbered',
  'sub',
  'subsub',
  'plain',
  'operative',
  'noted',
  'italic',
  'referring',
  'bracketed',
  'heading',
  'table',
] as const

/** A block, and words of its own by which its paragraph of a Word file is found. */
interface Site {
  readonly node: Node
  /** Among its first words, and among its last. */
  readonly at: string
  readonly end: string
  readonly n: number
  readonly verb: string
  readonly topic: string
  readonly isNoted: boolean
}

const site = fc
  .tuple(fc.constantFrom(...forms), fc.constantFrom(...verbs), fc.constantFrom(...topics))
  .map(([form, verb, topic]) => (n: number): Site => {
    const id = `b${n}`
    const [at, end] = [`report ${n} on`, `answers ${n} to it`]
    const rest = ` ${verb} its ${at} ${topic} and heard the ${end} from all States.`
    const says = `The Conference${rest}`
    const of = (node: Node, isNoted = false): Site => ({
      node,
      at,
      end,
      n,
      verb,
      topic,
      isNoted,
    })
    switch (form) {
      case 'numbered':
        return of(p(id, says))
      case 'sub':
      case 'subsub':
        return of(paragraph({ id, level: form === 'sub' ? 1 : 2 }, says))
      case 'plain':
      case 'operative':
        return of(paragraph({ id, kind: form }, says))
      case 'noted':
        return of(p(id, says, footnote(`f${n}`, `See paper ${n} by it.`)), true)
      case 'italic':
        return of(p(id, em('Firmly'), `, it${rest}`))
      case 'referring': {
        const own = schema.node('reference', { target: 'second', form: 'number', said: '1' })
        return of(p(id, says.slice(0, -1), ', as paragraph ', own, ' says.'))
      }
      case 'bracketed': {
        const [before = '', after = ''] = says.split('all States')
        return of(p(id, before, ...bracketed(`br${n}`, {}, 'all States'), after))
      }
      case 'heading': {
        const words = `Question ${n} of ${topic}`
        return { ...of(heading(id, 2, words)), at: words, end: words }
      }
      case 'table': {
        const made = table(
          id,
          `Budget ${n} of ${topic}`,
          [headerCell('Item'), headerCell('Cost')],
          [cell(`Staff ${n} for ${topic}`), noted(`${n}00`, `l${n}`, `Remark ${n} on staff.`)],
          [cell(`Paper ${n} for print`), cell('12')],
        )
        return { ...of(made), at: `Staff ${n} for`, end: `Remark ${n} on` }
      }
    }
  })

function noted(words: string, id: string, note: string): Node {
  const sign = schema.node('footnote', { id, series: 'letter' }, schema.text(note))
  return schema.node('cell', null, [schema.text(words), sign])
}

/** What is done to one block, and what becomes of it. */
interface Done {
  readonly deeds: readonly Deed[]
  readonly becomes: readonly Node[]
  readonly behind?: readonly Node[]
  readonly isJoined?: boolean
  readonly isMoved?: boolean
  readonly isSilent: boolean
}

/** `next` is the paragraph that follows, if nothing is done to it; `to` is where something may go. */
type Doing = (site: Site, next: Site | null, to: Site | null) => Done | null

const silent = (...by: readonly By[]) => by.includes(null)

const someone = fc.constantFrom<By>('Belvane', 'Ardesia', null)
const doings: fc.Arbitrary<Doing> = fc
  .tuple(someone, someone, fc.boolean(), fc.nat(12))
  .map(([by, other, either, which]): Doing => {
    const how = either ? ('moved' as const) : ('cut-and-put' as const)
    switch (which) {
      case 0:
        return wordsForTwo(by, other)
      case 1:
        return additionBy(by, either ? '' : '7 bis. ')
      case 2:
        return additionForTwo
      case 3:
        return headingBy(by)
      case 4:
        return removalBy(by)
      case 5:
      case 6:
        return divisionBy(by, either ? other : undefined)
      case 7:
      case 8:
        return joiningBy(by, either ? 'first' : 'next')
      case 9:
        return movingBy(by, how, undefined)
      case 10:
        return movingBy(by, how, other)
      case 11:
        return noteBy(by, either)
      default:
        return noteGoneBy(by)
    }
  })
const tableDoings: fc.Arbitrary<Doing> = fc
  .tuple(someone, someone, fc.nat(6))
  .map(([by, other, which]): Doing => {
    switch (which) {
      case 0:
        return rowBy(by, 'Paper')
      case 1:
        return rowBy(by, 'Staff')
      case 2:
        return rowGoneBy(by)
      case 3:
        return cellsForTwo(by, other)
      case 4:
        return tableWordsBy(by, 'Budget', 'Estimate')
      case 5:
        return tableWordsBy(by, 'Remark', 'Comment')
      default:
        return rowBy(by, 'Paper', other)
    }
  })

const isTable = ({ node }: Site) => node.type.name === 'table'
const isLine = ({ node }: Site) => node.type.name === 'paragraph'

const wordsForTwo =
  (by: By, other: By): Doing =>
  ({ node, at, end, verb, topic }) => {
    if (node.type.name === 'heading') {
      const deed = { kind: 'reword', at, from: topic, to: 'all matters', by } as const
      const becomes = [reworded(node, topic, 'all matters')]
      return { deeds: [deed], becomes, isSilent: silent(by) }
    }
    const first = { kind: 'reword', at, from: verb, to: 'took up', by } as const
    const second = { kind: 'reword', at: end, from: 'heard', to: 'sought', by: other } as const
    const becomes = [reworded(reworded(node, verb, 'took up'), 'heard', 'sought')]
    return { deeds: [first, second], becomes, isSilent: silent(by, other) }
  }

const additionBy =
  (by: By, number: string): Doing =>
  ({ node, end, n }) => {
    const words = `Delegations ${n} asked who would pay for it in time.`
    const deed = { kind: 'add', at: end, words: `${number}${words}`, style: null, by } as const
    return { deeds: [deed], becomes: [node], behind: [plain(words)], isSilent: silent(by) }
  }

const additionForTwo: Doing = ({ node, end, n }) => {
  const [before, after] = [`Observers ${n} asked who `, ' pay for it in time.']
  const words = [before, 'should', 'would', after] as const
  const deed = { kind: 'add-for-two', at: end, words } as const
  const behind = [plain(`${before}would${after}`)]
  return { deeds: [deed], becomes: [node], behind, isSilent: false }
}

const headingBy =
  (by: By): Doing =>
  ({ node, end, n }) => {
    const words = `Further matters ${n} of substance`
    const deed = { kind: 'add', at: end, words, style: 'Heading2', by } as const
    const behind = [schema.node('heading', { level: 2 }, schema.text(words))]
    return { deeds: [deed], becomes: [node], behind, isSilent: silent(by) }
  }

const removalBy =
  (by: By): Doing =>
  ({ at }) => ({ deeds: [{ kind: 'remove', at, by }], becomes: [], isSilent: silent(by) })

const divisionBy =
  (by: By, other: By | undefined): Doing =>
  (given) => {
    if (!isLine(given)) return null
    const { node, at, end, verb } = given
    const before = 'and heard'
    const start = node.textBetween(0, node.content.size, '', ' ').indexOf(before)
    const parts = [
      node.copy(node.content.cut(0, start - 1)),
      node.type.create({ ...node.attrs, id: null }, node.content.cut(start)),
    ]
    const split = { kind: 'split', at, before, by } as const
    if (other === undefined) return { deeds: [split], becomes: parts, isSilent: silent(by) }
    const words = { kind: 'reword', at, from: verb, to: 'took up', by: other } as const
    const more = { kind: 'reword', at: end, from: 'all', to: 'most', by: other } as const
    const becomes = parts.map((part) =>
      reworded(reworded(part, verb, 'took up'), 'all States', 'most States'),
    )
    return { deeds: [split, words, more], becomes, isSilent: silent(by, other) }
  }

const joiningBy =
  (by: By, looks: 'first' | 'next'): Doing =>
  (given, next) => {
    if (!next || !isLine(given) || !isLine(next)) return null
    const { node, at } = given
    const whole = node.copy(node.content.addToEnd(schema.text(' ')).append(next.node.content))
    const becomes = [joinedUp(whole)]
    const deeds = [{ kind: 'join', at, looks, by }] as const
    return { deeds, becomes, isJoined: true, isSilent: silent(by) }
  }

const movingBy =
  (by: By, how: 'moved' | 'cut-and-put', other: By | undefined): Doing =>
  ({ node, at, end, verb }, _, to) => {
    if (!to) return null
    const move = { kind: 'move', at, behind: to.end, how, by } as const
    if (other === undefined || node.type.name === 'heading') {
      return { deeds: [move], becomes: [node], isMoved: true, isSilent: silent(by) }
    }
    const first = { kind: 'reword', at, from: verb, to: 'took up', by: other } as const
    const second = { kind: 'reword', at: end, from: 'heard', to: 'sought', by: other } as const
    const becomes = [reworded(reworded(node, verb, 'took up'), 'heard', 'sought')]
    // What is changed silently among tracked words that come in is a part of them.
    return { deeds: [move, first, second], becomes, isMoved: true, isSilent: silent(by) }
  }

const noteBy =
  (by: By, isNew: boolean): Doing =>
  (given) => {
    const { node, at, n, isNoted } = given
    if (!isLine(given)) return null
    if (isNew || !isNoted) {
      const words = `As said before ${n}.`
      const becomes = [
        node.copy(node.content.addToEnd(schema.node('footnote', null, schema.text(words)))),
      ]
      return { deeds: [{ kind: 'add-note', at, words, by }], becomes, isSilent: silent(by) }
    }
    const deed = {
      kind: 'reword-note',
      at: `See paper ${n} by`,
      from: 'paper',
      to: 'document',
      by,
    } as const
    return { deeds: [deed], becomes: [reworded(node, 'paper', 'document')], isSilent: silent(by) }
  }

const noteGoneBy =
  (by: By): Doing =>
  ({ node, at, isNoted }) => {
    if (!isNoted) return null
    const rest = node.children.filter(({ type }) => type.name !== 'footnote')
    const becomes = [node.copy(Fragment.from(rest))]
    return { deeds: [{ kind: 'remove-note', at, by }], becomes, isSilent: silent(by) }
  }

/** Behind the row that begins with a word; by another, with one more below it. */
const rowBy =
  (by: By, behind: 'Staff' | 'Paper', other?: By): Doing =>
  ({ node, n }) => {
    const row = (cells: readonly string[]) =>
      schema.node(
        'row',
        null,
        cells.map((words) => cell(words)),
      )
    const rows = [
      [`Rooms ${n} in Geneva`, `${n}7`],
      [`Travel ${n} of officers`, `${n}8`],
    ]
    const all = other === undefined ? rows.slice(0, 1) : rows
    const deeds = all.map((cells, index): Deed => {
      const at = index === 0 ? `${behind} ${n} for` : `Rooms ${n} in`
      return { kind: 'add-row', at, cells, by: index === 0 ? by : (other ?? null) }
    })
    const at = behind === 'Staff' ? 2 : 3
    const made = [...node.children].toSpliced(at, 0, ...all.map(row))
    const isSilent = other === undefined ? silent(by) : silent(by, other)
    return { deeds, becomes: [node.copy(Fragment.from(made))], isSilent }
  }

const rowGoneBy =
  (by: By): Doing =>
  ({ node, n }) => {
    const becomes = [node.copy(Fragment.from(node.children.slice(0, 2)))]
    const deed = { kind: 'remove-row', at: `Paper ${n} for`, by } as const
    return { deeds: [deed], becomes, isSilent: silent(by) }
  }

const cellsForTwo =
  (by: By, other: By): Doing =>
  ({ node, at, n, topic }) => {
    const deeds = [
      { kind: 'reword', at, from: topic, to: 'all matters', by },
      { kind: 'reword', at: `Paper ${n} for`, from: 'print', to: 'copies', by: other },
    ] as const
    const becomes = [reworded(reworded(node, `for ${topic}`, 'for all matters'), 'print', 'copies')]
    return { deeds, becomes, isSilent: silent(by, other) }
  }

/** Above the rows, or beneath them. */
const tableWordsBy =
  (by: By, from: string, to: string): Doing =>
  ({ node, n }) => {
    const caption = String(node.attrs.caption).replace(from, to)
    const made = node.type.create({ ...node.attrs, caption }, reworded(node, from, to).content)
    const deed = { kind: 'reword', at: `${from} ${n} o`, from, to, by } as const
    return { deeds: [deed], becomes: [made], isSilent: silent(by) }
  }

function plain(words: string): Node {
  return schema.node('paragraph', { kind: 'plain' }, schema.text(words))
}

function reworded(node: Node, from: string, to: string): Node {
  if (node.isText) return schema.text(node.text?.replace(from, to) ?? '', node.marks)
  return node.copy(Fragment.from(node.children.map((child) => reworded(child, from, to))))
}

/** Words with the same marks as one. */
function joinedUp(node: Node): Node {
  return node.copy(Fragment.fromArray([...node.children]))
}

const drawn = (length: { min: number; max: number }, freq: number) =>
  fc.array(
    fc.record({
      make: site,
      doing: fc.option(doings, { freq }),
      ofTable: fc.option(tableDoings, { freq }),
      to: fc.nat(30),
    }),
    { minLength: length.min, maxLength: length.max },
  )

/** Anything is done anywhere, also to neighbours. */
export const anyRestructured = of('dense')
/** Between two blocks to which something is done, or that moves, stands one that is left alone. */
export const sparselyRestructured = of('sparse')

function of(mode: 'dense' | 'sparse'): fc.Arbitrary<Restructured> {
  const isSparse = mode === 'sparse'
  const freq = isSparse ? 6 : 2
  return fc
    .tuple(drawn({ min: 3, max: 14 }, freq), drawn({ min: 2, max: 9 }, freq))
    .map(([body, beside]) => {
      const all = [...body, ...beside].map(({ make, ...rest }, at) => ({
        ...rest,
        at,
        site: make(at + 11),
      }))
      const isLast = (at: number) => at === body.length - 1 || at === all.length - 1
      const mayBeDone = (at: number) =>
        !isSparse || (at < body.length ? at : at - body.length) % 4 === 0
      const busy = new Set<number>()
      const goals = new Set<number>()
      const dones = new Map<number, Done>()
      const goal = new Map<number, number>()
      for (const { at, site, doing, ofTable, to } of all) {
        const chosen = isTable(site) ? ofTable : doing
        if (!chosen || !mayBeDone(at) || busy.has(at)) continue
        const next = isLast(at) || goals.has(at) ? null : (all[at + 1]?.site ?? null)
        const places = all.filter(
          (each) =>
            !isTable(each.site) &&
            !busy.has(each.at) &&
            each.at !== at &&
            each.at !== at - 1 &&
            (isSparse ? each.at % 4 === 2 && each.at < body.length : !dones.has(each.at)),
        )
        const place = places[to % Math.max(1, places.length)]
        const done = chosen(site, next, goals.has(at) ? null : (place?.site ?? null))
        if (!done || (goals.has(at) && done.becomes.length === 0)) continue
        dones.set(at, done)
        busy.add(at)
        if (done.isJoined) busy.add(at + 1)
        if (done.isMoved && place) {
          goals.add(place.at)
          goal.set(at, place.at)
          // What is beside it stays what it is.
          if (!isSparse) busy.add(place.at)
        }
      }
      return restructuredOf(
        all.map(({ site }) => site),
        body.length,
        dones,
        goal,
      )
    })
}

function restructuredOf(
  sites: readonly Site[],
  inBody: number,
  dones: ReadonlyMap<number, Done>,
  goal: ReadonlyMap<number, number>,
): Restructured {
  const whole = (body: readonly Node[], beside: readonly Node[]) =>
    text(
      masthead(),
      title('t', 'FINAL DOCUMENT'),
      section(
        's',
        heading('h', 1, 'Introduction'),
        p('first', 'The Conference met in Geneva to:'),
        ...body,
        paragraph({ id: 'last', kind: 'plain' }, 'It rose at noon on Friday.'),
      ),
      annex(
        'x',
        heading('xh', 1, 'Agenda'),
        p('second', 'Opening of the meeting by its officers.'),
        ...beside,
        p('end', 'Closure of the meeting by its President.'),
      ),
    )
  const own = sites.map((site, at): Node[] => {
    if (dones.get(at - 1)?.isJoined) return []
    return [...(dones.get(at)?.becomes ?? [site.node])]
  })
  const placed = sites.map((_, at): Node[] => (goal.has(at) ? [] : (own[at] ?? [])))
  // Of what goes behind one block, the last comes first; and what is added comes before all.
  for (const [from, to] of goal) placed[to]?.splice(1, 0, ...(own[from] ?? []))
  sites.forEach((_, at) => {
    const behind = dones.get(at)?.behind ?? []
    placed[at]?.splice(1, 0, ...behind)
  })
  const base = whole(
    sites.slice(0, inBody).map(({ node }) => node),
    sites.slice(inBody).map(({ node }) => node),
  )
  const after = whole(placed.slice(0, inBody).flat(), placed.slice(inBody).flat())
  const idAt = (at: number) => String(sites[at]?.node.attrs.id) as BlockId
  const entries = [...dones].toSorted(([one], [other]) => one - other)
  const ids = (at: number, { isJoined }: Done) => (isJoined ? [idAt(at), idAt(at + 1)] : [idAt(at)])
  const isSame = (at: number, { becomes }: Done) => becomes[0] === sites[at]?.node
  const changed = entries.flatMap(([at, done]) =>
    (done.isMoved || done.behind) && isSame(at, done) ? [] : ids(at, done),
  )
  // Of what moves and what it moves past, either may be said to have moved.
  const passed = [...goal].flatMap(([from, to]) =>
    sites.map((_, at) => at).filter((at) => at >= Math.min(from, to) && at <= Math.max(from, to)),
  )
  const concerned = [...changed, ...passed.map(idAt)]
  const formed = new Set(
    sites.map((_, at) => String(idAt(at))).filter((id) => !changed.some((each) => each === id)),
  )
  return {
    text: base,
    // What moves goes first: nothing else has been done to it or to what it goes behind.
    deeds: [
      ...[...goal].flatMap(([at]) => dones.get(at)?.deeds ?? []),
      ...entries.flatMap(([at, { deeds }]) => (goal.has(at) ? [] : deeds)),
    ],
    becomes: blocksIn(after, formed),
    changed,
    formed,
    concerned,
    drafts: inOrder(
      entries.map(([at, done]): AskedDraft => {
        const { becomes, behind, isMoved, isSilent } = done
        const to = goal.get(at)
        if (behind) {
          return {
            place: `after ${idAt(at)}`,
            blocks: [],
            says: behind.map((block) => blockAs(block, false)),
            untracked: isSilent,
          }
        }
        const place = isMoved && to !== undefined ? `after ${idAt(to)}` : 'there'
        const says = becomes.map((block) => blockAs(block, true))
        return { place, blocks: ids(at, done), says, untracked: isSilent }
      }),
    ),
  }
}
