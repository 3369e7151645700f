import type { Node } from 'prosemirror-model'
import type { Seat } from '../conference'
import type { AmendmentId } from '../ids'
import { sourced } from '../negotiation/bracket-source'
import type { Act } from '../protocol'
import { type Amendment, type AmendmentState, type Fall, isPending, textOf } from './amendment'
import { byOf } from './by'
import type { Change } from './change'
import {
  type Circumstances,
  type Decision,
  type Done,
  nothing,
  refused,
  type Situation,
} from './decision'
import type { Judged } from './deeds'
import { withOwnNames } from './draft-content'
import { end, fall, findAmendment, openTo, withAmendment } from './ending'
import { among } from './in-order'
import { type Application, applyChange, judge } from './judge'
import { amendedBy } from './parent'
import type { AmendmentRefusal } from './refusals'
import { blocksFrom } from './subject'
import { meetIn } from './subjects'
import { undoing } from './undoing'
import { verdictChanges } from './verdict-changes'
import { isPossible, type Vote } from './vote'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** The president puts an amendment before the room; one at a time is there (A13). */
export function takeUp(
  { amendment }: Of<'take-up-amendment'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const found = findAmendment(on.register, amendment)
  if (!found) return refused('no-such-amendment')
  if (!isPending(found) && found.state.kind !== 'deferred') return refused('amendment-decided')
  const text = textUnder(found, on)
  if (!text) return refused('amendment-decided')
  const amendments = on.register.amendments.map((each): Amendment => {
    if (each === found) return { ...each, state: { kind: 'considered', at, by: byOf(by) } }
    return each.state.kind === 'considered' ? { ...each, state: { kind: 'tabled' } } : each
  })
  return {
    kind: 'done',
    register: { ...on.register, amendments },
    deed: { kind: 'amendment-considered', amendment, verdict: judge(text, found.change).kind },
    result: nothing,
  }
}

/** What it amends: the text, or another amendment as long as that is before the conference. */
function textUnder({ amends }: Amendment, { register, text }: Situation): Node | null {
  if (!amends) return text
  const parent = findAmendment(register, amends)
  return parent && isPending(parent) ? textOf(parent) : null
}

export function adopt(
  act: Of<'adopt-amendment'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const found = findAmendment(on.register, act.amendment)
  if (!found) return refused('no-such-amendment')
  if (!isPending(found)) return refused('amendment-decided')
  if (openTo(on.register, found.id).length > 0) return refused('amended-first')
  const vote = voteOf(act.vote, on)
  if (typeof vote === 'string') return refused(vote)
  const text = textUnder(found, on)
  if (!text) return refused('amendment-decided')
  const change = act.orally ? orally(found, act.orally, with_) : found.change
  if (!change) return refused('amendment-not-valid')
  const applied = applyChange(text, change, among(found, on.register.amendments))
  if (!('text' in applied)) return refused(why[applied.kind])
  const falls = fallsWith(act.falls ?? [], found, on, text)
  if (typeof falls === 'string') return refused(falls)

  const happened = { at: with_.at, by: byOf(by) }
  const undo = undoing(text, change, applied.edits)
  const outcome = { merge: applied.kind, undo, vote, ...happened }
  const state: AmendmentState = act.orally
    ? { kind: 'adopted-orally', change, ...outcome }
    : { kind: 'adopted', ...outcome }
  // What an amendment to another one brings along is in that one's words, and not yet in the text.
  const before = found.amends ? on.register : sourced(on.register, { id: found.id, change })
  const adopted = withAmendment(before, { ...found, state })
  const others = verdictChanges(adopted.amendments, found.amends, text, applied.text)
  for (const { amendment, verdict } of others) {
    const isGone = verdict === 'target-gone' && !falls.has(amendment)
    if (isGone) falls.set(amendment, { kind: 'target-gone', adopted: found.id })
  }
  const { register, fell } = fall(adopted, falls, happened)
  const judged = withFalls(others, fell)
  return {
    kind: 'done',
    ...(found.amends
      ? { register: amendedBy(register, found.amends, applied.text, with_) }
      : { register, text: applied.text, strokes: applied.strokes }),
    deed: {
      kind: 'amendment-adopted',
      amendment: found.id,
      merge: applied.kind,
      ...(act.orally && { orally: true }),
      ...(vote && { vote }),
      ...(judged.length > 0 && { others: judged }),
    },
    result: nothing,
  }
}

