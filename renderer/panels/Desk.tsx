import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { may } from '../../shared/rights'
import { t } from '../i18n/translate'
import { BracketTool } from './brackets/BracketTool'
import { chord } from './chord'
import { useConference, useFrom, useLive, useRegister } from './conference'
import { DraftBar } from './drafts/DraftBar'
import { ProposeTool } from './drafts/ProposeTool'
import { TextFindBar } from './finding/FindBar'
import { openedTemplate } from './letters/template/opened'
import { TemplateDesk } from './letters/template/TemplateDesk'
import { RecommendationTool } from './recommendations/RecommendationTool'
import { SeeingTool } from './seeing/SeeingTool'
import { TextHintCard } from './style/HintCard'
import { Toolbar } from './tools/Toolbar'
import { useSelectionTakenOut } from './use-selection-taken-out'
import { opened } from './versions/opened'
import { VersionDesk } from './versions/VersionDesk'

/** The page on its desk, with the negotiation beside it where there is room. */
export function Desk({
  margin,
  drawer,
  inert,
  onLetters,
}: {
  /** Stands beside the page where there is room, */
  readonly margin: ReactNode
  /** and where there is none, is opened from here. */
  readonly drawer: ReactNode
  /** Something covers it. */
  readonly inert: boolean
  /** Back to the letters, once what they say is written. */
  readonly onLetters: () => void
}) {
  const { session, page } = useConference()
  const mode = useLive(session.mode)
  const coming = useFrom(session.text, ({ state }) => state.kind === 'connecting')
  const drafting = useFrom(session.drafts, (drafts) =>
    drafts.some(({ state }) => 'access' in state && state.access === 'write'),
  )
  const template = useLive(openedTemplate)
  const isReading = useLive(opened) !== null
  const reading = template !== null || isReading
  const mount = useRef<HTMLDivElement>(null)
  useEffect(() => (mount.current ? page.mount(mount.current) : undefined), [page])
  useSelectionTakenOut(mount, inert || reading)
  return (
    <div className="desk" inert={inert}>
      <div className="desk-under" inert={reading}>
        <div className="strip" data-region="tools">
          {mode === 'write' || drafting ? <Toolbar /> : <WhatTypingDoes />}
          {mode === 'propose' && !drafting && <RecommendationTool keys={chord('Mod-Alt-R')} />}
          {mode === 'propose' && <ProposeTool />}
          <BracketTool />
          <SeeingTool />
          {drawer}
        </div>
        {template === null && <TextFindBar />}
        <div className="desk-scroll" data-with-margin={margin !== null || undefined}>
          <div className="page-mount" ref={mount} data-region="page">
            {coming && <Waiting />}
          </div>
          {margin}
        </div>
        <DraftBars />
        <TextHintCard />
      </div>
      {isReading && <VersionDesk />}
      {template && (
        <TemplateDesk
          language={template}
          onClose={() => {
            openedTemplate.set(null)
            onLetters()
          }}
        />
      )}
    </div>
  )
}

function Waiting() {
  const { session } = useConference()
  const offline = useFrom(session.safety, ({ kind }) => kind === 'offline')
  return <p className="waiting">{t(offline ? 'panel.text-unreachable' : 'panel.text-coming')}</p>
}

/** Said where the tools would be, so that nobody wonders why there are none. */
function WhatTypingDoes() {
  const { session, seat } = useConference()
  const mode = useLive(session.mode)
  const stage = useRegister()?.stage
  if (!stage) return null
  const decides = may(seat, 'adopt-amendment', stage) === 'yes'
  const said = mode === 'propose' ? 'propose' : decides ? 'decide' : stage
  return <p className="hint">{t(`toolbar.closed.${said}`)}</p>
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
