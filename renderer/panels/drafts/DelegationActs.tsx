import { Button } from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import { blockIdOf } from '../../../shared/amendments/change'
import type { DelegationId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'
import { type ActKind, may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Confirm } from '../Confirm'
import { useConference, useLive, useRegister, useStage } from '../conference'
import { Plate } from '../delegations/Plate'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { Fold } from './Fold'
import { InviteSponsor } from './InviteSponsor'
import { Notes } from './Notes'
import { OffersOf } from './OffersOf'
import { OwnPosition } from './OwnPosition'
import { SponsorInvited } from './SponsorInvited'
import { Uninvite } from './Uninvite'

interface ActsProps {
  readonly amendment: Amendment
  readonly delegation: DelegationId
  readonly acting: Acting
}

/** What a delegation may do about what is tabled: its own, one that it sponsors, or another's. */
export function DelegationActs({
  amendment,
  onDraft = () => {},
}: {
  readonly amendment: Amendment
  /** A draft was begun: where it is written is to be in sight. */
  readonly onDraft?: () => void
}) {
  const { seat } = useConference()
  const acting = useAct()
  if (seat.role !== 'delegation') return null
  const props = { amendment, delegation: seat.delegation, acting }
  return (
    <div className="delegation-acts">
      <OffersOf amendment={amendment} />
      <SponsorInvited {...props} />
      <div className="card-acts">
        <Rewording {...props} onDraft={onDraft} />
        <Leaving {...props} />
        <Reintroducing {...props} />
      </div>
      <OwnPosition amendment={amendment} delegation={seat.delegation} acting={acting} />
      <Asking {...props} />
      <Notes amendment={amendment.id} of={labelOf(amendment)} />
      <NotDoneHere acting={acting} />
    </div>
  )
}

/** A draft of other words: the next revision of one's own, or an amendment to another's. */
function Rewording({
  amendment,
  delegation,
  acting,
  onDraft,
}: ActsProps & { readonly onDraft: () => void }) {
  const { page } = useConference()
  const mayDo = useMay()
  const { id, change, amends } = amendment
  const label = labelOf(amendment)
  if (!isPending(amendment)) return null
  const begin = async (act: Act) => {
    const result = await acting.perform(act)
    if (result?.kind !== 'draft') return
    onDraft()
    page.editor()?.goToDraft(result.amendment)
  }
  if (amendment.delegation === delegation) {
    if (!mayDo('revise-amendment')) return null
    return (
      <Button
        className="button small"
        aria-label={t('act.revise-named', { label })}
        onPress={() => void begin({ kind: 'revise-amendment', amendment: id })}
      >
        {t('act.revise')}
      </Button>
    )
  }
  // What would only be deleted has no words that could be amended.
  const blocks = change.proposed.flatMap((json) => blockIdOf(json) ?? [])
  if (amends || blocks.length === 0 || !mayDo('draft-amendment')) return null
  return (
    <Button
      className="button small"
      aria-label={t('act.amend-named', { label })}
      onPress={() =>
        void begin({ kind: 'draft-amendment', place: { kind: 'there' }, blocks, amends: id })
      }
    >
      {t('act.amend')}
    </Button>
  )
}

function Leaving({ amendment, delegation, acting }: ActsProps) {
  const mayDo = useMay()
  const label = labelOf(amendment)
  const leaves = amendment.sponsors.includes(delegation) && isPending(amendment)
  if (!leaves || !mayDo('leave-sponsors')) return null
  return (
    <Confirm
      title={t('sponsor.leave-asked.title', { label })}
      text={t('sponsor.leave-asked.text')}
      yes={t('sponsor.leave')}
      onYes={() => void acting.perform({ kind: 'leave-sponsors', amendment: amendment.id })}
    >
      <Button className="button small quiet" aria-label={t('sponsor.leave-named', { label })}>
        {t('sponsor.leave')}
      </Button>
    </Confirm>
  )
}

/** Any delegation may take up what another has withdrawn, once. */
function Reintroducing({ amendment, acting }: ActsProps) {
  const amendments = useRegister()?.amendments ?? []
  const mayDo = useMay()
  const { id, state } = amendment
  const label = labelOf(amendment)
  const isThere = amendments.some(
    (each) => each.origin.kind === 'reintroduced' && each.origin.from === id && isPending(each),
  )
  if (state.kind !== 'withdrawn' || isThere || !mayDo('reintroduce-amendment')) return null
  return (
    <Confirm
      title={t('act.reintroduce-asked.title', { label })}
      text={t('act.reintroduce-asked.text')}
      yes={t('act.reintroduce')}
      onYes={() => void acting.perform({ kind: 'reintroduce-amendment', amendment: id })}
    >
      <Button className="button small" aria-label={t('act.reintroduce-named', { label })}>
        {t('act.reintroduce')}
      </Button>
    </Confirm>
  )
}

/** The main sponsor may ask others to join until it is decided. */
function Asking({ amendment, delegation }: ActsProps) {
  const { seat, session } = useConference()
  const stage = useStage()
  const { invitations } = useLive(session.folder)
  if (amendment.delegation !== delegation || !isPending(amendment)) return null
  if (may(seat, 'invite-sponsor', stage) !== 'yes') return null
  const asked = invitations.filter((each) => each.amendment === amendment.id).map(({ to }) => to)
  return (
    <Fold title={t('sponsor.invite-others')} of={labelOf(amendment)}>
      {asked.length > 0 && (
        <ul className="sponsors">
          {asked.map((each) => (
            <li key={each}>
              <Plate delegation={each} />{' '}
              <span className="hint">{t('sponsor.standing.invited')}</span>
              <Uninvite amendment={amendment.id} delegation={each} />
            </li>
          ))}
        </ul>
      )}
      <InviteSponsor
        amendment={amendment.id}
        out={[amendment.delegation, ...amendment.sponsors, ...asked]}
      />
    </Fold>
  )
}

function useMay(): (act: ActKind) => boolean {
  const { seat } = useConference()
  const stage = useStage()
  return (act) => may(seat, act, stage) === 'yes'
}
