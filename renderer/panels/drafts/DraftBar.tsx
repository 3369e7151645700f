import { useEffect, useRef } from 'react'
import { type Draft, labelOf } from '../../../shared/amendments/amendment'
import { kindOf, targetOf } from '../../../shared/amendments/change'
import { partIn } from '../../../shared/amendments/draft-parts'
import { findAmendment } from '../../../shared/amendments/ending'
import { delegationOf } from '../../../shared/conference'
import { directionOf, locale } from '../../i18n/locale'
import { t } from '../../i18n/translate'
import { useConference, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { AsAmended } from './AsAmended'
import { Deadline } from './Deadline'
import { DraftActs } from './DraftActs'
import { Notes } from './Notes'
import { Rationale } from './Rationale'
import { Sponsors } from './Sponsors'
import { useDraftState } from './use-draft-change'
import { WhoSees } from './WhoSees'
import { Writing } from './Writing'
import './drafts.css'

/** Beneath an open draft: what it is, who can see it, what is said of it, and how it ends. */
export function DraftBar({ draft }: { readonly draft: Draft }) {
  const { seat, page } = useConference()
  const acting = useAct()
  useForgetting(acting)
  const { change, verdict } = useDraftState(draft)
  const bar = useRef<HTMLDivElement>(null)
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
    <div className="draft-bar" data-region="draft" dir={directionOf(locale)} ref={bar}>
      <div className="draft-who">
        <p>
          <strong>
            <Title draft={draft} />
          </strong>{' '}
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
        <Rationale draft={draft} writes={part === 'sponsor'} />
        <Sponsors draft={draft} />
        <Notes amendment={draft.revises ?? draft.id} />
      </div>
      <NotDoneHere acting={acting} />
    </div>
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

function Title({ draft: { amends, revises } }: { readonly draft: Draft }) {
  const register = useRegister()
  const of = amends ?? revises
  const found = of && register ? findAmendment(register, of) : null
  if (!found) return t('draft.draft')
  return t(revises ? 'draft.revision-of' : 'draft.amends', { label: labelOf(found) })
}
