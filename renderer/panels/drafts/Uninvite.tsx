import { Button } from 'react-aria-components'
import type { AmendmentId, DelegationId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, usePlates, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

/** Takes back an invitation to sponsor that has not been answered. */
export function Uninvite({
  amendment,
  delegation,
}: {
  readonly amendment: AmendmentId
  readonly delegation: DelegationId
}) {
  const { seat } = useConference()
  const stage = useStage()
  const plates = usePlates()
  const acting = useAct()
  if (may(seat, 'uninvite-sponsor', stage) !== 'yes') return null
  return (
    <>
      <Button
        className="button small quiet"
        aria-label={t('sponsor.uninvite-named', { delegation: plates.nameOf(delegation) })}
        isPending={acting.doing.kind === 'busy'}
        onPress={() => void acting.perform({ kind: 'uninvite-sponsor', amendment, delegation })}
      >
        {t('sponsor.uninvite')}
      </Button>
      <NotDoneHere acting={acting} />
    </>
  )
}
