import { useState } from 'react'
import {
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextField,
} from 'react-aria-components'
import { roles, type SeatOf } from '../../../shared/conference'
import { compareNames, formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { CopyButton } from '../CopyButton'
import { usePlates, useRegister } from '../conference'
import { DownIcon } from '../icons'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { type Plates, partOf } from './plates'

interface Made {
  readonly to: SeatOf
  readonly link: string
}

/** Makes an invitation: a link that gives a seat to whoever opens it. */
export function Invite() {
  const plates = usePlates()
  const acting = useAct()
  const [to, setTo] = useState<SeatOf | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const seats = seatsOffered(plates)
  const invite = async (seat: SeatOf) => {
    setMade(null)
    const result = await acting.perform({ kind: 'invite', to: seat })
    if (result?.kind === 'invitation') setMade({ to: seat, link: result.link })
  }
  return (
    <section className="board invite">
      <h3>{t('panel.invite.title')}</h3>
      <div className="one-line">
        <Select
          className="field"
          placeholder={t('panel.invite.choose')}
          selectedKey={to ? keyOf(to) : null}
          onSelectionChange={(key) => {
            setTo(seats.find((seat) => keyOf(seat) === key) ?? null)
            setMade(null)
          }}
        >
          <Label>{t('panel.invite.to')}</Label>
          <Button className="button select">
            <SelectValue />
            <DownIcon />
          </Button>
          <Popover className="popover">
            <ListBox className="menu">
              {seats.map((seat) => (
                <ListBoxItem key={keyOf(seat)} id={keyOf(seat)} className="menu-item">
                  {nameOf(seat, plates)}
                </ListBoxItem>
              ))}
            </ListBox>
          </Popover>
        </Select>
        <Button
          className="button primary"
          isDisabled={!to}
          isPending={acting.doing.kind === 'busy'}
          onPress={() => to && void invite(to)}
        >
          {t('act.invite')}
        </Button>
      </div>
      <NotDoneHere acting={acting} />
      {made && <Link made={made} />}
    </section>
  )
}

/** The link is shown once, to the one who asked for it. */
function Link({ made: { to, link } }: { readonly made: Made }) {
  const plates = usePlates()
  const expires = useRegister()?.invitations.at(-1)?.expires
  return (
    <div className="invitation" role="status">
      <p>
        {to.role === 'delegation'
          ? t('panel.invite.gives.delegation', { delegation: plates.nameOf(to.delegation) })
          : t(`panel.invite.gives.${to.role}`)}{' '}
        {expires && t('panel.invite.until', { when: formatDateTime(expires) })}
      </p>
      <div className="one-line">
        <TextField className="field" value={link} isReadOnly aria-label={t('panel.invite.link')}>
          <Input dir="ltr" onFocus={(event) => event.currentTarget.select()} />
        </TextField>
        <CopyButton text={link} label={t('act.copy')} />
      </div>
    </div>
  )
}

function seatsOffered(plates: Plates): readonly SeatOf[] {
  const named = [...plates.all].sort((a, b) => compareNames(a.name, b.name))
  return [
    ...named.map(({ id }): SeatOf => ({ role: 'delegation', delegation: id, pen: true })),
    ...roles.flatMap((role): SeatOf[] => (role === 'delegation' ? [] : [{ role }])),
  ]
}

function nameOf(seat: SeatOf, plates: Plates): string {
  const delegation = seat.role === 'delegation' ? seat.delegation : null
  return partOf({ role: seat.role, delegation }, plates)
}

function keyOf(seat: SeatOf): string {
  return seat.role === 'delegation' ? `delegation/${seat.delegation}` : seat.role
}
