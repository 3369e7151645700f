import { Button } from 'react-aria-components'
import type { Role } from '../../../shared/conference'
import { t } from '../../i18n/translate'
import { Board } from '../board/Board'
import { Debate } from '../board/Debate'
import { sayWhere } from '../board/say-row'
import { useConference, useLive, useRegister } from '../conference'
import { DiscardedDrafts } from '../drafts/DiscardedDrafts'
import { Offers } from '../offers/Offers'
import { useSpots } from '../use-reading'
import { DraftCard } from './DraftCard'

const showsToRoom: ReadonlySet<Role> = new Set(['secretariat', 'president'])

/** All amendments: one's own drafts and what is offered to one, then the board. */
export function AmendmentsPanel({ onDone }: { readonly onDone: () => void }) {
  const { session, seat, host, page } = useConference()
  const register = useRegister()
  const { drafts } = useLive(session.folder)
  const spots = useSpots(true)
  if (!register) return null
  return (
    <>
      <div className="board-head">
        <Debate register={register} />
        {showsToRoom.has(seat.role) && (
          <Button className="button small" onPress={() => void host.openProjector()}>
            {t('projector.open')}
          </Button>
        )}
      </div>
      <Offers />
      {drafts.length > 0 && (
        <section className="board">
          <h3>{t('panel.amendments.drafts')}</h3>
          {drafts.map((draft) => (
            <DraftCard
              key={draft.id}
              draft={draft}
              where={sayWhere(draft, spots)}
              onGone={onDone}
            />
          ))}
        </section>
      )}
      <DiscardedDrafts
        onTaken={(draft) => {
          onDone()
          page.editor()?.goToDraft(draft)
        }}
      />
      {register.amendments.length > 0 ? (
        <Board register={register} onGo={onDone} />
      ) : (
        drafts.length === 0 && <p className="empty">{t('panel.amendments.empty')}</p>
      )}
    </>
  )
}
