import { Fragment } from 'react'
import { type Change, piecesOf } from '../../../shared/amendments/change'
import { knownPart } from '../../../shared/document/known-part'
import { t } from '../../i18n/translate'
import { type Segment, segmentsOf } from './segments'

/** A redline of one block: what goes is struck, what comes is underlined, and both are read out so. */
export function Redline({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map(({ how, words, at }) => (
    <Fragment key={at}>
      {how === 'same' && words}
      {how === 'out' && (
        <del>
          <span className="heard-only">{t('margin.change.out')} </span>
          {words}
        </del>
      )}
      {how === 'in' && (
        <ins>
          <span className="heard-only">{t('margin.change.in')} </span>
          {words}
        </ins>
      )}
    </Fragment>
  ))
}

/** A whole change as its sponsors marked it: base and proposed words, block by block. */
export function ChangeRedline({ change }: { readonly change: Change }) {
  return blocksOf(change).map(({ key, segments }) => (
    <p key={key} className="redline" dir="auto">
      <Redline segments={segments} />
    </p>
  ))
}

export interface RedlineBlock {
  readonly key: string
  readonly segments: readonly Segment[]
}

const made = new WeakMap<Change, readonly RedlineBlock[]>()

export function blocksOf(change: Change): readonly RedlineBlock[] {
  const known = made.get(change)
  if (known) return known
  const blocks = redlined(change).map(([before, after], index) => ({
    key: String(index),
    segments: segmentsOf(before && knownPart(before), after && knownPart(after)),
  }))
  made.set(change, blocks)
  return blocks
}

type Json = Change['base'][number] | null

/** Each block of the base with what becomes of it, and each new one where it comes in. */
function redlined(change: Change): readonly (readonly [Json, Json])[] {
  const pieces = piecesOf(change)
  if (pieces.length === 0) {
    return [
      ...change.base.map((base) => [base, null] as const),
      ...change.proposed.map((proposed) => [null, proposed] as const),
    ]
  }
  const inPieces = new Set(pieces.flatMap(({ proposed }) => proposed))
  const first = change.proposed.filter((each) => !inPieces.has(each))
  return [
    ...first.map((each) => [null, each] as const),
    ...pieces.flatMap(({ base, proposed: [continued = null, ...more] }) => [
      [base, continued] as const,
      ...more.map((each) => [null, each] as const),
    ]),
  ]
}
