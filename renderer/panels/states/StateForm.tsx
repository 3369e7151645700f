import { useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { parseDate } from '../../../shared/states/calendar-date'
import { nameIn } from '../../../shared/states/names'
import { joiningActs, type StateEntry, type StatesRegister } from '../../../shared/states/register'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Choice } from '../Choice'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'
import { namesIn, today } from './known'

interface FormProps {
  readonly entry: StateEntry
  readonly states: StatesRegister
  readonly onDone: () => void
}

/** What the register says of one State. */
export function StateForm({ entry, states, onDone }: FormProps) {
  const { doing, perform } = useAct()
  const [signed, setSigned] = useState<string>(entry.conventionSigned ?? '')
  const [joined, setJoined] = useState<string>(entry.conventionJoined?.on ?? '')
  const [by, setBy] = useState<string>(entry.conventionJoined?.by ?? unknown)
  const [consent, setConsent] = useState<string>(entry.consent ?? '')
  const [original, setOriginal] = useState(saidOf(entry.originalProtocol))
  const [asOf, setAsOf] = useState<string>(today())

  const save = async () => {
    const day = parseDate(asOf)
    if (!day) return
    const changed = made(entry, { signed, joined, by, consent, original })
    if (await perform({ kind: 'change-state', entry: changed, asOf: day })) onDone()
  }
  const name = nameIn(entry, namesIn)
  const { treaty } = states
  return (
    <Form
      className="states-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>
        <bdi>{name.short}</bdi>
        <span className="hint">
          <bdi>{name.formal}</bdi>
        </span>
      </h3>
      <Day label={t('states.column.signed')} value={signed} onChange={setSigned} autoFocus />
      <Day label={t('states.column.joined')} value={joined} onChange={setJoined} />
      <Choice
        label={t('states.act')}
        choices={[unknown, ...joiningActs].map((id) => ({ id, name: t(`states.act.${id}`) }))}
        chosen={by}
        onChoose={setBy}
      />
      <Day
        label={t('states.consent-to', { treaty: treaty.short })}
        value={consent}
        onChange={setConsent}
      />
      <Choice
        label={t('states.original')}
        choices={(['yes', 'no', unknown] as const).map((id) => ({
          id,
          name: t(`states.original.${id}`),
        }))}
        chosen={original}
        onChoose={(id) => setOriginal(id === 'yes' || id === 'no' ? id : unknown)}
      />
      <Day label={t('states.as-of')} value={asOf} onChange={setAsOf} isRequired />
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
      <div className="states-acts">
        <Button className="button primary" type="submit" isPending={doing.kind === 'busy'}>
          {t('states.keep')}
        </Button>
        <Button className="button quiet" onPress={onDone}>
          {t('act.cancel')}
        </Button>
      </div>
    </Form>
  )
}

const unknown = 'unknown' as const
type Said = 'yes' | 'no' | typeof unknown

function saidOf(flag: boolean | undefined): Said {
  if (flag === undefined) return unknown
  return flag ? 'yes' : 'no'
}

interface Written {
  readonly signed: string
  readonly joined: string
  readonly by: string
  readonly consent: string
  readonly original: Said
}

function made(entry: StateEntry, { signed, joined, by, consent, original }: Written): StateEntry {
  const { id, names, aliases, own, capital, unMember } = entry
  const [signedOn, joinedOn, consentOn] = [signed, joined, consent].map(parseDate)
  const act = joiningActs.find((each) => each === by)
  return {
    ...{ id, names, aliases },
    ...(own && { own }),
    ...(capital && { capital }),
    ...(unMember !== undefined && { unMember }),
    ...(signedOn && { conventionSigned: signedOn }),
    ...(joinedOn && { conventionJoined: { on: joinedOn, ...(act && { by: act }) } }),
    ...(consentOn && { consent: consentOn }),
    ...(original !== unknown && { originalProtocol: original === 'yes' }),
  }
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
}

function Day({ label, value, onChange, isRequired = false, autoFocus = false }: DayProps) {
  return (
    <TextField
      className="field"
      type="date"
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <Input max={today()} />
    </TextField>
  )
}
