import { type FormEvent, useState } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

/** Adds a delegation to the roll. */
export function Accredit() {
  const acting = useAct()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setMissing(true)
    const done = await acting.perform({ kind: 'accredit-delegation', name: name.trim() })
    if (done) setName('')
  }
  return (
    <section className="board">
      <h3>{t('panel.accredit.title')}</h3>
      <Form className="one-line" onSubmit={submit} validationBehavior="aria">
        <TextField
          className="field"
          value={name}
          maxLength={80}
          isInvalid={missing}
          onChange={(value) => {
            setName(value)
            setMissing(false)
          }}
        >
          <Label>{t('panel.accredit.name')}</Label>
          <Input dir="auto" autoComplete="off" />
          <FieldError className="field-error">{t('panel.accredit.missing')}</FieldError>
        </TextField>
        <Button className="button" type="submit" isPending={acting.doing.kind === 'busy'}>
          {t('act.accredit')}
        </Button>
      </Form>
      <NotDoneHere acting={acting} />
    </section>
  )
}
