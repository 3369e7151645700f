import { useMemo } from 'react'
import { bare } from '../../../shared/document/number-styles'
import { type BlockId, blockId, isId } from '../../../shared/ids'
import { bySection } from '../../../shared/negotiation/outstanding'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { useWriters } from '../delegations/places-of-people'
import { useDirection } from '../use-direction'
import { OutlinePeople } from './OutlinePeople'
import { useOutlineMoving } from './outline-moving'
import './outline.css'

/** The headings with their paragraphs, and how much is open beneath each. */
export function Outline({
  onGone,
  inert = false,
}: {
  readonly onGone?: () => void
  /** Something covers it. */
  readonly inert?: boolean
}) {
  const { page } = useConference()
  const entries = useLive(page.outline)
  const open = useOpenBeneath()
  const here = useHere()
  const writers = useWriters()
  const moving = useOutlineMoving()
  // Read as the text is, on whichever side of it the outline stands.
  const direction = useDirection()
  return (
    <nav className="outline" aria-label={t('panel.outline')} data-region="outline" inert={inert}>
      <ol ref={moving.list} dir={direction}>
        {entries.map((entry) => (
          <li key={entry.id} data-level={entry.level} {...moving.rowOf(entry.id)}>
            <button
              type="button"
              aria-keyshortcuts={moving.keys}
              className="outline-entry"
              aria-current={entry.id === here ? 'location' : undefined}
              data-long={bare(entry.label ?? '').length > 5 || undefined}
              onClick={() => {
                onGone?.()
                page.editor()?.goTo(entry.id)
              }}
            >
              <span className="outline-label">{entry.label}</span>
              <span className="outline-title">
                <bdi>{entry.title || t('panel.outline.untitled')}</bdi>
                {entry.paragraphs && (
                  <span className="outline-paragraphs">{rangeOf(entry.paragraphs)}</span>
                )}
              </span>
              <OutlinePeople people={writers.filter(({ place }) => place.under === entry.id)} />
              <OpenCount count={open.get(entry.id) ?? 0} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function OpenCount({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <span className="count" title={t('panel.outline.open', { count })}>
      <span aria-hidden="true">{count}</span>
      <span className="heard-only">{t('panel.outline.open', { count })}</span>
    </span>
  )
}

function rangeOf([first, last]: readonly [string, string]): string {
  return first === last ? bare(first) : `${bare(first)}–${bare(last)}`
}

/** What is open by the heading above it: brackets, alternatives, amendments to be decided. */
function useOpenBeneath(): ReadonlyMap<BlockId | null, number> {
  const { page } = useConference()
  const outstanding = useLive(page.outstanding)
  return useMemo(() => bySection(outstanding), [outstanding])
}

/** The heading of the part in which the caret is. */
function useHere(): BlockId | null {
  const { page } = useConference()
  const { block } = useLive(page.selected)
  const element = block && document.querySelector(`.sheet [data-id="${block}"]`)
  return element ? headingAbove(element) : null
}

/** By the page's own order: asking where each heading lies would lay out the whole text. */
function headingAbove(block: Element): BlockId | null {
  let element: Element | null = block
  while (element && !element.matches('.heading')) element = element.previousElementSibling
  const id = element?.getAttribute('data-id')
  return isId(id) ? blockId(id) : null
}
