import { useRef } from 'react'
import { Button } from 'react-aria-components'
import { type Amendment, isOpen, labelOf } from '../../../shared/amendments/amendment'
import { isBegun } from '../../../shared/amendments/ending'
import type { Verdict } from '../../../shared/amendments/judge'
import { delegationOf } from '../../../shared/conference'
import { amendmentId, isId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Confirm } from '../Confirm'
import { useConference, useRegister, useStage } from '../conference'
import { PresidentActs } from '../deciding/PresidentActs'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

interface ActsProps {
  readonly amendment: Amendment
  readonly verdict: Verdict | null
  /** Goes on from it, where that is not to the next card. */
  readonly onDecided?: (amendment: Amendment) => void
}

/** After these there is nothing more to be decided on an amendment. */
const endsDecision: ReadonlySet<Act['kind']> = new Set([
  'adopt-amendment',
  'reject-amendment',
  'defer-amendment',
  'let-amendment-fall',
])

/** What this person may do about an amendment now, and why the president cannot adopt it. */
export function AmendmentActs({ amendment, verdict, onDecided }: ActsProps) {
  const { seat, page } = useConference()
  const acts = useRef<HTMLDivElement>(null)
  const stage = useStage()
  const amendments = useRegister()?.amendments ?? []
  const acting = useAct()
  const asked = acting.doing.kind === 'busy' ? acting.doing.act : null
  const label = labelOf(amendment)
  const decides = may(seat, 'adopt-amendment', stage) === 'yes'
  const own = delegationOf(seat) === amendment.delegation
  const isOpenStill = isOpen(amendment) && !isBegun({ amendments }, amendment.id)
  const withdraws = own && isOpenStill && may(seat, 'withdraw-amendment', stage) === 'yes'
  if (!decides && !withdraws) return null
  const act = async (asking: Act) => {
    const next = endsDecision.has(asking.kind) ? nextToDecide(acts.current) : null
    const done = await acting.perform(asking)
    if (!done || !endsDecision.has(asking.kind)) return
    if (onDecided) return onDecided(amendment)
    page.selectAmendment(next?.amendment ?? null)
    // The button goes with the decision: what had the focus is not to leave a reader nowhere.
    if (next) next.button.focus()
    else page.editor()?.focus()
  }
  return (
    <div className="card-acts" ref={acts}>
      {decides && (
        <PresidentActs
          amendment={amendment}
          verdict={verdict}
          acting={acting}
          onAct={(asking) => void act(asking)}
        />
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
