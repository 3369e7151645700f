import { useId } from 'react'
import { Button } from 'react-aria-components'
import { type Amendment, changeIn, labelOf, sponsorsOf } from '../../../shared/amendments/amendment'
import type { Verdict } from '../../../shared/amendments/judge'
import { assertNever } from '../../../shared/assert-never'
import type { BlockId } from '../../../shared/ids'
import { formatList, formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Positions } from '../board/RowDetails'
import { useConference, usePlates, useRegister } from '../conference'
import { Plate } from '../delegations/Plate'
import { DelegationActs } from '../drafts/DelegationActs'
import { RivalsButton } from '../rivals/RivalsButton'
import { AmendmentActs } from './AmendmentActs'
import { Changes } from './Changes'
import { summaryOf } from './change-summary'

interface CardProps {
  readonly amendment: Amendment
  /** `null` while the text has not been read. */
  readonly verdict: Verdict | null
  /** Where it would change the text, in words; empty while the text has not been read. */
  readonly where: string
  /** The first of the blocks that it is about, as the text has them. */
  readonly target: BlockId | null
  readonly selected: boolean
  /** It was used to go to its paragraph. */
  readonly onGone?: () => void
}

/** One tabled amendment: whose, where, which words, how it stands, and what one may do about it. */
export function AmendmentCard({ amendment, verdict, where, target, selected, onGone }: CardProps) {
  const { page } = useConference()
  const plates = usePlates()
  const name = useId()
  const go = () => {
    onGone?.()
    page.selectAmendment(amendment.id)
    if (target) page.editor()?.goTo(target)
  }
  return (
    <article
      className="card"
      aria-labelledby={name}
      data-amendment={amendment.id}
      data-state={amendment.state.kind}
      data-selected={selected || undefined}
      style={{ '--by': plates.colourOf(amendment.delegation) } as React.CSSProperties}
    >
      <h3 id={name} className="card-head">
        <Button className="card-go" onPress={go}>
          <span className="card-label">{labelOf(amendment)}</span>
          <Plate delegation={amendment.delegation} />
        </Button>
      </h3>
      <p className="card-place">
        {where} <Standing amendment={amendment} verdict={verdict} />
        {amendment.late && (
          <>
            {' '}
            <span className="verdict" data-verdict="late" title={t('board.late-hint')}>
              {t('board.late')}
            </span>
          </>
        )}
      </p>
      <Cosponsors amendment={amendment} />
      <Changes summary={summaryOf(changeIn(amendment))} />
      <Positions amendment={amendment.id} />
      <RivalsButton amendment={amendment} />
      <AmendmentActs amendment={amendment} verdict={verdict} />
      <DelegationActs amendment={amendment} />
    </article>
  )
}

function Cosponsors({ amendment }: Pick<CardProps, 'amendment'>) {
  const plates = usePlates()
  const delegations = useRegister()?.delegations ?? []
  const [, ...others] = sponsorsOf(amendment, delegations)
  if (others.length === 0) return null
  return (
    <p className="hint">{t('sponsor.with', { names: formatList(others.map(plates.nameOf)) })}</p>
  )
}

/** How it stands: what adopting it would come to, or what became of it. */
function Standing({ amendment: { state }, verdict }: Pick<CardProps, 'amendment' | 'verdict'>) {
  switch (state.kind) {
    case 'tabled':
      return verdict && <VerdictMark verdict={verdict} />
    case 'considered':
      return (
        <>
          {verdict && <VerdictMark verdict={verdict} />}{' '}
          <span className="verdict" data-verdict="considered">
            {t('margin.state.considered', { time: formatTime(state.at) })}
          </span>
        </>
      )
    case 'adopted':
    case 'adopted-orally':
    case 'rejected':
    case 'withdrawn':
    case 'deferred':
    case 'fallen':
    case 'merged':
      return (
        <span className="verdict" data-verdict={state.kind}>
          {t(`margin.state.${state.kind}`, { time: formatTime(state.at) })}
        </span>
      )
    default:
      return assertNever(state)
  }
}

function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span className="verdict" data-verdict={verdict} title={t(`margin.verdict.${verdict}-hint`)}>
      {t(`margin.verdict.${verdict}`)}
    </span>
  )
}
