import fc from 'fast-check'
import type { Fragment, Node } from 'prosemirror-model'
import { toBlock } from '../../../amendments/change'
import { idOf, isContainer } from '../../../document/blocks'
import type { BlockId } from '../../../ids'
import { annex, heading, p, paragraph, section, text } from '../../../testing/build'
import { masthead, title } from '../../testing/final-text'
import type { FoundDraft } from '../changed-against'
import { type Done, doings, isTable, type Site, site, tableDoings } from './any-doings'
import type { Deed } from './restructured'

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
