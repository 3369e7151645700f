import { useEffect, useMemo, useRef, useState } from 'react'
import { isPending, labelOf } from '../../../shared/amendments/amendment'
import { combine } from '../../../shared/amendments/combination'
import type { Register } from '../../../shared/amendments/register'
import { showStillText } from '../../editor/versions/still-text'
import { formatList } from '../../i18n/format'
import { t, translate } from '../../i18n/translate'
import { useConference, useLive, usePlates } from '../conference'
import { sayLeft } from '../rivals/say-left'
import { BackButton } from '../versions/VersionDesk'
import { saySeeing } from './SeeingTool'
import { type Seeing, seen } from './seeing'
import './seeing.css'

/** More labels than these are counted. */
const mostNamed = 12

/**
 * The text as it would be with the amendments that are shown, as the two stood when one of the
 * amendments last changed: it is not drawn anew with every letter that is typed into the text.
 */
export function AsAmendedDesk({
  by,
  register,
  onClose,
}: {
  readonly by: Seeing
  readonly register: Register
  readonly onClose: () => void
}) {
  const { session, page } = useConference()
  const plates = usePlates()
  const selected = useLive(page.amendment)
  const { amendments } = register
  const made = useMemo(() => {
    const text = session.reading.get()
    const chosen = seen(by, amendments, selected).filter(isPending)
    return text && { chosen, ...combine(text, chosen, amendments) }
  }, [session, amendments, by, selected])
  const [here] = useState(() => page.selected.get().block)
  const mount = useRef<HTMLDivElement>(null)
  const text = made?.text
  useEffect(() => {
    const sheet = mount.current
    if (!sheet || !text) return
    const end = showStillText({
      mount: sheet,
      text,
      me: session.me,
      translate,
      colourOf: plates.colourOf,
      nameOf: (user) => user.name,
      label: t('seeing.page-label'),
    })
    // Where one was in the text, as far as that is still there.
    if (here)
      sheet.querySelector(`[data-id="${CSS.escape(here)}"]`)?.scrollIntoView({ block: 'center' })
    return end
  }, [text, plates, session, here])
  const names = (made?.chosen ?? []).filter(({ id }) => made?.adopted.includes(id)).map(labelOf)
  return (
    <section className="version-desk as-amended" aria-label={t('seeing.page-label')}>
      <header className="version-head">
        <div>
          <p>
            <strong>{t('seeing.head', { what: saySeeing(by, plates) })}</strong>{' '}
            <span className="version-not-current">{t('seeing.not-the-text')}</span>
          </p>
          <p className="hint">
            {names.length === 0
              ? t('seeing.with-none')
              : names.length > mostNamed
                ? t('seeing.with-many', { count: names.length })
                : t('seeing.with', { labels: formatList(names) })}
          </p>
          {made && made.left.length > 0 && (
            <details className="as-amended-left">
              <summary>{t('seeing.left', { count: made.left.length })}</summary>
              <ul>
                {made.left.map((each) => (
                  <li key={each.amendment}>{sayLeft(each, made.chosen)}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
        <BackButton onClose={onClose} />
      </header>
      <div className="version-scroll">
        <div className="page-mount" ref={mount} />
      </div>
    </section>
  )
}
