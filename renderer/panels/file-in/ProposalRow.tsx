import { useId } from 'react'
import { Checkbox } from 'react-aria-components'
import { kindOf } from '../../../shared/amendments/change'
import type { BlockId } from '../../../shared/ids'
import type { FoundProposal } from '../../file-in/questions'
import { t } from '../../i18n/translate'
import { ChangeRedline } from '../board/Redline'
import { type Spot, spotOf } from '../places'
import { sayPlace } from '../sentences'
import { whyNotPossible } from './possible'

interface ProposalRowProps {
  readonly proposal: FoundProposal
  /** `null` while the text has not been read. */
  readonly spots: ReadonlyMap<BlockId, Spot> | null
  readonly isTicked: boolean
  readonly onTick: (on: boolean) => void
}

/** One amendment in the file: where, what kind, what is to be known of it, and its redline. */
export function ProposalRow({ proposal, spots, isTicked, onTick }: ProposalRowProps) {
  const { change, verdict, untracked } = proposal
  const said = useId()
  const why = whyNotPossible(proposal)
  const spot = spotOf(spots, change)
  const place =
    change.place.kind === 'apart' ? t('file-in.new-section') : spot !== undefined && sayPlace(spot)
  return (
    <li className="file-in-row" data-not={why ?? undefined}>
      <Checkbox
        className="check"
        isSelected={isTicked}
        onChange={onTick}
        isDisabled={why !== null}
        aria-describedby={said}
      >
        <span className="check-box" aria-hidden="true" />
        <span className="file-in-place">{place}</span>
        <span className="hint">{t(`board.kind.${kindOf(change)}`)}</span>
        {untracked && (
          <span className="verdict" data-verdict="untracked" title={t('file-in.untracked-hint')}>
            {t('file-in.untracked')}
          </span>
        )}
        {(verdict === 'reworded' || verdict === 'collides') && (
          <span
            className="verdict"
            data-verdict={verdict}
            title={t(`file-in.verdict.${verdict}-hint`)}
          >
            {t(`file-in.verdict.${verdict}`)}
          </span>
        )}
      </Checkbox>
      <div className="file-in-words" id={said}>
        {why && <p className="file-in-not">{t(`file-in.not.${why}`)}</p>}
        <ChangeRedline change={change} />
      </div>
    </li>
  )
}
