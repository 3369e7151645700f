import { useState } from 'react'
import {
  Button,
  Checkbox,
  Form,
  Input,
  Label,
  Radio,
  RadioGroup,
  TextField,
} from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import {
  type Audience,
  isPositionOf,
  type PositionStand,
  positionStands,
} from '../../../shared/amendments/position'
import type { DelegationId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useLive, useRegister, useStage } from '../conference'
import type { Acting } from '../use-act'
import { Fold } from './Fold'

interface PositionProps {
  readonly amendment: Amendment
  readonly delegation: DelegationId
  readonly acting: Acting
}

interface Said {
  readonly stand: PositionStand
  readonly reason: string
  readonly audience: Audience
}

/** What one's own delegation says of another's amendment, to everyone or to the secretariat. */
export function OwnPosition({ amendment, delegation, acting }: PositionProps) {
  const { seat } = useConference()
  const stage = useStage()
  const said = useSaid(amendment, delegation)
  const isOpen = isPending(amendment) || amendment.state.kind === 'deferred'
  const isOwn = amendment.delegation === delegation || amendment.sponsors.includes(delegation)
  if (!isOpen || isOwn || may(seat, 'take-position', stage) !== 'yes') return null
  const title = said ? t(`position.own.${said.stand}`) : t('position.take')
  return (
    <Fold title={title} of={labelOf(amendment)}>
      {(close) => (
        <PositionForm
          key={said ? `${said.stand} ${said.audience} ${said.reason}` : 'none'}
          amendment={amendment}
          said={said}
          acting={acting}
          onTaken={close}
        />
      )}
    </Fold>
  )
}

function useSaid({ id }: Amendment, delegation: DelegationId): Said | null {
  const open = useRegister()?.positions ?? []
  const kept = useLive(useConference().session.folder).positions
  const isOwn = isPositionOf(id, delegation)
  const [said, hidden] = [open.find(isOwn), kept.find(isOwn)]
  if (said) return { ...said, audience: 'public' }
  return hidden ? { ...hidden, audience: 'secretariat' } : null
}

function PositionForm({
  amendment,
  said,
  acting,
  onTaken,
}: {
  readonly amendment: Amendment
  readonly said: Said | null
  readonly acting: Acting
  readonly onTaken: () => void
}) {
  const [stand, setStand] = useState<PositionStand | null>(said?.stand ?? null)
  const [reason, setReason] = useState(said?.reason ?? '')
  const [audience, setAudience] = useState<Audience>(said?.audience ?? 'public')
  const take = async (now: PositionStand | null) => {
    const taken = await acting.perform({
      kind: 'take-position',
      amendment: amendment.id,
      stand: now,
      reason: reason.trim(),
      audience,
    })
    if (taken) onTaken()
  }
  return (
    <Form
      className="position-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (stand) void take(stand)
      }}
    >
      <RadioGroup
        className="choices"
        aria-label={t('position.label', { label: labelOf(amendment) })}
        value={stand}
        onChange={(value) => setStand(positionStands.find((each) => each === value) ?? null)}
      >
        {positionStands.map((each) => (
          <Radio key={each} value={each} className="choice">
            {t(`position.stand.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextField className="field" value={reason} onChange={setReason} maxLength={500}>
        <Label>{t('position.reason')}</Label>
        <Input dir="auto" />
      </TextField>
      <Checkbox
        className="check"
        isSelected={audience === 'secretariat'}
        onChange={(only) => setAudience(only ? 'secretariat' : 'public')}
      >
        <span className="check-box" aria-hidden="true" />
        {t('position.secretariat-only')}
      </Checkbox>
      <div className="card-acts">
        <Button className="button small primary" type="submit" isDisabled={!stand}>
          {t(audience === 'public' ? 'position.say' : 'position.say-secretariat')}
        </Button>
        {said && (
          <Button className="button small quiet" onPress={() => void take(null)}>
            {t('position.take-back')}
          </Button>
        )}
      </div>
    </Form>
  )
}
