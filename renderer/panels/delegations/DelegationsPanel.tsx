import { may } from '../../../shared/rights'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useLive, useRegister } from '../conference'
import { Backups } from '../standby/Backups'
import { Accredit } from './Accredit'
import { Invitations } from './Invitations'
import { Invite } from './Invite'
import { OwnDevices } from './OwnDevices'
import { Persons } from './Persons'
import { Plate } from './Plate'
import { StandbyHub } from './StandbyHub'

/** Who takes part; for the secretariat, how others come to take part. */
export function DelegationsPanel() {
  const { session, seat } = useConference()
  const register = useRegister()
  const people = useLive(session.people)
  if (!register) return null
  const { stage } = register
  const delegations = [...register.delegations].sort((a, b) => compareNames(a.name, b.name))
  const hereFor = (id: string) => people.filter(({ user }) => user.delegation === id).length
  return (
    <>
      {may(seat, 'invite', stage) === 'yes' && <Invite />}
      {may(seat, 'revoke-invitation', stage) === 'yes' && <Invitations />}
      {may(seat, 'change-seat', stage) === 'yes' && <Persons />}
      {may(seat, 'accredit-delegation', stage) === 'yes' && <Accredit />}
      <OwnDevices />
      <section className="board">
        <h3>{t('panel.delegations.list', { count: delegations.length })}</h3>
        {delegations.length === 0 && <p className="empty">{t('panel.delegations.empty')}</p>}
        <ul className="roster">
          {delegations.map(({ id }) => (
            <li key={id}>
              <Plate delegation={id} />
              <span className="hint">
                {hereFor(id) > 0
                  ? t('panel.delegations.here', { count: hereFor(id) })
                  : t('panel.delegations.away')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {may(seat, 'invite-standby', stage) === 'yes' && <StandbyHub />}
      {seat.role === 'secretariat' && <Backups />}
    </>
  )
}
