import { type FormEvent, useState } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { type InvitationLink, parseInvitationLink } from '../../shared/invitation-link'
import { t } from '../i18n/translate'

export function JoinForm({
  isDisabled,
  onJoin,
  onClose,
}: {
  readonly isDisabled: boolean
  readonly onJoin: (link: InvitationLink) => void
  /** `null` where there is nothing to go back to. */
  readonly onClose: (() => void) | null
}) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const link = parseInvitationLink(typed)
    setWrong(!link)
    if (link) onJoin(link)
  }
  return (
    <Form className="join-form" onSubmit={submit} validationBehavior="aria">
      <TextField
        className="field"
        autoFocus
        value={typed}
        isInvalid={wrong}
        onChange={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && onClose) onClose()
          else event.continuePropagation()
        }}
      >
        <Label>{t('welcome.join.link')}</Label>
        <Input dir="ltr" spellCheck="false" autoComplete="off" />
        <FieldError className="field-error">{t('welcome.join.not-a-link')}</FieldError>
      </TextField>
      <Button className="button primary" type="submit" isDisabled={isDisabled}>
        {t('welcome.join.submit')}
      </Button>
    </Form>
  )
}
