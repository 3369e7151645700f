import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { partIn } from '../../../shared/amendments/draft-parts'
import { t } from '../../i18n/translate'
import { useConference, usePlates } from '../conference'
import { WhoSees } from '../drafts/WhoSees'
import type { Spot } from '../places'
import { sayPlace } from '../sentences'

/** A draft in the margin: a way to it. Its words are on the page. */
export function DraftCard({
  draft,
  spot,
  onGone,
}: {
  readonly draft: Draft
  readonly spot: Spot | null | undefined
  /** It was used to go to its paragraph. */
  readonly onGone?: () => void
}) {
  const { page, seat } = useConference()
  const plates = usePlates()
  const name = useId()
  const go = () => {
    onGone?.()
    page.editor()?.goToDraft(draft.id)
  }
  if (seat.role !== 'delegation') return null
  const isInvited = partIn(draft, seat.delegation) === 'invited'
  const delegation = plates.nameOf(draft.delegation)
  return (
    <article
      className="card draft-card"
      aria-labelledby={name}
      style={{ '--by': plates.colourOf(draft.delegation) } as React.CSSProperties}
    >
      <h3 id={name} className="card-head">
        <Button className="card-go" onPress={go}>
          <span className="card-label">{t('draft.draft')}</span>
          {spot !== undefined && <span className="card-place">{sayPlace(spot)}</span>}
        </Button>
      </h3>
      {isInvited && <p>{t('sponsor.asked', { delegation })}</p>}
      <p className="hint">
        <WhoSees draft={draft} />
      </p>
    </article>
  )
}