const why = {
  collides: 'amendment-collides',
  moot: 'amendment-moot',
  'target-gone': 'target-gone',
} as const satisfies Record<Exclude<Application['kind'], 'clean' | 'reworded'>, AmendmentRefusal>

/** The same amendment in the words that the president read out. */
function orally(
  { change, delegation }: Amendment,
  given: readonly unknown[],
  { newId }: Circumstances,
): Change | null {
  const blocks = blocksFrom(given)
  return blocks && withOwnNames(change, blocks, delegation, newId)
}

function voteOf(vote: Vote | undefined, { register }: Situation): Vote | null | AmendmentRefusal {
  if (!vote) return null
  if (!register.votes) return 'votes-off'
  return isPossible(vote, register.delegations) ? vote : 'vote-not-possible'
}

/** Rivals that the president says fall with an adoption. */
function fallsWith(
  named: readonly AmendmentId[],
  adopted: Amendment,
  { register }: Situation,
  text: Node,
): Map<AmendmentId, Fall> | AmendmentRefusal {
  const falls = new Map<AmendmentId, Fall>()
  for (const id of named) {
    const rival = findAmendment(register, id)
    if (!rival) return 'no-such-amendment'
    if (!isPending(rival)) return 'amendment-decided'
    const isRival = rival.amends === adopted.amends && meetIn(text, rival.change, adopted.change)
    if (rival === adopted || !isRival) return 'not-a-rival'
    falls.set(id, { kind: 'rival-adopted', rival: adopted.id })
  }
  return falls
}

function withFalls(
  judged: readonly Judged[],
  fell: ReadonlyMap<AmendmentId, Fall>,
): readonly Judged[] {
  const listed = new Set(judged.map(({ amendment }) => amendment))
  const others = [...fell].filter(([id]) => !listed.has(id))
  return [
    ...judged.map((each) => ({ ...each, fell: fell.get(each.amendment) ?? null })),
    ...others.map(([amendment, why]) => ({ amendment, verdict: 'clean' as const, fell: why })),
  ]
}

export function reject(
  act: Of<'reject-amendment'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const found = toDecide(act.amendment, on)
  if (typeof found === 'string') return refused(found)
  const vote = voteOf(act.vote, on)
  if (typeof vote === 'string') return refused(vote)
  return {
    kind: 'done',
    register: end(on.register, found, { kind: 'rejected', vote, at, by: byOf(by) }),
    deed: { kind: 'amendment-rejected', amendment: found.id, ...(vote && { vote }) },
    result: nothing,
  }
}

function toDecide(id: AmendmentId, { register }: Situation): Amendment | AmendmentRefusal {
  const found = findAmendment(register, id)
  if (!found) return 'no-such-amendment'
  return isPending(found) ? found : 'amendment-decided'
}

/** Left for later, with those that would amend it. */
export function defer(
  act: Of<'defer-amendment'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const found = toDecide(act.amendment, on)
  if (typeof found === 'string') return refused(found)
  const reason = act.reason ?? ''
  const state = { kind: 'deferred', reason, at, by: byOf(by) } as const
  const amendments = on.register.amendments.map((each) =>
    each === found || (each.amends === found.id && isPending(each)) ? { ...each, state } : each,
  )
  return {
    kind: 'done',
    register: { ...on.register, amendments },
    deed: { kind: 'amendment-deferred', amendment: found.id, reason },
    result: nothing,
  }
}

