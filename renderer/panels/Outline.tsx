import { useMemo } from 'react'
import { isPending } from '../../shared/amendments/amendment'
import { type BlockId, blockId, isId } from '../../shared/ids'
import { t } from '../i18n/translate'
import { useConference, useLive, useRegister } from './conference'
import { useSpots } from './use-reading'

/** The headings with their paragraphs, and how many amendments are open beneath each. */
export function Outline({ onGone }: { readonly onGone?: () => void }) {
  const { page } = useConference()
  const entries = useLive(page.outline)
  const open = useOpenBeneath()
  const here = useHere()
  return (
    <nav className="outline" aria-label={t('panel.outline')} data-region="outline">
      <ol>
        {entries.map((entry) => (
          <li key={entry.id} data-level={entry.level}>
            <button
              type="button"
              className="outline-entry"
              aria-current={entry.id === here ? 'location' : undefined}
              data-long={(entry.label?.length ?? 0) > 5 || undefined}
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
  const bare = (label: string) => label.replace(/\.$/, '')
  return first === last ? bare(first) : `${bare(first)}–${bare(last)}`
}

/** Open amendments by the heading above their paragraph. */
function useOpenBeneath(): ReadonlyMap<BlockId, number> {
  const amendments = useRegister()?.amendments
  const pending = useMemo(() => (amendments ?? []).filter(isPending), [amendments])
  const spots = useSpots(pending.length > 0)
  return useMemo(() => {
    const counts = new Map<BlockId, number>()
    for (const { change } of pending) {
      const under = spots?.get(change.target)?.under
      if (under) counts.set(under, (counts.get(under) ?? 0) + 1)
    }
    return counts
  }, [pending, spots])
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
