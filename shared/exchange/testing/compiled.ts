import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type { Amendment } from '../../amendments/amendment'
import type { Change, Place } from '../../amendments/change'
import { withOwnNames } from '../../amendments/draft-content'
import { newRegister, type Register } from '../../amendments/register'
import type { AmendmentId, BlockId, DelegationId } from '../../ids'
import { json, tabledAmendment } from '../../testing/amendments'
import { annex, em, footnote, heading, p, section, text } from '../../testing/build'
import { type Compilation, compile } from '../redline/compilation'
import { at, conference, digest, masthead } from './final-text'

const delegations = [
  { id: 'ardesia' as DelegationId, name: 'Ardesia' },
  { id: 'borealia' as DelegationId, name: 'Borealia' },
]

export function registerOf(amendments: readonly Amendment[]): Register {
  return {
    ...newRegister(conference),
    stage: 'amending',
    delegations,
    amendments,
  }
}

/** By two delegations in turn; the first says why. */
export const compiled = (given: Node, ...changes: readonly Change[]): Compilation => {
  const amendments = changes.map((change, index) =>
    tabledAmendment(change, {
      id: `a${index + 1}` as AmendmentId,
      number: index + 1,
      delegation: delegations[index % 2]?.id ?? ('ardesia' as DelegationId),
      rationale: index === 0 ? 'It is clearer.' : '',
    }),
  )
  return compile({ text: given, register: registerOf(amendments), at, digest })
}

const words = fc.array(
  fc.constantFrom(
    'The Conference',
    ' noted',
    ' welcomed',
    ' the report',
    ' in annex',
    ' 2',
    ', and rose.',
  ),
  { minLength: 1, maxLength: 6 },
)
const ids = ['a', 'b', 'c', 'd'] as const
const blockOf = (id: string) =>
  fc.tuple(words, fc.constantFrom('plain', 'em', 'note')).map(([[first = '', ...more], how]) => {
    if (how === 'em') return p(id, em(first), ...more)
    return how === 'note'
      ? p(id, first, footnote(`f${id}`, 'See annex I.'), ...more)
      : p(id, first, ...more)
  })
const texts = fc
  .tuple(...ids.map(blockOf))
  .map(([first, second, third, fourth]) =>
    text(
      masthead(),
      section('s', heading('h', 1, 'Head'), first as Node, second as Node, third as Node),
      annex('x', fourth as Node),
    ),
  )
const proposals = fc.array(fc.constantFrom(...ids, 'n', 'm').chain(blockOf), { maxLength: 3 })
const places = fc.oneof(
  fc.constant<Place>({ kind: 'there' }),
  fc.constantFrom(...ids).map((id): Place => ({ kind: 'after', block: id as BlockId })),
  fc.constantFrom('s', 'x').map((id): Place => ({ kind: 'first', within: id as BlockId })),
)

/** A text and amendments of it, of which some want the same words. */
export const anyAmendments: fc.Arbitrary<readonly [Node, readonly Change[]]> = fc
  .tuple(
    texts,
    fc.array(fc.record({ place: places, from: fc.nat(2), count: fc.nat(2), proposed: proposals }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([given, drawn]) => {
    let made = 0
    const changes = drawn.map(({ place, from, count, proposed }): Change => {
      const isThere = place.kind === 'there'
      const blocks = given.child(1).children.slice(from + 1, from + 2 + count)
      const base = isThere ? blocks.map(json) : []
      const change = withOwnNames({ place, base }, proposed, null, () => `new-${++made}`)
      return change ?? { place, base, proposed: base }
    })
    return [given, changes] as const
  })