/** An amendment is not put any more, as its target went or as an adopted one says otherwise (A17). */
export function letFall(
  act: Of<'let-amendment-fall'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const found = toDecide(act.amendment, on)
  if (typeof found === 'string') return refused(found)
  const because = act.rival ? fallsTo(found, act.rival, on) : targetGone(found, on)
  if (typeof because === 'string') return refused(because)
  return {
    kind: 'done',
    register: end(on.register, found, { kind: 'fallen', why: because, at, by: byOf(by) }),
    deed: { kind: 'amendment-fallen', amendment: found.id, why: because },
    result: nothing,
  }
}

function fallsTo(found: Amendment, id: AmendmentId, on: Situation): Fall | AmendmentRefusal {
  const rival = findAmendment(on.register, id)
  if (!rival) return 'no-such-amendment'
  const isAdopted = rival.state.kind === 'adopted' || rival.state.kind === 'adopted-orally'
  const text = textUnder(found, on) ?? on.text
  const isRival = rival.amends === found.amends && meetIn(text, rival.change, found.change)
  return isAdopted && isRival ? { kind: 'rival-adopted', rival: id } : 'not-a-rival'
}

function targetGone(found: Amendment, on: Situation): Fall | AmendmentRefusal {
  const text = textUnder(found, on)
  const isThere = text !== null && judge(text, found.change).kind !== 'target-gone'
  return isThere ? 'target-there' : { kind: 'target-gone', adopted: null }
}

/** Undoes a decision, and keeps that it was taken: in the record, and with the amendment (A19). */
export function reconsider(
  act: Of<'reconsider-amendment'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const found = findAmendment(on.register, act.amendment)
  if (!found) return refused('no-such-amendment')
  const { state } = found
  const vote = voteOf(act.vote, on)
  if (typeof vote === 'string') return refused(vote)
  const text = textUnder(found, on)
  if (!text) return refused('amendment-decided')
  const was = { kind: 'considered', at: with_.at, by: byOf(by) } as const
  const done = (back: Pick<Done, 'text' | 'strokes'>): Decision => {
    const restored = restoredWith(found, on.register.amendments)
    const amendments = restored.map((each): Amendment => {
      if (each.id === found.id) return { ...each, state: was, past: [...each.past, state] }
      return each.state.kind === 'considered' ? { ...each, state: { kind: 'tabled' } } : each
    })
    const after = back.text ?? text
    const others = verdictChanges(
      amendments.filter(({ id }) => id !== found.id),
      found.amends,
      text,
      after,
    )
    const register = { ...on.register, amendments }
    return {
      kind: 'done',
      ...(found.amends && back.text
        ? { register: amendedBy(register, found.amends, back.text, with_) }
        : { register, ...back }),
      deed: {
        kind: 'amendment-reconsidered',
        amendment: found.id,
        was: state.kind,
        ...(vote && { vote }),
        ...(others.length > 0 && { others }),
      },
      result: nothing,
    }
  }
  switch (state.kind) {
    case 'rejected':
    case 'fallen':
      return done({})
    case 'adopted':
    case 'adopted-orally': {
      if (!state.undo) return refused('not-reversible')
      const applied = applyChange(text, state.undo)
      if (applied.kind === 'moot') return done({})
      if (!('text' in applied)) return refused(why[applied.kind])
      return done({ text: applied.text, strokes: applied.strokes })
    }
    default:
      return refused('not-decided')
  }
}

/** What fell with a decision stands again once that is undone, and what fell with that as well. */
function restoredWith({ id }: Amendment, amendments: readonly Amendment[]): readonly Amendment[] {
  const fell = (because: ReadonlySet<AmendmentId | null>) =>
    amendments.flatMap((each) =>
      each.state.kind === 'fallen' && because.has(causeOf(each.state.why)) ? [each.id] : [],
    )
  const first = fell(new Set([id]))
  const restored = new Set([...first, ...fell(new Set(first))])
  return amendments.map((each) =>
    restored.has(each.id)
      ? { ...each, state: { kind: 'tabled' }, past: [...each.past, each.state] }
      : each,
  )
}

export function causeOf(fall: Fall): AmendmentId | null {
  switch (fall.kind) {
    case 'target-gone':
      return fall.adopted
    case 'rival-adopted':
      return fall.rival
    case 'parent-decided':
      return fall.parent
  }
}
