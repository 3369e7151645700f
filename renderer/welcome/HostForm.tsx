import { type FormEvent, useState } from 'react'
import {
  Button,
  FieldError,
  Form,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components'
import type { NewConference } from '../../shared/host'
import { t } from '../i18n/translate'
import { wishForDocument } from '../session/begin-with'
import { BackButton } from './BackButton'
import { check, delegationsIn, emptyForm, most, type Typed } from './new-conference'
import { Stayed } from './Stayed'
import type { Leaving } from './use-departure'

type Line = 'title' | 'meeting' | 'name'

/** What a host has to say before a conference can open. */
export function HostForm<To extends string>({
  leaving,
  onBack,
  onSubmit,
}: {
  readonly leaving: Leaving<To | 'host'>
  readonly onBack: () => void
  readonly onSubmit: (conference: NewConference) => void
}) {
  const [typed, setTyped] = useState(emptyForm)
  const [asked, setAsked] = useState(false)
  const [document, setDocument] = useState(false)
  const checked = check(typed)
  const busy = leaving.kind === 'leaving'
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))

  // Nobody is told of a fault before having asked to go on.
  const faultOf = (field: keyof Typed) => {
    const fault = asked && checked.kind === 'faulty' ? checked.faults.get(field) : undefined
    if (!fault) return null
    if (fault === 'required') return t('host-form.required')
    return t('host-form.too-long', {
      most: most[field === 'delegations' ? 'delegation' : (field as Line)],
    })
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    wishForDocument(document)
    if (checked.kind === 'good') return onSubmit(checked.conference)
    const [first] = checked.faults.keys()
    event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }

  const line = (field: Line, example: string, hint?: string) => (
    <TextField
      className="field"
      name={field}
      value={typed[field]}
      isInvalid={faultOf(field) !== null}
      isRequired
      autoFocus={field === 'title'}
      onChange={(value) => change({ [field]: value })}
    >
      <Label>{t(`host-form.${field}`)}</Label>
      <Input dir="auto" autoComplete="off" placeholder={example} />
      {hint && !faultOf(field) && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{faultOf(field)}</FieldError>
    </TextField>
  )

  const count = delegationsIn(typed.delegations).length
  return (
    <main className="threshold">
      <BackButton onPress={onBack} isDisabled={busy} />
      <h1>{t('welcome.host.title')}</h1>
      <Form className="host-form" onSubmit={submit} validationBehavior="aria">
        {line('title', t('host-form.title-example'))}
        {line('meeting', t('host-form.meeting-example'))}
        {line('name', '', t('host-form.name-hint'))}
        <TextField
          className="field"
          name="delegations"
          value={typed.delegations}
          isInvalid={faultOf('delegations') !== null}
          onChange={(delegations) => change({ delegations })}
        >
          <Label>
            {t('host-form.delegations')}{' '}
            <span className="count">{t('host-form.delegations-count', { count })}</span>
          </Label>
          <TextArea dir="auto" rows={6} spellCheck="false" />
          {!faultOf('delegations') && (
            <Text slot="description" className="hint">
              {t('host-form.delegations-hint')}
            </Text>
          )}
          <FieldError className="field-error">{faultOf('delegations')}</FieldError>
        </TextField>
        <RadioGroup
          className="field"
          value={typed.network ? 'network' : 'alone'}
          onChange={(reach) => change({ network: reach === 'network' })}
        >
          <Label>{t('host-form.reach')}</Label>
          <div className="choices">
            <Radio className="choice" value="alone">
              {t('host-form.reach-alone')}
            </Radio>
            <Radio className="choice" value="network">
              {t('host-form.reach-network')}
            </Radio>
          </div>
          {typed.network && (
            <Text slot="description" className="hint">
              {t('host-form.reach-network-warning')}
            </Text>
          )}
        </RadioGroup>
        <RadioGroup
          className="field"
          value={document ? 'document' : 'headings'}
          onChange={(beginning) => setDocument(beginning === 'document')}
        >
          <Label>{t('host-form.begins')}</Label>
          <div className="choices">
            <Radio className="choice" value="headings">
              {t('host-form.headings')}
            </Radio>
            <Radio className="choice" value="document">
              {t('host-form.document')}
            </Radio>
          </div>
          {document && (
            <Text slot="description" className="hint">
              {t('host-form.document-hint')}
            </Text>
          )}
        </RadioGroup>
        <Stayed leaving={leaving} to="host" />
        <Button className="button primary" type="submit" isDisabled={busy}>
          {busy ? t('host-form.submitting') : t('host-form.submit')}
        </Button>
      </Form>
    </main>
  )
}
