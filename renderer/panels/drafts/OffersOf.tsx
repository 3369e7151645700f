import { type Amendment, isOpen } from '../../../shared/amendments/amendment'
import { delegationOf } from '../../../shared/conference'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'

/** Says on a card that the secretariat offers something to its sponsors; it is answered on the board. */
export function OffersOf({ amendment }: { readonly amendment: Amendment }) {
  const { session, seat } = useConference()
  const { offers } = useLive(session.folder)
  const own = delegationOf(seat)
  const waits = offers.some(
    ({ of, answers }) =>
      of.includes(amendment.id) && !answers.some(({ delegation }) => delegation === own),
  )
  if (!waits || !isOpen(amendment)) return null
  return <p className="card-why">{t('offer.waits')}</p>
}
