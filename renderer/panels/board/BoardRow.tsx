import { memo, useId } from 'react'
import { changeIn, isPending } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import type { AmendmentId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { Changes } from '../amendments/Changes'
import { summaryOf } from '../amendments/change-summary'
import { Mark } from '../delegations/Plate'
import type { Plates } from '../delegations/plates'
import { RowDetails } from './RowDetails'
import type { Row } from './rows'
import { sayState, sayTally } from './say-row'

interface RowProps {
  readonly row: Row
  readonly plates: Plates
  readonly amendments: Register['amendments']
  readonly isOpen: boolean
  /** Whether it is among those for an act on several; `null` where there is no such act. */
  readonly isTicked: boolean | null
  readonly onOpen: (amendment: AmendmentId | null) => void
  readonly onTick: (amendment: AmendmentId, ticked: boolean) => void
  readonly onDecided: (amendment: AmendmentId) => void
  /** Leaves the board for the words. */
  readonly onGo: () => void
}

/** One amendment: which, whose, where, what, how it stands. It opens to show the rest. */
export const BoardRow = memo(function BoardRow(props: RowProps) {
  const { row, plates, amendments, isOpen, isTicked, onOpen, onTick } = props
  const { amendment, label, sponsors, kind, amends, verdict, positions, where } = row
  const name = useId()
  const said = sayTally(positions)
  return (
    <li>
      <article
        className="board-row"
        aria-labelledby={name}
        data-amendment={amendment.id}
        data-state={amendment.state.kind}
        data-open={isOpen || undefined}
        style={{ '--by': plates.colourOf(amendment.delegation) } as React.CSSProperties}
      >
        {isTicked !== null && (
          <input
            type="checkbox"
            className="board-tick"
            aria-label={t('board.tick', { label })}
            checked={isTicked}
            disabled={!isPending(amendment)}
            onChange={({ target }) => onTick(amendment.id, target.checked)}
          />
        )}
        <button
          type="button"
          className="board-open"
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? null : amendment.id)}
        >
          <span id={name} className="board-who">
            <span className="card-label">{label}</span>{' '}
            {sponsors.map((each, index) => (
              <span key={each} className="plate" data-main={index === 0 || undefined}>
                <Mark delegation={each} />
                <bdi>{plates.nameOf(each)}</bdi>
              </span>
            ))}
          </span>
          <span className="board-where">
            <span>{amends ? t('board.amends', { label: `A/${amends.number}` }) : where}</span>
            <span className="hint">
              {t(`board.kind.${kind}`)}
              {amendment.late && ` · ${t('board.late')}`}
              {amendment.earlier.length > 0 &&
                ` · ${t('board.revision', { number: amendment.earlier.length })}`}
            </span>
          </span>
        </button>
        <div className="board-what">
          <Changes summary={summaryOf(changeIn(amendment))} />
        </div>
        <div className="board-how">
          <span
            className="verdict"
            data-verdict={isPending(amendment) ? undefined : amendment.state.kind}
          >
            {sayState(amendment.state, amendments)}
          </span>
          {verdict && (
            <span className="verdict" data-verdict={verdict}>
              {t(`margin.verdict.${verdict}`)}
            </span>
          )}
          {verdict && verdict !== 'clean' && (
            <span className="hint board-why">{t(`margin.verdict.${verdict}-hint`)}</span>
          )}
          {said && <span className="board-positions">{said}</span>}
        </div>
        {isOpen && <RowDetails {...props} />}
      </article>
    </li>
  )
})
