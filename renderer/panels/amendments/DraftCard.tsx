import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { partIn } from '../../../shared/amendments/draft-parts'
import { t } from '../../i18n/translate'
import { useConference, useFrom, usePlates } from '../conference'
import { usePage } from '../drafts/use-draft-change'
import { useDraftTitle } from '../drafts/use-draft-title'
import { WhoSees } from '../drafts/WhoSees'

/** A draft in the margin: a way to it. Its words are on the page. */
export function DraftCard({
  draft,
  where,
  onGone,
}: {
  readonly draft: Draft
  /** Where it would change the text, in words; empty while the text has not been read. */
  readonly where: string
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
  const title = useDraftTitle(draft)
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
          <span className="card-label">{title ?? t('draft.draft')}</span>
          {where && <span className="card-place">{where}</span>}
        </Button>
      </h3>
      {isInvited && <p>{t('sponsor.asked', { delegation })}</p>}
      <Sealed draft={draft} />
      <p className="hint">
        <WhoSees draft={draft} />
      </p>
    </article>
  )
}

/** Everything else has come from the hub, and of this draft there is nothing to be shown. */
function Sealed({ draft }: { readonly draft: Draft }) {
  const { session } = useConference()
  const page = usePage(draft)
  const settled = useFrom(session.safety, ({ kind }) => kind === 'saved')
  return (
    <div role="status">{!page && settled && <p className="card-why">{t('draft.sealed')}</p>}</div>
  )
}
