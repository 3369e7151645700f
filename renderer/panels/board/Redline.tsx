import type { Node } from 'prosemirror-model'
import { Fragment } from 'react'
import { type BlockDiff, diffBlocks } from '../../../shared/amendments/block-diff'
import type { Change } from '../../../shared/amendments/change'
import { knownPart } from '../../../shared/document/known-part'
import { t } from '../../i18n/translate'
import { useDirection } from '../use-direction'
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
  const direction = useDirection()
  return blocksOf(change).map(({ key, segments }) => (
    <p key={key} className="redline" dir={direction}>
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
  const blocks = redlined(change).map(([before, after, mark], index) => {
    const segments = segmentsOf(before, after)
    const end: Segment[] = mark ? [{ how: mark, words: '¶', at: segments.length }] : []
    return { key: String(index), segments: [...segments, ...end] }
  })
  made.set(change, blocks)
  return blocks
}

/** A block before and after, and whether the end of a paragraph comes in behind it, or goes. */
type Redlined = readonly [before: Node | null, after: Node | null, mark?: 'in' | 'out' | null]

/** Each block of the base with what becomes of it, and each new one where it comes in. */
function redlined({ place, base, proposed }: Change): readonly Redlined[] {
  const [before, after] = [base.map(knownPart), proposed.map(knownPart)]
  if (place.kind !== 'there') {
    return [
      ...before.map((node): Redlined => [node, null]),
      ...after.map((node): Redlined => [null, node]),
    ]
  }
  return diffBlocks(before, after).flatMap(redlinedBlock)
}

function redlinedBlock(found: BlockDiff): readonly Redlined[] {
  switch (found.kind) {
    case 'same':
    case 'changed':
      return [[found.base, found.other]]
    case 'inserted':
    case 'moved-here':
      return [[null, found.other]]
    case 'deleted':
    case 'moved-away':
      return [[found.base, null]]
    case 'split':
    case 'joined': {
      const mark = found.kind === 'split' ? 'in' : 'out'
      const last = found.parts.length - 1
      return found.parts.map((part, at) => [part.base, part.other, at < last ? mark : null])
    }
  }
}
