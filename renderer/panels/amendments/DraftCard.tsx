import { Button } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { targetOf } from '../../../shared/amendments/change'
import { t } from '../../i18n/translate'
import { useConference, usePlates } from '../conference'
import type { Spot } from '../places'
import { sayPlace } from '../sentences'

/** One's own draft in the margin: a way back to it. Its words are on the page. */
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
  const target = targetOf(draft)
  const go = () => {
    onGone?.()
    if (target) page.editor()?.goTo(target)
  }
  if (seat.role !== 'delegation') return null
  return (
    <article
      className="card draft-card"
      style={{ '--by': plates.colourOf(seat.delegation) } as React.CSSProperties}
    >
      <h3 className="card-head">
        <Button className="card-go" onPress={go}>
          <span className="card-label">{t('draft.draft')}</span>
          {spot !== undefined && <span className="card-place">{sayPlace(spot)}</span>}
        </Button>
      </h3>
      <p className="hint">{t('draft.only', { delegation: plates.nameOf(seat.delegation) })}</p>
    </article>
  )
}
