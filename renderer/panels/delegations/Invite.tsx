import { useState } from 'react'
import { Button, Input, Label, NumberField, TextField } from 'react-aria-components'
import type { SeatOf } from '../../../shared/conference'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { CopyButton } from '../CopyButton'
import { usePlates, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { QrCode } from './QrCode'
import { SeatSelect } from './SeatSelect'

interface Made {
  readonly to: SeatOf
  readonly uses: number
  readonly link: string
}

/** Makes an invitation: a link that gives a seat to the device that opens it first. */
export function Invite() {
  const acting = useAct()
  const [to, setTo] = useState<SeatOf | null>(null)
  const [uses, setUses] = useState(1)
  const [made, setMade] = useState<Made | null>(null)
  const invite = async (seat: SeatOf) => {
    setMade(null)
    const result = await acting.perform({ kind: 'invite', to: seat, uses })
    if (result?.kind === 'invitation') setMade({ to: seat, uses, link: result.link })
  }
  return (
    <section className="board invite">
      <h3>{t('panel.invite.title')}</h3>
      <div className="one-line">
        <SeatSelect
          label={t('panel.invite.to')}
          seat={to}
          onChoose={(seat) => {
            setTo(seat)
            setMade(null)
          }}
        />
        <NumberField
          className="field uses"
          minValue={1}
          maxValue={200}
          value={uses}
          onChange={(value) => setUses(Number.isNaN(value) ? 1 : value)}
        >
          <Label>{t('panel.invite.uses')}</Label>
          <Input />
        </NumberField>
      </div>
      <div className="one-line">
        {to?.role === 'delegation' && (
          <Check
            label={t('panel.invite.pen')}
            isSelected={to.pen}
            onChange={(pen) => {
              setTo({ ...to, pen })
              setMade(null)
            }}
          />
        )}
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
function Link({ made: { to, uses, link } }: { readonly made: Made }) {
  const expires = useRegister()?.invitations.at(-1)?.expires
  const gives = useGives(to)
  return (
    <div className="invitation" role="status">
      <p>
        {gives} {t('panel.invite.devices', { count: uses })}{' '}
        {expires && t('panel.invite.until', { when: formatDateTime(expires) })}
      </p>
      <div className="one-line">
        <TextField className="field" value={link} isReadOnly aria-label={t('panel.invite.link')}>
          <Input dir="ltr" onFocus={(event) => event.currentTarget.select()} />
        </TextField>
        <CopyButton text={link} label={t('act.copy')} />
      </div>
      <QrCode text={link} />
    </div>
  )
}

function useGives(to: SeatOf): string {
  const plates = usePlates()
  if (to.role !== 'delegation') return t(`panel.invite.gives.${to.role}`)
  const delegation = plates.nameOf(to.delegation)
  return t(to.pen ? 'panel.invite.gives.delegation' : 'panel.invite.gives.penless', { delegation })
}
