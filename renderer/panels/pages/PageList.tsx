import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import type { PageSeen, PagesSeen } from '../../session/pages'
import { type InSight, inSightOf, laid, lengthOf, topOf, toSee } from './sheets'

interface PageListProps {
  readonly seen: PagesSeen
  readonly zoom: number
  /** Whether the page of the caret is kept in sight. */
  readonly follows: boolean
  /** Goes to a page when it is called. */
  readonly goTo: RefObject<(page: number) => void>
  /** Somebody has moved the pages themselves. */
  readonly onMoved: () => void
  readonly onInSight: (inSight: InSight) => void
}

/** The pages beneath each other; there is one for each, but only those in sight are drawn. */
export function PageList({ seen, zoom, follows, goTo, onMoved, onInSight }: PageListProps) {
  const scroller = useRef<HTMLElement>(null)
  const [pane, setPane] = useState({ width: 0, height: 0 })
  const [inSight, setInSight] = useState<InSight>({ from: 1, to: 1 })
  const { total } = seen
  const all = useMemo(() => laid(pane.width, zoom, total), [pane.width, zoom, total])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setPane({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])

  const look = () => {
    const now = inSightOf(scroller.current?.scrollTop ?? 0, pane.height, all)
    setInSight((before) => (before.from === now.from && before.to === now.to ? before : now))
  }
  useLayoutEffect(look)
  useEffect(() => onInSight(inSight), [inSight, onInSight])

  useLayoutEffect(() => {
    goTo.current = (page) => scroller.current?.scrollTo({ top: topOf(page, all) })
  }, [goTo, all])
  const own = follows ? (seen.block?.[0] ?? null) : null
  // Again when the caret has come to another page, and not while somebody looks around.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || own === null || own > all.total) return
    const top = toSee(own, element.scrollTop, element.clientHeight, all)
    if (top !== null) element.scrollTo({ top })
  }, [own, all])

  const shown = Array.from({ length: inSight.to - inSight.from + 1 }, (_, at) => inSight.from + at)
  return (
    <section
      className="pages-list"
      ref={scroller}
      aria-label={t('pages.region')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
      tabIndex={0}
      onScroll={look}
      onWheel={onMoved}
      onTouchMove={onMoved}
      onKeyDown={({ key }) => moving.has(key) && onMoved()}
    >
      <div className="pages-long" style={{ blockSize: lengthOf(all), minInlineSize: all.width }}>
        {total > 0 &&
          shown.map((page) => (
            <div
              key={page}
              className="pages-sheet"
              style={{
                insetBlockStart: topOf(page, all),
                inlineSize: all.width,
                blockSize: all.height,
              }}
            >
              <Picture page={page} total={total} width={all.width} drawn={seen.pages.get(page)} />
            </div>
          ))}
      </div>
    </section>
  )
}

const moving = new Set(['PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'Home', 'End', ' '])

interface PictureProps {
  readonly page: number
  readonly total: number
  /** Px. */
  readonly width: number
  readonly drawn: PageSeen | undefined
}

/**
 * The strips of a page where they stand. Those that are as they were stay the same elements: an
 * image that is made anew takes a while.
 */
function Picture({ page, total, width, drawn }: PictureProps) {
  if (!drawn) return null
  const { number, strips } = drawn
  const name = number
    ? t('pages.alt', { number, page, total })
    : t('pages.alt-unnumbered', { page, total })
  const px = width / drawn.width
  const met = new Map<string, number>()
  return (
    <div role="img" aria-label={name}>
      {strips.map(({ is, top, height, address }) => {
        const before = met.get(is) ?? 0
        met.set(is, before + 1)
        return (
          <img
            key={`${is} ${before}`}
            src={address}
            alt=""
            decoding="sync"
            style={{
              inlineSize: width,
              blockSize: Math.ceil(height * px),
              // Not by its place, which is rounded to whole dots: lines would lie unevenly.
              transform: `translateY(${top * px}px)`,
            }}
          />
        )
      })}
    </div>
  )
}
