import { Button } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { delegationOf } from '../../../shared/conference'
import { mayTakeBack } from '../../../shared/rights'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { sayWhere } from '../board/say-row'
import { useConference, useLive, usePlates, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { useSpots } from '../use-reading'
import { Fold } from './Fold'

/** Drafts that were thrown away, for those who wrote them to take back. */
export function DiscardedDrafts({ onTaken }: { readonly onTaken: (draft: Draft['id']) => void }) {
  const { session, seat } = useConference()
  const stage = useStage()
  const { discarded } = useLive(session.folder)
  const spots = useSpots(true)
  const plates = usePlates()
  const acting = useAct()
  const own = delegationOf(seat)
  const kept = discarded.flatMap(({ draft, at, by }) => {
    if (!draft) return []
    const what = draft.delegation === own ? 'own' : 'copy'
    return mayTakeBack(seat, what, stage) === 'yes' ? [{ draft, at, by }] : []
  })
  if (kept.length === 0) return null
  const take = async (draft: Draft) => {
    const taken = await acting.perform({ kind: 'take-draft-back', amendment: draft.id })
    if (taken?.kind === 'draft') onTaken(taken.amendment)
  }
  return (
    <Fold title={t('draft.discarded', { count: kept.length })}>
      <ul className="sponsors">
        {kept.map(({ draft, at, by }) => {
          const where = sayWhere(draft, spots)
          const isOwn = draft.delegation === own
          return (
            <li key={draft.id}>
              <span>
                {where}{' '}
                <span className="hint">
                  {t('draft.discarded-by', {
                    by: by.name,
                    delegation: plates.nameOf(draft.delegation),
                    at: formatDateTime(at),
                  })}
                </span>
              </span>
              <Button
                className="button small"
                aria-label={t(isOwn ? 'draft.take-back-named' : 'draft.take-copy-named', {
                  place: where,
                })}
                onPress={() => void take(draft)}
              >
                {t(isOwn ? 'draft.take-back' : 'draft.take-copy')}
              </Button>
            </li>
          )
        })}
      </ul>
      <NotDoneHere acting={acting} />
    </Fold>
  )
}
