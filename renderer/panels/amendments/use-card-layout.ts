import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AmendmentId, BlockId } from '../../../shared/ids'
import { sameItems } from '../../session/live'
import { useConference } from '../conference'
import { placeCards, within } from './card-layout'
import type { MarginEntry } from './margin-stacks'

/** Px between two cards, and how high one is taken to be before it was drawn. */
const gap = 8
const usual = 150

/** As long as there are no more, all are drawn; beyond that those in sight, and a screen around. */
const allAtOnce = 40

interface Placed {
  readonly wanted: number
  readonly top: number
}

interface Layout {
  readonly placed: ReadonlyMap<string, Placed>
  /** Of hundreds of cards only these are drawn. Where all of them are listed is the board. */
  readonly drawn: readonly MarginEntry[]
}

/**
 * Moves the cards whenever the page or a card changes its height. The places are written to the
 * elements and not kept by React, because they change with every line that someone types.
 */
export function useCardLayout(
  column: React.RefObject<HTMLElement | null>,
  entries: readonly MarginEntry[],
  selected: AmendmentId | null,
): Layout {
  const { page } = useConference()
  const [placed, setPlaced] = useState<Layout['placed']>(new Map())
  const [inSight, setInSight] = useState<readonly string[]>([])
  const heights = useRef(new Map<string, number>())
  const many = entries.length > allAtOnce
  const drawn = useMemo(
    () => (many ? entries.filter(({ id }) => inSight.includes(id) || id === selected) : entries),
    [entries, many, inSight, selected],
  )

  const layout = useCallback(() => {
    const elements = cardsIn(column.current, drawn)
    const editor = page.editor()
    if (!editor || !column.current) return
    for (const { id, element } of elements) heights.current.set(id, element.offsetHeight)
    const known = new Map<BlockId, number>()
    const topOf = (target: BlockId | null) => {
      if (!target) return 0
      const top = known.get(target) ?? editor.topOf(target) ?? 0
      known.set(target, top)
      return top
    }
    const wantings = entries.map(({ id, target }) => ({
      id,
      wanted: topOf(target),
      height: heights.current.get(id) ?? usual,
    }))
    const tops = placeCards(wantings, selected, gap)
    for (const { id, element } of elements) {
      element.style.insetBlockStart = `${tops.get(id) ?? 0}px`
    }
    const end = wantings.reduce(
      (far, { id, height }) => Math.max(far, (tops.get(id) ?? 0) + height),
      0,
    )
    column.current.style.minBlockSize = `${end + gap}px`
    if (many) {
      const now = within(wantings, tops, sightOf(column.current))
      setInSight((before) => (sameItems(before, now) ? before : now))
    }
    setPlaced((before) => {
      const now = new Map(
        wantings.map(({ id, wanted }) => [id, { wanted, top: tops.get(id) ?? 0 }]),
      )
      return samePlaces(before, now) ? before : now
    })
  }, [column, page, entries, drawn, selected, many])

  useLayoutEffect(layout, [layout])
  useEffect(() => page.moved.subscribe(layout), [page, layout])
  useEffect(() => {
    const changed = new ResizeObserver(layout)
    for (const { element } of cardsIn(column.current, drawn)) changed.observe(element)
    return () => changed.disconnect()
  }, [column, layout, drawn])
  useEffect(() => {
    const scroller = column.current?.parentElement
    if (!many || !scroller) return
    let asked = 0
    const onScroll = () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0
        layout()
      })
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(asked)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [column, many, layout])
  return { placed, drawn }
}

/** What of the column can be seen, and a screen before and after it; in px from its top. */
function sightOf(column: HTMLElement): { readonly from: number; readonly to: number } {
  const scroller = column.parentElement?.getBoundingClientRect()
  const top = (scroller?.top ?? 0) - column.getBoundingClientRect().top
  const height = scroller?.height ?? 0
  return { from: top - height, to: top + 2 * height }
}

/** Those that are on the page: one that has just come into sight will be there in a moment. */
function cardsIn(column: HTMLElement | null, drawn: readonly MarginEntry[]) {
  const ids = new Set(drawn.map(({ id }) => id))
  const elements = [...(column?.querySelectorAll<HTMLElement>(':scope > [data-card]') ?? [])]
  return elements.flatMap((element) => {
    const id = element.dataset.card ?? ''
    return ids.has(id) ? [{ id, element }] : []
  })
}

function samePlaces(a: ReadonlyMap<string, Placed>, b: ReadonlyMap<string, Placed>): boolean {
  const same = ([id, { wanted, top }]: [string, Placed]) =>
    a.get(id)?.wanted === wanted && a.get(id)?.top === top
  return a.size === b.size && [...b].every(same)
}
