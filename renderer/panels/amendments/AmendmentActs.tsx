import { useRef } from 'react'
import { Button } from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import type { Verdict } from '../../../shared/amendments/judge'
import { delegationOf } from '../../../shared/conference'
import { amendmentId, isId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Confirm } from '../Confirm'
import { useConference, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { isAdoptable } from './verdict'

interface ActsProps {
  readonly amendment: Amendment
  readonly verdict: Verdict | null
}

/** What this person may do about an amendment now, and why the president cannot adopt it. */
export function AmendmentActs({ amendment, verdict }: ActsProps) {
  const { seat, page } = useConference()
  const acts = useRef<HTMLDivElement>(null)
  const stage = useStage()
  const acting = useAct()
  if (!isPending(amendment)) return null
  const asked = acting.doing.kind === 'busy' ? acting.doing.act : null
  const label = labelOf(amendment)
  const decides = may(seat, 'adopt-amendment', stage) === 'yes'
  const own = delegationOf(seat) === amendment.delegation
  const withdraws = own && may(seat, 'withdraw-amendment', stage) === 'yes'
  if (!decides && !withdraws) return null
  const decide = async (kind: 'adopt-amendment' | 'reject-amendment') => {
    const next = nextToDecide(acts.current)
    const done = await acting.perform({ kind, amendment: amendment.id })
    if (!done) return
    page.selectAmendment(next?.amendment ?? null)
    // The button goes with the decision: what had the focus is not to leave a reader nowhere.
    if (next) next.button.focus()
    else page.editor()?.focus()
  }
  return (
    <div className="card-acts" ref={acts}>
      {decides && (
        <>
          {verdict && !isAdoptable(verdict) && (
            <p className="card-why">{t(`margin.verdict.${verdict}-hint`)}</p>
          )}
          <Button
            className="button small primary"
            aria-label={t('act.adopt-named', { label })}
            isDisabled={!isAdoptable(verdict)}
            isPending={asked === 'adopt-amendment'}
            onPress={() => void decide('adopt-amendment')}
          >
            {t('act.adopt')}
          </Button>
          <Button
            className="button small"
            aria-label={t('act.reject-named', { label })}
            isPending={asked === 'reject-amendment'}
            onPress={() => void decide('reject-amendment')}
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
            className="button small"
            aria-label={t('act.withdraw-named', { label })}
            isPending={asked === 'withdraw-amendment'}
          >
            {t('act.withdraw')}
          </Button>
        </Confirm>
      )}
      <NotDoneHere acting={acting} />
    </div>
  )
}

/** The amendment after this one that waits for a decision, or else the first one that does. */
function nextToDecide(acts: HTMLElement | null) {
  const card = acts?.closest<HTMLElement>('.card')
  const waiting = [
    ...document.querySelectorAll<HTMLElement>(
      '.card:is([data-state="tabled"], [data-state="considered"])',
    ),
  ]
  const at = card ? waiting.indexOf(card) : -1
  const next = waiting[at + 1] ?? waiting.find((each) => each !== card)
  const id = next?.dataset.amendment
  const button = next?.querySelector<HTMLElement>('.card-acts button')
  return isId(id) && button ? { amendment: amendmentId(id), button } : null
}
