import { Button } from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import type { DelegationId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates, useStage } from '../conference'
import type { Acting } from '../use-act'

interface InvitedProps {
  readonly amendment: Amendment
  readonly delegation: DelegationId
  readonly acting: Acting
}

/** Asks a delegation that was invited to sponsor what is tabled. */
export function SponsorInvited({ amendment, delegation, acting }: InvitedProps) {
  const { seat, session } = useConference()
  const { invitations } = useLive(session.folder)
  const plates = usePlates()
  const stage = useStage()
  const isAsked = invitations.some(
    (each) => each.amendment === amendment.id && each.to === delegation,
  )
  if (!isAsked || !isPending(amendment)) return null
  const label = labelOf(amendment)
  const isDisabled = may(seat, 'answer-sponsorship', stage) !== 'yes'
  const answer = (said: 'accept' | 'decline') =>
    acting.perform({ kind: 'answer-sponsorship', amendment: amendment.id, answer: said })
  return (
    <div className="card-acts asked">
      <p>{t('sponsor.asked', { delegation: plates.nameOf(amendment.delegation) })}</p>
      <Button
        className="button small"
        aria-label={t('sponsor.decline-named', { label })}
        isDisabled={isDisabled}
        onPress={() => void answer('decline')}
      >
        {t('sponsor.decline')}
      </Button>
      <Button
        className="button small primary"
        aria-label={t('sponsor.accept-named', { label })}
        isDisabled={isDisabled}
        onPress={() => void answer('accept')}
      >
        {t('sponsor.accept')}
      </Button>
    </div>
  )
}
