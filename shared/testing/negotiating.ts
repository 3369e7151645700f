import type { Node } from 'prosemirror-model'
import { decide } from '../amendments/acts'
import type { Decision, Situation } from '../amendments/decision'
import type { Seat } from '../conference'
import type { BlockId } from '../ids'
import type { Scope } from '../negotiation/agreement'
import type { Act } from '../protocol'
import type { Refusal } from '../refusals'
import { bracketed, heading, p, paragraph, section, text } from './build'
import { ardesia, circumstances, start } from './meeting'

const inSet = { set: 'q' }
/** A text with a bracket in a bracket, and two choices. */
export const negotiated = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p(
      'one',
      'It ',
      ...bracketed('x', { by: ardesia }, 'shall ', ...bracketed('y', {}, 'not')),
      ' rise.',
    ),
    p('two', 'It ', ...bracketed('m', inSet, 'may'), ...bracketed('n', inSet, 'can'), ' sit.'),
    paragraph({ id: 'three', alternative: { set: 'r', style: 'alt' } }, 'First version.'),
    paragraph({ id: 'four', alternative: { set: 'r', style: 'alt' } }, 'Second version.'),
  ),
)

/** A meeting about a text with brackets, as the hub holds one. */
export function meeting(of: Node = negotiated, stage: Situation['register']['stage'] = 'amending') {
  let on: Situation = { ...start(stage), text: of }
  return {
    get on() {
      return on
    },
    act(by: Seat, act: Act): Decision {
      const decision = decide(act, by, on, circumstances)
      if (decision.kind === 'refused') return decision
      on = { ...on, register: decision.register ?? on.register, text: decision.text ?? on.text }
      return decision
    },
    deed(by: Seat, act: Act) {
      const decision = this.act(by, act)
      if (decision.kind === 'refused') throw new Error(decision.why)
      return decision.deed
    },
    why(by: Seat, act: Act): Refusal | null {
      const decision = this.act(by, act)
      return decision.kind === 'refused' ? decision.why : null
    },
  }
}

export const stand = (bracket: string, stand: 'proposes' | 'reserves' | 'neither'): Act => ({
  kind: 'stand-on-bracket',
  bracket,
  stand,
})
export const settle = (bracket: string, how: 'agreed' | 'withdrawn'): Act => ({
  kind: 'settle-bracket',
  bracket,
  how,
})
export const choose = (set: string, choice: string): Act => ({
  kind: 'choose-alternative',
  set,
  choice,
})
export const block = (id: string) => ({ kind: 'block', id: id as BlockId }) as const
export const whole = { kind: 'document' } as const
export const sectionS = { kind: 'section', id: 's' as BlockId } as const
export const agree = (scope: Scope): Act => ({
  kind: 'agree-ad-referendum',
  scope,
})
export const reopen = (scope: Scope): Act => ({
  kind: 'reopen-agreed',
  scope,
})
