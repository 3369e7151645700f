import { Button } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { useConference, usePlates } from '../conference'
import { saySeat } from '../delegations/say-people'

/** That the secretariat has given this person another seat while the window was open. */
export function SeatNotice({ onPutAway }: { readonly onPutAway: () => void }) {
  const { seat } = useConference()
  const plates = usePlates()
  return (
    <div className="notice">
      <Trouble
        what={t('seat.changed.what', { seat: saySeat(seat, plates) })}
        next={t('seat.changed.next')}
      />
      <Button className="button small" onPress={onPutAway}>
        {t('problem.put-away')}
      </Button>
    </div>
  )
}
