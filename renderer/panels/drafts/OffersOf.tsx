import type { Amendment } from '../../../shared/amendments/amendment'
import { isAsked } from '../../../shared/amendments/offer'
import { delegationOf } from '../../../shared/conference'
import { t } from '../../i18n/translate'
import { useConference, useLive, useRegister } from '../conference'

/** Says on a card that the secretariat offers something to its sponsors; it is answered on the board. */
export function OffersOf({ amendment }: { readonly amendment: Amendment }) {
  const { session, seat } = useConference()
  const { offers } = useLive(session.folder)
  const own = delegationOf(seat)
  const amendments = useRegister()?.amendments ?? []
  const waits = offers.some(
    (offer) => offer.of.includes(amendment.id) && isAsked(own, offer, amendments),
  )
  if (!waits) return null
  return <p className="card-why">{t('offer.waits')}</p>
}
