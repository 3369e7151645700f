import { schema } from '../../document/schema'
import { inline, partOf } from '../recognise/blocks'
import type { Found } from '../recognise/found'
import { type Front, type FrontLine, noFront, type Roles, readFront } from '../recognise/front'
import { type Guess, placeOf } from '../recognise/guess'
import { type Passage, type Runs, tidy, words } from '../recognise/passage'
import { recognise } from '../recognise/recognise'
import { type Remark, remark } from '../recognise/report'
import { lineOf, withoutContents } from '../recognise/typed-contents'
import type { Row, Taken } from './row'

export interface RowsIn {
  readonly rows: readonly Row[]
  readonly masthead: Front['masthead']
  readonly remarks: readonly Remark[]
}

/** What each passage of a file is taken for, from its masthead to its last annex. */
export function rowsOfPassages(
  source: readonly Passage[],
  {
    roles: given,
    hasContents,
    contentsAt = null,
    isBody = false,
  }: {
    readonly roles: Roles
    readonly hasContents: boolean
    /** Before which passage the list of contents stands, where that is known. */
    readonly contentsAt?: number | null
    /** Whether neither a first page nor titles stand before it, whatever it begins with. */
    readonly isBody?: boolean
  },
): RowsIn {
  const passages = source.map((passage, at) => ({ ...passage, at }))
  const roles: Roles = new Map(
    passages.flatMap((passage, at) => {
      const role = given.get(source[at] ?? passage)
      return role ? [[passage, role] as const] : []
    }),
  )
  const { rest, contents } = isBody ? { rest: passages, contents: [] } : withoutContents(passages)
  const front = isBody ? noFront : readFront(rest, roles)
  const recognised = recognise(rest.slice(front.length), true)
  const hasTitle = isBody || front.lines.some(({ as }) => as === 'title')
  const body = highest(hasTitle ? untitled(recognised.found) : titled(recognised.found))
  const place =
    contentsAt === null ? 0 : body.found.findIndex(({ guess }) => (guess?.at ?? -1) >= contentsAt)
  const above = body.found.slice(0, Math.max(0, place))
  const all = [
    ...front.lines.map(rowOfLine),
    ...body.titles.map(rowOfTitle),
    ...above.map(rowOfFound),
    ...(hasContents || contents.length > 0 ? [contentsRow] : []),
    ...contents.map(rowOfContents),
    ...body.found.slice(above.length).map(rowOfFound),
  ]
  return {
    rows: all.map((row, key) => withTold({ ...row, key }, source)),
    masthead: front.masthead,
    remarks: [
      ...contents.map((passage) => remark('contents', lineOf(passage), passage)),
      ...recognised.remarks,
    ],
  }
}

/** What the file says itself is not guessed. */
function withTold(row: Row, source: readonly Passage[]): Row {
  const told = row.at === null ? undefined : source[row.at]?.told
  if (!told) return row
  const { as } = row
  if (as.kind === 'annex' && told.annex) return taken(row, { ...as, annex: told.annex })
  const { recommendation } = told
  if (as.kind !== 'paragraph' || !recommendation) return row
  const block = row.block.type.create({ ...row.block.attrs, recommendation }, row.block.content)
  return taken({ ...row, block }, { ...as, recommendation })
}

function taken(row: Row, as: Taken): Row {
  return { ...row, as, guess: as }
}

type Unnumbered = Omit<Row, 'key'>

function row(as: Taken, block: Row['block'], guess: Partial<Guess> = {}): Unnumbered {
  const { label = null, keeps = false, doubt = null, at = null } = guess
  return { as, guess: as, block, label, keeps, doubt, at, joined: [], begins: null }
}

