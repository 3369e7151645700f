import type { Node } from 'prosemirror-model'
import type { Amendment } from '../amendments/amendment'
import { byOf } from '../amendments/by'
import type { Decision, Done, Situation } from '../amendments/decision'
import type { Register } from '../amendments/register'
import type { Seat } from '../conference'
import { alternativesOf } from '../document/alternatives'
import { type Bracket, bracketsOf } from '../document/brackets'
import { choosing, settling } from '../document/settling'
import { type Stroke, strike } from '../document/strokes'
import type { AmendmentId, Instant } from '../ids'
import type { Act } from '../protocol'
import { mayReopen } from '../rights'
import { type Agreement, agreedAbove, digest, keyOf, partOf, type Scope } from './agreement'
import { type BracketFacts, factsOf, withSource, withStand } from './bracket-facts'
import { partsOf, placeOf } from './changes'
import type { NegotiationDeed } from './deeds'
import { wordsOf } from './words-of'

export type NegotiationAct = Extract<
  Act,
  {
    kind:
      | 'stand-on-bracket'
      | 'describe-bracket'
      | 'settle-bracket'
      | 'take-sign'
      | 'choose-alternative'
      | 'agree-ad-referendum'
      | 'reopen-agreed'
  }
>

const nothing = { kind: 'nothing' } as const
const refused = (why: Extract<Decision, { kind: 'refused' }>['why']): Decision => ({
  kind: 'refused',
  why,
})
/** Of longer words the record keeps the beginning. */
const mostRecorded = 600
/** Characters on either side of a sign that was taken away. */
const signContext = 40

/** What becomes of brackets, alternatives and what is agreed ad referendum. The right is there. */
export function negotiate(act: NegotiationAct, by: Seat, on: Situation, at: Instant): Decision {
  switch (act.kind) {
    case 'stand-on-bracket':
      return stand(act, by, on)
    case 'describe-bracket':
      return describe(act, on)
    case 'settle-bracket':
      return settle(act, on)
    case 'take-sign':
      return takeSign(act, on)
    case 'choose-alternative':
      return choose(act, on)
    case 'agree-ad-referendum':
      return agree(act.scope, by, on, at)
    case 'reopen-agreed':
      return reopen(act.scope, by, on)
  }
}

type Of<K extends NegotiationAct['kind']> = Extract<NegotiationAct, { kind: K }>

/** A bracket, or the one sign that is left of it. */
function find(text: Node, id: string): Bracket | null {
  const { all, strays } = bracketsOf(text)
  const whole = all.find((each) => each.id === id)
  if (whole) return whole
  const stray = strays.find((each) => each.id === id)
  if (!stray) return null
  const { pos: open, block } = stray
  return { id, by: null, set: null, open, close: null, block, parent: null }
}

function said(text: Node, { open, close }: Bracket): string {
  return wordsOf(text, open, (close ?? open) + 1, mostRecorded)
}

function stand({ bracket: id, stand }: Of<'stand-on-bracket'>, by: Seat, on: Situation): Decision {
  const bracket = find(on.text, id)
  if (!bracket || by.role !== 'delegation') return refused('no-such-bracket')
  const facts = withStand(factsOf(bracket, on.register.brackets), by.delegation, stand)
  const deed = { kind: 'bracket-stand', words: said(on.text, bracket), stand } as const
  return withFacts(on.register, facts, deed)
}

/** Whoever says nothing of its source leaves that as it was. */
function describe(act: Of<'describe-bracket'>, { text, register }: Situation): Decision {
  const { bracket: id, nature, status, source } = act
  const bracket = find(text, id)
  if (!bracket) return refused('no-such-bracket')
  if (source?.kind === 'amendment' && !register.amendments.some(isOf(source.amendment))) {
    return refused('no-such-amendment')
  }
  const described = { ...factsOf(bracket, register.brackets), nature, status }
  const facts = source === undefined ? described : withSource(described, source)
  const deed = { kind: 'bracket-described', words: said(text, bracket), nature, status } as const
  return withFacts(register, facts, source === undefined ? deed : { ...deed, source })
}

function isOf(amendment: AmendmentId) {
  return ({ id }: Amendment) => id === amendment
}

