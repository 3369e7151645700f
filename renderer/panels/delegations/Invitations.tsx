import { Button } from 'react-aria-components'
import type { Invitation } from '../../../shared/conference'
import { type People, usesLeft, usesOf } from '../../../shared/people'
import { formatDateTime, formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { useIsPast } from '../use-is-past'
import { saySeat } from './say-people'

/** Those that went out, what came of them, and a way to end each; the newest first. */
export function Invitations() {
  const { session } = useConference()
  const people = useLive(session.roll)
  const invitations = useRegister()?.invitations ?? []
  const acting = useAct()
  if (invitations.length === 0) return null
  const newest = [...invitations].reverse()
  return (
    <section className="board">
      <h3>{t('panel.invitations.title')}</h3>
      <ul className="roster">
        {newest.map((invitation) => (
          <Row
            key={invitation.id}
            invitation={invitation}
            people={people}
            isBusy={acting.doing.kind === 'busy'}
            onRevoke={() =>
              void acting.perform({ kind: 'revoke-invitation', invitation: invitation.id })
            }
          />
        ))}
      </ul>
      <NotDoneHere acting={acting} />
    </section>
  )
}

interface RowProps {
  readonly invitation: Invitation
  readonly people: People
  readonly isBusy: boolean
  readonly onRevoke: () => void
}

function Row({ invitation, people, isBusy, onRevoke }: RowProps) {
  const plates = usePlates()
  const isPast = useIsPast(invitation.expires)
  const seat = saySeat(invitation.to, plates)
  const whose = people.persons.find(({ person }) => person === invitation.person)
  const state = sayState(invitation, people, isPast)
  const joined = joinedBy(invitation, people)
  const isOpen = !invitation.revoked && !isPast && usesLeft(people, invitation) > 0
  return (
    <li>
      <div>
        <bdi>{whose ? t('panel.invitations.device', { name: whose.name, seat }) : seat}</bdi>
        <div className="hint">{state}</div>
        {joined.length > 0 && (
          <div className="hint">
            <bdi>{t('panel.invitations.joined', { names: formatList(joined) })}</bdi>
          </div>
        )}
      </div>
      {isOpen && (
        <Button
          className="button small"
          aria-label={t('panel.invitations.revoke-named', { seat })}
          isDisabled={isBusy}
          onPress={onRevoke}
        >
          {t('panel.invitations.revoke')}
        </Button>
      )}
    </li>
  )
}

function sayState(invitation: Invitation, people: People, isPast: boolean): string {
  const used = usesOf(people, invitation.id)
  const left = usesLeft(people, invitation)
  if (invitation.revoked) return t('panel.invitations.revoked', { used })
  if (left === 0) return t('panel.invitations.used-up', { used })
  if (isPast) return t('panel.invitations.expired', { used })
  return t('panel.invitations.open', {
    used,
    all: used + left,
    when: formatDateTime(invitation.expires),
  })
}

function joinedBy({ id }: Invitation, { persons, devices }: People): readonly string[] {
  const of = new Set(devices.filter((each) => each.invitation === id).map(({ person }) => person))
  return persons.filter(({ person }) => of.has(person)).map(({ name }) => name)
}
