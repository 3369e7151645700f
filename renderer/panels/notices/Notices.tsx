import { Button } from 'react-aria-components'
import { isTrouble } from '../../../shared/conditions'
import type { CloseReason } from '../../../shared/sync'
import { t } from '../../i18n/translate'
import type { DocumentState } from '../../session/document-state'
import type { Aside } from '../../session/set-aside'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useFrom, useLive } from '../conference'
import { type NotDone, sayClosed, sayNotDone } from '../sentences'
import { HubLost, useHubLost } from '../standby/HubLost'
import { ConditionNotices } from './ConditionNotices'
import { MovedNotice, useMoved } from './MovedNotice'
import { OutdatedNotice } from './OutdatedNotice'
import { isWorthTelling, PasteNotice } from './PasteNotice'
import { SeatNotice } from './SeatNotice'
import { SetAside } from './SetAside'
import { UndoNotice } from './UndoNotice'

/** What has no other place: it stays beneath the bar until it is put away. */
export function Notices({
  unproposed,
  onPutAway,
  onTemplate,
}: {
  /** Why no draft could be opened for what was typed into the closed text. */
  readonly unproposed: NotDone | null
  readonly onPutAway: () => void
  /** A template was opened, which a panel may cover. */
  readonly onTemplate: () => void
}) {
  const { session, page, onSeatSeen } = useConference()
  const asides = useLive(session.asides)
  const closed = useFrom(session.text, ({ state }) => closedFor(state))
  const outdated = useLive(session.outdated)
  const last = useLive(page.pasted)
  const pasted = last && isWorthTelling(last) ? last : null
  const leftDone = useLive(page.leftDone)
  const moved = useMoved()
  const lost = useHubLost()
  const conditions = useFrom(session.conditions, (all) => all.filter(isTrouble).length)
  const nothing =
    conditions === 0 &&
    !moved &&
    !lost &&
    !unproposed &&
    !closed &&
    !outdated &&
    !pasted &&
    !leftDone &&
    !onSeatSeen
  if (nothing && asides.length === 0) return null
  return (
    <div className="notices">
      <OutdatedNotice />
      <ConditionNotices />
      {lost && <HubLost standby={lost} />}
      {moved && <MovedNotice {...moved} />}
      {onSeatSeen && <SeatNotice onPutAway={onSeatSeen} />}
      {closed && <Trouble {...sayClosed(closed)} />}
      {unproposed && (
        <div className="notice">
          <Trouble {...sayNotDone(unproposed)} />
          <Button className="button small" onPress={onPutAway}>
            {t('problem.put-away')}
          </Button>
        </div>
      )}
      {leftDone && <UndoNotice />}
      {pasted && <PasteNotice pasted={pasted} moved={page.moved} onPutAway={page.putAwayPasted} />}
      {asides.map((aside) => (
        <SetAside key={keyOf(aside)} aside={aside} onTemplate={onTemplate} />
      ))}
    </div>
  )
}

/** What several windows have left behind may have gone in the same moment. */
function keyOf({ at, passages: [first] }: Aside): string {
  return `${at}/${first?.words?.client ?? ''}`
}

/** Why the text is closed to this seat for good; a full disk is the safety word's to say. */
function closedFor(state: DocumentState): CloseReason | null {
  if (state.kind === 'gone') return 'no-access'
  if (state.kind !== 'refused') return null
  return state.reason === 'disk-full' || state.reason === 'disk-failed' ? null : state.reason
}
