import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { t } from '../i18n/translate'
import { useConference, useLive } from './conference'
import { DraftBar } from './DraftBar'
import { Margin } from './Margin'
import { Toolbar } from './Toolbar'

/** The page on its desk, with the negotiation beside it where there is room. */
export function Desk({ withMargin }: { readonly withMargin: boolean }) {
  const { session, page } = useConference()
  const mode = useLive(session.mode)
  const drafts = useLive(session.drafts)
  const text = useLive(session.text)
  const mount = useRef<HTMLDivElement>(null)
  useEffect(() => (mount.current ? page.mount(mount.current) : undefined), [page])
  const writable =
    mode === 'write' || drafts.some(({ state }) => 'access' in state && state.access === 'write')
  return (
    <div className="desk">
      <div className="strip" data-region="page">
        {writable ? <Toolbar /> : <p className="hint">{t(`toolbar.closed.${mode}`)}</p>}
      </div>
      <div className="desk-scroll" data-with-margin={withMargin || undefined}>
        <div className="page-mount" ref={mount} data-region="page">
          {text.state.kind === 'connecting' && <p className="waiting">{t('panel.text-coming')}</p>}
        </div>
        {withMargin && <Margin />}
      </div>
      <DraftBars />
    </div>
  )
}

/** Each beneath its draft, where the editor has made room for it. */
function DraftBars() {
  const { session, page } = useConference()
  const footers = useLive(page.footers)
  const { drafts } = useLive(session.folder)
  return footers.map(({ id, footer }) => {
    const draft = drafts.find((each) => each.id === id)
    return draft && createPortal(<DraftBar draft={draft} />, footer, id)
  })
}
