import { Button } from 'react-aria-components'
import { changeIn, isPending } from '../../../shared/amendments/amendment'
import { targetOf } from '../../../shared/amendments/change'
import type { Register } from '../../../shared/amendments/register'
import type { AmendmentId } from '../../../shared/ids'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { AmendmentActs } from '../amendments/AmendmentActs'
import { useConference, useRegister } from '../conference'
import { Plate } from '../delegations/Plate'
import { DelegationActs } from '../drafts/DelegationActs'
import { RivalOrder } from '../order/RivalOrder'
import { RivalsButton } from '../rivals/RivalsButton'
import { useConfidentialPositions } from './confidential'
import { ChangeRedline } from './Redline'
import type { Row } from './rows'
import { nameOf, sayState } from './say-row'
import { VerdictReasons } from './VerdictReasons'

/** All there is to know of one amendment, and what can be done about it. */
export function RowDetails({
  row,
  amendments,
  onDecided,
  onGo,
}: {
  readonly row: Row
  readonly amendments: Register['amendments']
  readonly onDecided: (amendment: AmendmentId) => void
  readonly onGo: () => void
}) {
  const { page } = useConference()
  const register = useRegister()
  const { amendment, verdict, amends, spot } = row
  const target = targetOf(amends ? amends.change : row.about)
  const go = () => {
    page.selectAmendment(amendment.id)
    onGo()
    if (target) page.editor()?.goTo(target)
  }
  return (
    <div className="board-details">
      <div className="board-words">
        <ChangeRedline change={changeIn(amendment)} />
        <VerdictReasons row={row} />
        {amendment.rationale && (
          <p>
            <strong>{t('board.rationale')}</strong> <bdi>{amendment.rationale}</bdi>
          </p>
        )}
        <p className="hint">
          {t('board.tabled', { when: formatDateTime(amendment.tabled) })}
          {amendment.late && ` ${t('board.late-hint')}`} {sayOrigin(row, amendments)}
        </p>
        {amendment.past.map((state) => (
          <p key={'at' in state ? state.at : state.kind} className="hint">
            {t('board.past', { said: sayState(state, amendments) })}
          </p>
        ))}
        <Positions amendment={amendment.id} />
        {register && isPending(amendment) && (
          <RivalOrder amendment={amendment} register={register} />
        )}
      </div>
      {spot && (
        <Button className="button small quiet" onPress={go}>
          {t('board.go')}
        </Button>
      )}
      <RivalsButton amendment={amendment} />
      <AmendmentActs
        amendment={amendment}
        verdict={verdict}
        onDecided={({ id }) => onDecided(id)}
      />
      <DelegationActs amendment={amendment} onDraft={onGo} />
    </div>
  )
}

function sayOrigin({ amendment: { origin } }: Row, amendments: Register['amendments']): string {
  switch (origin.kind) {
    case 'sponsors':
      return ''
    case 'reintroduced':
      return t('board.origin.reintroduced', { label: nameOf(origin.from, amendments) })
    case 'compromise':
      return t('board.origin.compromise', {
        of: origin.of.map((each) => nameOf(each, amendments)).join(', '),
      })
  }
}

/** Who said what of it, as far as this seat may know. */
export function Positions({ amendment }: { readonly amendment: AmendmentId }) {
  const open = useRegister()?.positions ?? []
  const confidential = useConfidentialPositions()
  const of = (all: typeof open) => all.filter((each) => each.amendment === amendment)
  const [shown, kept] = [of(open), of(confidential)]
  if (shown.length + kept.length === 0) return null
  return (
    <ul className="board-stands">
      {[...shown, ...kept].map((each) => (
        <li key={each.delegation}>
          <Plate delegation={each.delegation} /> {t(`board.stand.${each.stand}`)}
          {each.reason && (
            <>
              {': '}
              <bdi>{each.reason}</bdi>
            </>
          )}
          {kept.includes(each) && (
            <span className="hint"> {t('board.stand.secretariat-only')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
