import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../../../document/schema'
import { bracketed, em, footnote, heading, p, paragraph } from '../../../testing/build'
import { cell, headerCell, table } from '../../testing/final-text'
import type { By, Deed } from './restructured'

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
export interface Site {
  readonly node: Node
  /** Among its first words, and among its last. */
  readonly at: string
  readonly end: string
  readonly n: number
  readonly verb: string
  readonly topic: string
  readonly isNoted: boolean
}

export const site = fc
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
export interface Done {
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
export const doings: fc.Arbitrary<Doing> = fc
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
export const tableDoings: fc.Arbitrary<Doing> = fc
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

export const isTable = ({ node }: Site) => node.type.name === 'table'
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
