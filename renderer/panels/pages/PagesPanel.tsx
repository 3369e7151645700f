import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { cell } from '../../session/live'
import type { PagesSeen, PagesWatch } from '../../session/pages'
import { Trouble } from '../../welcome/Trouble'
import { Check } from '../Check'
import { chord } from '../chord'
import { useConference, useFrom, useLive } from '../conference'
import { BackIcon, ForwardIcon } from '../icons'
import { sayNotDone } from '../sentences'
import { PageList } from './PageList'
import { type InSight, zooms } from './sheets'
import { useSettled } from './use-settled'
import './pages.css'

/** The pages of the text as they are printed, a moment behind the typing. */
export function PagesPanel() {
  const { session, page } = useConference()
  const [watch, setWatch] = useState<PagesWatch | null>(null)
  useEffect(() => {
    const begun = session.pages()
    setWatch(begun)
    return () => begun.end()
  }, [session])
  const seen = useLive(watch?.seen ?? nothing)
  const caret = useFrom(page.selected, ({ block }) => block)
  const [follows, setFollows] = useState(true)
  const [zoom, setZoom] = useState(0)
  const [inSight, setInSight] = useState<InSight>({ from: 1, to: 1 })
  const goTo = useRef<(page: number) => void>(() => {})
  const block = follows ? caret : null
  const { from, to } = inSight
  useEffect(() => watch?.look({ block, from, to }), [watch, block, from, to])

  const go = (to: number) => {
    setFollows(false)
    goTo.current(to)
  }
  const standing = standingOf(seen)
  const atPage = seen.total > 0 ? t('pages.alt-unnumbered', { page: from, total: seen.total }) : ''
  const heard = useSettled(standing ?? atPage)
  const percent = Math.round((zooms[zoom] ?? 1) * 100)
  return (
    <div className="pages">
      <div className="pages-tools">
        <div className="pages-going">
          <Button
            className="button quiet icon-only"
            aria-label={t('pages.previous')}
            isDisabled={from <= 1}
            onPress={() => go(from - 1)}
          >
            <BackIcon />
          </Button>
          <span className="pages-count">
            {seen.total > 0 && t('pages.count', { page: from, total: seen.total })}
          </span>
          <Button
            className="button quiet icon-only"
            aria-label={t('pages.next')}
            isDisabled={from >= seen.total}
            onPress={() => go(from + 1)}
          >
            <ForwardIcon />
          </Button>
        </div>
        <div className="pages-going">
          <Button
            className="button quiet small"
            isDisabled={zoom === 0}
            onPress={() => setZoom(zoom - 1)}
          >
            {t('pages.zoom-out')}
          </Button>
          <span className="heard-only" role="status">
            {t('pages.zoom', { percent: `${percent}%` })}
          </span>
          <Button
            className="button quiet small"
            isDisabled={zoom === zooms.length - 1}
            onPress={() => setZoom(zoom + 1)}
          >
            {t('pages.zoom-in')}
          </Button>
        </div>
        <Check isSelected={follows} onChange={setFollows} label={t('pages.follow')} />
      </div>
      <span className="heard-only" role="status">
        {heard}
      </span>
      {seen.problem && !seen.asOf && <Trouble {...sayNotDone(seen.problem)} />}
      {seen.lacksFont && (
        <Trouble what={t('pages.no-font.what')} next={t('problem.act.export-no-font.next')} />
      )}
      {standing && <p className="pages-standing">{standing}</p>}
      <PageList
        seen={seen}
        zoom={zooms[zoom] ?? 1}
        follows={follows}
        goTo={goTo}
        onMoved={() => setFollows(false)}
        onInSight={setInSight}
      />
      <p className="hint">{t('pages.note', { keys: chord('Mod-Alt-G') })}</p>
    </div>
  )
}

const nothing = cell<PagesSeen>({
  total: 0,
  block: null,
  isCurrent: true,
  lacksFont: false,
  pages: new Map(),
  asOf: null,
  problem: null,
})

/** What is to be known of the pages: that they are late, and why; `null` if nothing is. */
function standingOf({ total, isCurrent, asOf, problem }: PagesSeen): string | null {
  if (problem && asOf) {
    const isAway = problem.why === 'unreachable' || problem.why === 'no-answer'
    const time = formatTime(asOf.toISOString())
    return t(isAway ? 'pages.as-of' : 'pages.not-set', { time })
  }
  if (problem) return null
  if (!isCurrent) return t('pages.broken')
  return total === 0 ? t('pages.coming') : null
}
