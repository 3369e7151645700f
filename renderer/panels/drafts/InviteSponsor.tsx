import { useState } from 'react'
import { Button } from 'react-aria-components'
import { byName } from '../../../shared/amendments/amendment'
import type { AmendmentId, DelegationId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { useConference, useRegister, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

interface InviteSponsorProps {
  readonly amendment: AmendmentId
  /** Who is a sponsor already, or has been asked. */
  readonly out: readonly DelegationId[]
}

/** Asks another delegation to sponsor a draft or an amendment. It alone learns of it. */
export function InviteSponsor({ amendment, out }: InviteSponsorProps) {
  const { seat } = useConference()
  const stage = useStage()
  const delegations = useRegister()?.delegations ?? []
  const acting = useAct()
  const [chosen, setChosen] = useState<DelegationId | null>(null)
  const others = [...delegations].filter(({ id }) => !out.includes(id)).sort(byName)
  if (others.length === 0 || may(seat, 'invite-sponsor', stage) !== 'yes') return null
  const invite = async () => {
    if (!chosen) return
    const done = await acting.perform({ kind: 'invite-sponsor', amendment, delegation: chosen })
    if (done) setChosen(null)
  }
  return (
    <>
      <div className="one-line">
        <Choice
          label={t('sponsor.invite-label')}
          choices={others}
          chosen={chosen}
          onChoose={setChosen}
          none={t('sponsor.choose')}
        />
        <Button
          className="button"
          isDisabled={!chosen}
          isPending={acting.doing.kind === 'busy'}
          onPress={() => void invite()}
        >
          {t('sponsor.invite')}
        </Button>
      </div>
      <NotDoneHere acting={acting} />
    </>
  )
}
