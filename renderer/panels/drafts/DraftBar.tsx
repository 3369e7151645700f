import { useEffect, useRef } from 'react'
import type { Draft } from '../../../shared/amendments/amendment'
import { kindOf, targetOf } from '../../../shared/amendments/change'
import { partIn } from '../../../shared/amendments/draft-parts'
import { delegationOf } from '../../../shared/conference'
import { directionOf, locale } from '../../i18n/locale'
import { t } from '../../i18n/translate'
import { sayWhere } from '../board/say-row'
import { useConference, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { useSpots } from '../use-reading'
import { AsAmended } from './AsAmended'
import { Deadline } from './Deadline'
import { DraftActs } from './DraftActs'
import { Notes } from './Notes'
import { Rationale } from './Rationale'
import { Sponsors } from './Sponsors'
import { useDraftState } from './use-draft-change'
import { useDraftTitle } from './use-draft-title'
import { WhoSees } from './WhoSees'
import { Writing } from './Writing'
import './drafts.css'

/** Beneath an open draft: what it is, who can see it, what is said of it, and how it ends. */
export function DraftBar({ draft }: { readonly draft: Draft }) {
  const { seat, page } = useConference()
  const acting = useAct()
  useForgetting(acting)
  const { change, verdict } = useDraftState(draft)
  const title = useDraftTitle(draft)
  const place = sayWhere(draft, useSpots(true))
  const name = title ?? (place ? t('draft.to', { place }) : t('draft.draft'))
  const bar = useRef<HTMLElement>(null)
  // The draft may have been opened at the foot of the window: its acts belong to what one sees.
  useEffect(() => {
    bar.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (seat.role !== 'delegation') return null
  const part = partIn(draft, seat.delegation)
  const target = targetOf(draft)
  // The draft goes, and its buttons with it: the caret goes back to the paragraph.
  const onEnded = () => {
    if (target) page.editor()?.goTo(target)
  }
  return (
    // In the words of the window, within a text that may run the other way.
    <section
      className="draft-bar"
      data-region="draft"
      aria-label={name}
      dir={directionOf(locale)}
      ref={bar}
    >
      <div className="draft-who">
        <p>
          <strong>{title ?? t('draft.draft')}</strong>{' '}
          {change && <span className="draft-kind">{t(`board.kind.${kindOf(change)}`)}</span>}{' '}
          <WhoSees draft={draft} />
        </p>
        {verdict && verdict !== 'clean' && (
          <p className="card-why">{t(`draft.verdict.${verdict}`)}</p>
        )}
        {part === 'sponsor' && <Deadline />}
        <Writing draft={draft} />
      </div>
      <DraftActs draft={draft} part={part} acting={acting} onEnded={onEnded} />
      <div className="draft-more">
        <AsAmended draft={draft.id} />
        <Rationale draft={draft} of={name} writes={part === 'sponsor'} />
        <Sponsors draft={draft} of={name} />
        <Notes amendment={draft.revises ?? draft.id} of={name} />
      </div>
      <NotDoneHere acting={acting} />
    </section>
  )
}

/** What was refused for want of time is not refused any more once the rules have changed. */
function useForgetting({ forget }: Acting): void {
  const { seat } = useConference()
  const register = useRegister()
  const leaves = register?.leaves.filter((each) => each === delegationOf(seat)) ?? []
  const rules = [register?.deadlines.amending, ...leaves].join(' ')
  const known = useRef(rules)
  useEffect(() => {
    if (known.current === rules) return
    known.current = rules
    forget()
  }, [rules, forget])
}
