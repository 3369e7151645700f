import type { Node } from 'prosemirror-model'
import type { Span } from '../../../shared/amendments/merge-words'
import type { Reason } from '../../../shared/amendments/reasons'
import type { Rebased } from '../../../shared/amendments/rebase'
import type { BlockId } from '../../../shared/ids'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Spot } from '../places'
import { sayPlace } from '../sentences'

type Spots = ReadonlyMap<BlockId, Spot>

/** A sentence for each reason; none where all is as its sponsors saw it. */
export function sayReasons({ reasons }: Rebased, spots: Spots): readonly string[] {
  return reasons.flatMap((reason) => sayReason(reason, spots) ?? [])
}

function sayReason(reason: Reason, spots: Spots): string | null {
  const places = (blocks: readonly BlockId[]) =>
    formatList(blocks.map((block) => sayPlace(spots.get(block))))
  switch (reason.code) {
    case 'as-seen':
      return null
    case 'others-changed':
      return t('board.reason.others-changed', {
        places: places(reason.blocks),
        count: reason.places,
      })
    case 'partly-there':
      return t('board.reason.partly-there', { count: reason.places })
    case 'same-words':
      return t('board.reason.same-words', { place: places([reason.block]), count: reason.places })
    case 'same-attributes':
    case 'other-shape':
    case 'unseen-words':
      return t(`board.reason.${reason.code}`, { place: places([reason.block]) })
    case 'others-moved':
      return t('board.reason.others-moved', { places: places(reason.blocks) })
    case 'others-joined':
      return t('board.reason.others-joined', { places: places(reason.blocks) })
    case 'said-already':
      return t('board.reason.said-already', { places: places(reason.blocks) })
    case 'gone-already':
    case 'there-already':
    case 'block-gone':
    case 'place-gone':
      return t(`board.reason.${reason.code}`)
  }
}

/** What the base, the amendment and the text say in one place where two of them clash. */
export interface SaidThere {
  /** Empty where both put something in. */
  readonly was: string
  readonly wants: string
  readonly now: string
  readonly at: string
}

export function clashesOf({ blocks }: Rebased): readonly SaidThere[] {
  return blocks.flatMap(({ block, base, proposed, now, clashes }) =>
    clashes.map(
      (clash): SaidThere => ({
        was: quoted(base, clash.base),
        wants: quoted(proposed, clash.one) || t('board.reason.nothing'),
        now: quoted(now, clash.other) || t('board.reason.nothing'),
        at: `${block} ${clash.base.from}`,
      }),
    ),
  )
}

function quoted(block: Node | null, { from, to }: Span): string {
  const words = block?.textBetween(from, to, ' ', '*').trim() ?? ''
  return words && t('board.reason.words', { words })
}
