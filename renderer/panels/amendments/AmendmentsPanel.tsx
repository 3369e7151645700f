import { useMemo } from 'react'
import { type Amendment, isPending } from '../../../shared/amendments/amendment'
import { t } from '../../i18n/translate'
import { useConference, useLive, useRegister } from '../conference'
import { spotOf, spotsIn } from '../places'
import { useReading } from '../use-reading'
import { AmendmentCard } from './AmendmentCard'
import { DraftCard } from './DraftCard'
import { verdictOf } from './verdict'

const none: readonly Amendment[] = []

/** All amendments: one's own drafts, those to be decided in reading order, those that were. */
export function AmendmentsPanel() {
  const { session, page } = useConference()
  const amendments = useRegister()?.amendments ?? none
  const { drafts } = useLive(session.folder)
  const selected = useLive(page.amendment)
  const text = useReading(true)
  const spots = useMemo(() => (text ? spotsIn(text) : null), [text])
  if (amendments.length === 0 && drafts.length === 0) {
    return <p className="empty">{t('panel.amendments.empty')}</p>
  }
  const order = ({ change }: Amendment) => spotOf(spots, change)?.order ?? -1
  const boards = {
    open: amendments.filter(isPending).sort((a, b) => order(a) - order(b)),
    decided: amendments.filter((each) => !isPending(each)).reverse(),
  }
  return (
    <>
      {drafts.length > 0 && (
        <section className="board">
          <h3>{t('panel.amendments.drafts')}</h3>
          {drafts.map((draft) => (
            <DraftCard key={draft.id} draft={draft} spot={spotOf(spots, draft)} />
          ))}
        </section>
      )}
      {(['open', 'decided'] as const).map(
        (board) =>
          boards[board].length > 0 && (
            <section key={board} className="board">
              <h3>{t(`panel.amendments.${board}`, { count: boards[board].length })}</h3>
              {boards[board].map((amendment) => (
                <AmendmentCard
                  key={amendment.id}
                  amendment={amendment}
                  verdict={text ? verdictOf(text, amendment) : null}
                  spot={spotOf(spots, amendment.change)}
                  selected={amendment.id === selected}
                />
              ))}
            </section>
          ),
      )}
    </>
  )
}
