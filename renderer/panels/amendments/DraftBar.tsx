import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { targetOf } from '../../../shared/amendments/change'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Confirm } from '../Confirm'
import { useConference, usePlates, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { spotOf } from '../places'
import { sayPlace } from '../sentences'
import { useAct } from '../use-act'
import { useSpots } from '../use-reading'

/** Beneath an open draft: who can see it, and the two ways in which it ends. */
export function DraftBar({ draft }: { readonly draft: Draft }) {
  const { seat, page } = useConference()
  const plates = usePlates()
  const stage = useStage()
  const acting = useAct()
  const target = targetOf(draft)
  const spot = spotOf(useSpots(true), draft)
  const bar = useRef<HTMLDivElement>(null)
  // The draft may have been opened at the foot of the window: its acts belong to what one sees.
  useEffect(() => {
    bar.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  // The main sponsor's: others write in it, and leave its end to that delegation.
  if (seat.role !== 'delegation' || seat.delegation !== draft.delegation) return null
  // The draft goes, and its buttons with it: the caret goes back to the paragraph.
  const end = async (kind: 'discard-draft' | 'table-amendment') => {
    const done = await acting.perform({ kind, amendment: draft.id })
    if (done && target) page.editor()?.goTo(target)
  }
  const delegation = plates.nameOf(seat.delegation)
  const right = may(seat, 'table-amendment', stage)
  const asked = acting.doing.kind === 'busy' ? acting.doing.act : null
  return (
    <div className="draft-bar" data-region="draft" ref={bar}>
      <p className="draft-who">
        <strong>{t('draft.draft')}</strong> {t('draft.only', { delegation })}
        {right !== 'yes' && <span className="hint"> {t(`draft.closed.${right}`)}</span>}
      </p>
      <div className="draft-acts">
        <Confirm
          title={t('draft.discard-asked.title')}
          text={t('draft.discard-asked.text', { delegation })}
          yes={t('draft.discard')}
          loses
          onYes={() => void end('discard-draft')}
        >
          <Button className="button small quiet" isPending={asked === 'discard-draft'}>
            {t('draft.discard')}
          </Button>
        </Confirm>
        <Confirm
          title={t('draft.table-asked.title')}
          text={t('draft.table-asked.text', { delegation, place: sayPlace(spot) })}
          yes={t('draft.table')}
          onYes={() => void end('table-amendment')}
        >
          <Button
            className="button small primary"
            isDisabled={right !== 'yes'}
            isPending={asked === 'table-amendment'}
          >
            {t('draft.table')}
          </Button>
        </Confirm>
      </div>
      <NotDoneHere acting={acting} />
    </div>
  )
}
