import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AmendmentId, BlockId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { AmendmentCard } from './AmendmentCard'
import { placeCards } from './card-layout'
import { DraftCard } from './DraftCard'
import type { MarginItem } from './margin-items'

/** Between two cards, and from the top of a card to its first line; in px. */
const gap = 8
const firstLine = 18

/** The negotiation beside the page: each card by its paragraph, none over another. */
export function Margin({ items }: { readonly items: readonly MarginItem[] }) {
  const { page } = useConference()
  const selected = useLive(page.amendment)
  const column = useRef<HTMLElement>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const lines = useCardLayout(column, items, selected)
  const line = lines.get(hovered ?? selected ?? '')
  return (
    <aside
      className="margin"
      ref={column}
      aria-label={t('margin.label')}
      data-region="margin"
      tabIndex={-1}
    >
      {line && <Line from={line.wanted + firstLine} to={line.top + firstLine} />}
      {items.map((item) => (
        <div
          key={item.id}
          className="margin-place"
          data-card={item.id}
          onPointerEnter={() => setHovered(item.id)}
          onPointerLeave={() => setHovered(null)}
        >
          <MarginCard item={item} selected={item.id === selected} />
        </div>
      ))}
    </aside>
  )
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
    <DraftCard draft={item.draft} spot={item.spot} {...(onGone && { onGone })} />
  ) : (
    <AmendmentCard
      amendment={item.amendment}
      verdict={item.verdict}
      spot={item.spot}
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

interface Placed {
  readonly wanted: number
  readonly top: number
}

/**
 * Moves the cards whenever the page or a card changes its height. The places are written to the
 * elements and not kept by React, because they change with every line that someone types.
 */
function useCardLayout(
  column: React.RefObject<HTMLElement | null>,
  items: readonly MarginItem[],
  selected: AmendmentId | null,
): ReadonlyMap<string, Placed> {
  const { page } = useConference()
  const [placed, setPlaced] = useState<ReadonlyMap<string, Placed>>(new Map())
  const targets = useMemo(() => new Map(items.map((item) => [item.id, item.target])), [items])

  const layout = useCallback(() => {
    const elements = cardsIn(column.current)
    const editor = page.editor()
    if (!editor || !column.current) return
    const topOf = (target: BlockId | null | undefined) =>
      (target ? editor.topOf(target) : null) ?? 0
    const wantings = elements.map(({ id, element }) => ({
      id,
      wanted: topOf(targets.get(id)),
      height: element.offsetHeight,
    }))
    const tops = placeCards(wantings, selected, gap)
    for (const { id, element } of elements) {
      element.style.insetBlockStart = `${tops.get(id) ?? 0}px`
    }
    const ends = wantings.map(({ id, height }) => (tops.get(id) ?? 0) + height)
    column.current.style.minBlockSize = `${Math.max(0, ...ends) + gap}px`
    setPlaced((before) => {
      const now = new Map(
        wantings.map(({ id, wanted }) => [id, { wanted, top: tops.get(id) ?? 0 }]),
      )
      return samePlaces(before, now) ? before : now
    })
  }, [column, page, targets, selected])

  useLayoutEffect(layout, [layout])
  useEffect(() => page.moved.subscribe(layout), [page, layout])
  useEffect(() => {
    const heights = new ResizeObserver(layout)
    for (const { element } of cardsIn(column.current)) heights.observe(element)
    return () => heights.disconnect()
  }, [column, layout])
  return placed
}

function cardsIn(column: HTMLElement | null) {
  const elements = [...(column?.querySelectorAll<HTMLElement>(':scope > [data-card]') ?? [])]
  return elements.map((element) => ({ id: element.dataset.card ?? '', element }))
}

function samePlaces(a: ReadonlyMap<string, Placed>, b: ReadonlyMap<string, Placed>): boolean {
  const same = ([id, { wanted, top }]: [string, Placed]) =>
    a.get(id)?.wanted === wanted && a.get(id)?.top === top
  return a.size === b.size && [...b].every(same)
}
