import { Button } from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../shared/amendments/amendment'
import { delegationOf } from '../../shared/conference'
import { may } from '../../shared/rights'
import { t } from '../i18n/translate'
import { Confirm } from './Confirm'
import { useConference, useStage } from './conference'
import { NotDoneHere } from './NotDoneHere'
import { useAct } from './use-act'
import { isAdoptable, type Verdict } from './verdict'

interface ActsProps {
  readonly amendment: Amendment
  readonly verdict: Verdict | null
}

/** What this person may do about an amendment now, and why the president cannot adopt it. */
export function AmendmentActs({ amendment, verdict }: ActsProps) {
  const { seat } = useConference()
  const stage = useStage()
  const acting = useAct()
  if (!isPending(amendment)) return null
  const busy = acting.doing.kind === 'busy'
  const label = labelOf(amendment)
  const decides = may(seat, 'adopt-amendment', stage) === 'yes'
  const own = delegationOf(seat) === amendment.delegation
  const withdraws = own && may(seat, 'withdraw-amendment', stage) === 'yes'
  if (!decides && !withdraws) return null
  return (
    <div className="card-acts">
      {decides && (
        <>
          {verdict && !isAdoptable(verdict) && (
            <p className="card-why">{t(`margin.verdict.${verdict}-hint`)}</p>
          )}
          <Button
            className="button small primary"
            aria-label={t('act.adopt-named', { label })}
            isDisabled={busy || !isAdoptable(verdict)}
            onPress={() =>
              void acting.perform({ kind: 'adopt-amendment', amendment: amendment.id })
            }
          >
            {t('act.adopt')}
          </Button>
          <Button
            className="button small"
            aria-label={t('act.reject-named', { label })}
            isDisabled={busy}
            onPress={() =>
              void acting.perform({ kind: 'reject-amendment', amendment: amendment.id })
            }
          >
            {t('act.reject')}
          </Button>
        </>
      )}
      {withdraws && (
        <Confirm
          title={t('act.withdraw-asked.title', { label })}
          text={t('act.withdraw-asked.text')}
          yes={t('act.withdraw')}
          onYes={() => void acting.perform({ kind: 'withdraw-amendment', amendment: amendment.id })}
        >
          <Button
            className="button small quiet"
            aria-label={t('act.withdraw-named', { label })}
            isDisabled={busy}
          >
            {t('act.withdraw')}
          </Button>
        </Confirm>
      )}
      <NotDoneHere acting={acting} />
    </div>
  )
}
