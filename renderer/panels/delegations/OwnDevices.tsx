import { useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { DeviceList } from './DeviceList'
import { LinkToGive } from './LinkToGive'
import { QrCode } from './QrCode'
import { useSeen } from './use-seen'

/** By what one comes in oneself: another device, and the end of one that was lost. */
export function OwnDevices() {
  const { session, seat, device: here } = useConference()
  const people = useLive(session.roll)
  const seen = useSeen()
  const acting = useAct()
  const [link, setLink] = useState<string | null>(null)
  const devices = people.devices.filter(({ person }) => person === seat.person)
  const invite = async () => {
    setLink(null)
    const result = await acting.perform({ kind: 'invite-device' })
    if (result?.kind === 'invitation') setLink(result.link)
  }
  return (
    <section className="board">
      <h3>{t('panel.own-devices.title')}</h3>
      <p>{t('panel.own-devices.what')}</p>
      <DeviceList
        devices={devices}
        people={people}
        name={seat.name}
        seen={seen}
        here={here}
        onRevoke={(device) => void acting.perform({ kind: 'end-own-device', device })}
      />
      <Button
        className="button"
        isPending={acting.doing.kind === 'busy'}
        onPress={() => void invite()}
      >
        {t('act.invite-device')}
      </Button>
      <NotDoneHere acting={acting} />
      {link !== null && (
        <div className="invitation" role="status">
          <p>{t('panel.own-devices.use')}</p>
          <LinkToGive link={link} label={t('panel.invite.link')} />
          <QrCode text={link} />
        </div>
      )}
    </section>
  )
}