function withFacts(register: Register, facts: BracketFacts, deed: NegotiationDeed): Done {
  const others = register.brackets.filter(({ id }) => id !== facts.id)
  return {
    kind: 'done',
    register: { ...register, brackets: [...others, facts] },
    deed,
    result: nothing,
  }
}

function settle({ bracket: id, how }: Of<'settle-bracket'>, on: Situation): Decision {
  const bracket = find(on.text, id)
  if (!bracket) return refused('no-such-bracket')
  const words = said(on.text, bracket)
  return change(on.text, settling(on.text, bracket, how), { kind: 'bracket-settled', words, how })
}

/** Every one with this name, should there be several: they are one in the list of what is open. */
function takeSign({ bracket, end }: Of<'take-sign'>, { text }: Situation): Decision {
  const strays = bracketsOf(text).strays.filter((each) => each.id === bracket && each.end === end)
  const [first] = strays
  if (!first) return refused('no-such-bracket')
  const strokes = strays.map(({ pos }): Stroke => ({ kind: 'erase', from: pos, to: pos + 1 }))
  return change(text, strokes, { kind: 'sign-taken', words: wordsAround(text, first.pos) })
}

/** The words of a block about a sign, by which people find where it was. */
function wordsAround(text: Node, pos: number): string {
  const $pos = text.resolve(pos)
  const from = Math.max($pos.start(), pos - signContext)
  return wordsOf(text, from, Math.min($pos.end(), pos + 1 + signContext))
}

function choose({ set, choice }: Of<'choose-alternative'>, on: Situation): Decision {
  const { text } = on
  const of = alternativesOf(text).find((each) => each.set === set)
  if (!of) return refused('no-such-alternative')
  const versions =
    of.kind === 'words'
      ? of.members.map(({ id, open, close }) => ({ id, from: open + 1, to: close }))
      : of.members.map(({ block, pos, end }) => ({ id: String(block), from: pos, to: end }))
  const wordsIn = ({ from, to }: { from: number; to: number }) =>
    wordsOf(text, from, to, mostRecorded)
  const chosen = versions.find(({ id }) => id === choice)
  if (!chosen) return refused('no-such-alternative')
  const removed = versions.filter((each) => each !== chosen).map(wordsIn)
  const deed = { kind: 'alternative-chosen', words: wordsIn(chosen), removed } as const
  return change(text, choosing(text, of, choice), deed)
}

function change(text: Node, strokes: readonly Stroke[], deed: NegotiationDeed): Done {
  return { kind: 'done', text: strike(text, strokes), strokes, deed, result: nothing }
}

/**
 * Agrees words subject to instructions. Agreeing again what has changed since agrees it as it now
 * is; brackets may stand in it, and are still open.
 */
function agree(scope: Scope, by: Seat, { register, text }: Situation, at: Instant): Decision {
  const part = partOf(text, scope)
  if (!part) return refused('no-such-block')
  if (part.textContent.trim() === '') return refused('nothing-to-agree')
  const before = register.agreed.find((each) => keyOf(each.scope) === keyOf(scope))
  const words = digest(part)
  if (before?.words === words) return refused('agreed-already')
  const parts = partsOf(text, scope)
  const made: Agreement = { scope, words, at, by: byOf(by), ...(parts.length > 0 && { parts }) }
  return {
    kind: 'done',
    register: { ...register, agreed: [...register.agreed.filter((each) => each !== before), made] },
    deed: { kind: 'agreed-ad-referendum', place: placeOf(text, scope) },
    result: nothing,
  }
}

/** Opens agreed words again. */
function reopen(scope: Scope, by: Seat, { register, text }: Situation): Decision {
  const found = register.agreed.find((each) => keyOf(each.scope) === keyOf(scope))
  if (!found)
    return refused(agreedAbove(text, scope, register.agreed) ? 'agreed-above' : 'not-agreed')
  const right = mayReopen(by, scope.kind, register.stage)
  if (right !== 'yes') return refused(right)
  // What was agreed as part of more is opened with all of it.
  if (agreedAbove(text, scope, register.agreed)) return refused('agreed-above')
  return {
    kind: 'done',
    register: { ...register, agreed: register.agreed.filter((each) => each !== found) },
    deed: { kind: 'agreed-reopened', place: placeOf(text, scope) },
    result: nothing,
  }
}
