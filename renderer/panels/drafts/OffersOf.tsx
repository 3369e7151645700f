import type { AmendmentId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'

/** Says on a card that the secretariat offers something to its sponsors; it is answered on the board. */
export function OffersOf({ amendment }: { readonly amendment: AmendmentId }) {
  const { offers } = useLive(useConference().session.folder)
  if (!offers.some(({ of }) => of.includes(amendment))) return null
  return <p className="card-why">{t('offer.waits')}</p>
}
