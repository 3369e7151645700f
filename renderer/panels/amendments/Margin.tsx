import { useMemo, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { AmendmentCard } from './AmendmentCard'
import { DraftCard } from './DraftCard'
import type { MarginItem } from './margin-items'
import { type MarginEntry, stacked } from './margin-stacks'
import { StackCard } from './StackCard'
import { useCardLayout } from './use-card-layout'
import './margin.css'

/** Px from the top of a card to its first line. */
const firstLine = 18

/** The negotiation beside the page: each card by its paragraph, none over another. */
export function Margin({ items }: { readonly items: readonly MarginItem[] }) {
  const { page } = useConference()
  const selected = useLive(page.amendment)
  const column = useRef<HTMLElement>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const entries = useMemo(() => stacked(items, selected), [items, selected])
  const { placed, drawn } = useCardLayout(column, entries, selected)
  const line = placed.get(hovered ?? selected ?? '')
  return (
    <aside
      className="margin"
      ref={column}
      aria-label={t('margin.label')}
      data-region="margin"
      tabIndex={-1}
    >
      {line && <Line from={line.wanted + firstLine} to={line.top + firstLine} />}
      {drawn.map((entry) => (
        <div
          key={entry.id}
          className="margin-place"
          data-card={entry.id}
          onPointerEnter={() => setHovered(entry.id)}
          onPointerLeave={() => setHovered(null)}
        >
          <Entry entry={entry} selected={entry.id === selected} />
        </div>
      ))}
    </aside>
  )
}

function Entry({ entry, selected }: { readonly entry: MarginEntry; readonly selected: boolean }) {
  if (entry.kind === 'stack') return <StackCard stack={entry} />
  return <MarginCard item={entry} selected={selected} />
}

export function MarginCard({
  item,
  selected,
  onGone,
}: {
  readonly item: MarginItem
  readonly selected: boolean
  /** The card was used to go to its paragraph. */
  readonly onGone?: () => void
}) {
  return item.kind === 'draft' ? (
    <DraftCard draft={item.draft} where={item.where} {...(onGone && { onGone })} />
  ) : (
    <AmendmentCard
      amendment={item.amendment}
      verdict={item.verdict}
      where={item.where}
      target={item.target}
      selected={selected}
      {...(onGone && { onGone })}
    />
  )
}

/** From the paragraph to its card, drawn in the gutter between them. */
function Line({ from, to }: { readonly from: number; readonly to: number }) {
  const top = Math.min(from, to)
  const height = Math.abs(to - from) + 2
  const [a, b] = [from - top + 1, to - top + 1]
  return (
    <svg
      className="margin-line mirrored"
      style={{ insetBlockStart: top - 1, blockSize: height }}
      viewBox={`0 0 24 ${height}`}
      aria-hidden="true"
    >
      <path d={`M0 ${a}H12V${b}H24`} />
    </svg>
  )
}