function rowOfLine(line: FrontLine): Unnumbered {
  const { as, runs, doubt } = line
  const guess = { doubt, ...placeOf(line) }
  if (as === 'title') return row({ kind: 'title' }, titleOf(runs), guess)
  const block = schema.node('paragraph', { kind: 'plain' }, inline(tidy(runs)))
  return row(as ? { kind: 'masthead', field: as } : { kind: 'left-out' }, block, guess)
}

function rowOfTitle({ runs, guess }: Extract<Found, { kind: 'heading' }>): Unnumbered {
  return row({ kind: 'title' }, titleOf(runs), { ...guess, doubt: 'title' })
}

function titleOf(runs: Runs) {
  return schema.node('title', null, inline(tidy(runs)))
}

const contentsRow = row({ kind: 'contents' }, schema.node('contents'))

function rowOfContents(passage: Passage): Unnumbered {
  const runs = passage.kind === 'table' ? [words(lineOf(passage))] : tidy(passage.runs)
  const block = schema.node('paragraph', { kind: 'plain' }, inline(runs))
  return row({ kind: 'left-out' }, block, placeOf(passage))
}

function rowOfFound(found: Found): Unnumbered {
  if (found.kind === 'part') {
    return row({ kind: 'part' }, schema.node('part', null, inline(found.runs)), found.guess)
  }
  const part = partOf(found, { kind: 'plain', level: 0 })
  const block = part.kind === 'block' ? part.block : part.title
  return row(takenOf(found, block), block, found.guess)
}

function takenOf(found: Exclude<Found, { kind: 'part' }>, { attrs }: Row['block']): Taken {
  switch (found.kind) {
    case 'heading':
      return { kind: 'heading', level: found.level }
    case 'annex':
      return { kind: 'annex', annex: 'free' }
    case 'table':
      return { kind: 'table' }
    case 'paragraph':
      return { kind: 'paragraph', paragraph: attrs.kind, level: attrs.level, recommendation: null }
  }
}

interface Body {
  readonly found: readonly Found[]
  readonly titles: readonly Extract<Found, { kind: 'heading' }>[]
}

const untitled = (found: readonly Found[]): Body => ({ found, titles: [] })

/**
 * A document without a title of its own begins with it as a heading: several of one level with
 * nothing between them, or one above all others.
 */
function titled(found: readonly Found[]): Body {
  const first = found[0]
  if (first?.kind !== 'heading' || first.certain) return untitled(found)
  const isAlike = (each: Found) => each.kind === 'heading' && each.level === first.level
  const end = found.findIndex((each) => !isAlike(each))
  const opening = found.slice(0, end < 0 ? found.length : end)
  const others = found.slice(opening.length)
  const isAlone = opening.length === 1 && !others.some(isAlike)
  const hasHeadings = others.some(({ kind }) => kind === 'heading')
  const isTitle = opening.length > 1 ? opening.length <= mostTitles : isAlone && hasHeadings
  if (!isTitle) return untitled(found)
  return { titles: opening.filter((each) => each.kind === 'heading'), found: others }
}

/** More than these are a list of short lines, and no title. */
const mostTitles = 6

/** The headings of a text begin at the first level, if the file does not say otherwise. */
function highest({ found, titles }: Body): Body {
  if (found.some((each) => each.kind === 'heading' && each.certain)) return { found, titles }
  const levels = found.flatMap((each) => (each.kind === 'heading' ? [each.level] : []))
  const by = Math.min(...levels) - 1
  if (levels.length === 0 || by === 0) return { found, titles }
  const raised = found.map((each) =>
    each.kind === 'heading' ? { ...each, level: each.level - by } : each,
  )
  return { found: raised, titles }
}

/** The titles in one line; empty where there are none. */
export function titleIn(rows: readonly Row[]): string {
  return rows
    .filter(({ as }) => as.kind === 'title')
    .map(({ block }) => textIn(block))
    .join(', ')
}

function textIn(block: Row['block']): string {
  return block.children
    .map((child) => child.text ?? (child.type.name === 'break' ? ' ' : ''))
    .join('')
}
