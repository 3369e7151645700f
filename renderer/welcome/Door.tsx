import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components'
import type { Host } from '../../shared/host'
import type { InvitationLink } from '../../shared/invitation-link'
import { t } from '../i18n/translate'
import { ownKeyring } from '../session/keyring'
import { BackButton } from './BackButton'
import { type EntryProblem, enter } from './enter'
import { Trouble } from './Trouble'
import './welcome.css'

type AtDoor =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'entering' }
  | { readonly kind: 'refused'; readonly why: EntryProblem | 'seat-not-kept' }

interface DoorProps {
  readonly host: Host
  readonly link: InvitationLink
  /** Whoever has said their name already goes straight in. */
  readonly as: string | null
}

/**
 * An invitation is at hand; the person says a name, and the hub gives a seat. Whoever has one already,
 * and comes with another device, is asked for none.
 */
export function Door({ host, link, as }: DoorProps) {
  const [name, setName] = useState(as ?? '')
  const [at, setAt] = useState<AtDoor>({ kind: as === null ? 'asking' : 'entering' })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at.kind === 'entering') return
    if (name.trim() === '' && !link.isFurther) return setAt({ kind: 'unnamed' })
    setAt({ kind: 'entering' })
    void goIn(name.trim())
  }

  const goIn = async (called: string) => {
    const entry = await enter(link, link.isFurther ? null : called, ownKeyring())
    if (entry.kind === 'refused') return setAt(entry)
    try {
      await host.takeSeat(link.address, entry.joined)
    } catch {
      return setAt({ kind: 'refused', why: 'seat-not-kept' })
    }
    window.location.reload()
  }

  // Once, however often the door is drawn.
  const atOnce = useEffectEvent(() => {
    if (as !== null) void goIn(as)
  })
  useEffect(() => atOnce(), [])

  return (
    <main className="threshold door">
      <BackButton onPress={() => host.leave()} />
      <h1>{t('door.title')}</h1>
      <p>
        {link.isFurther ? t('door.as.device') : t(`door.as.${link.role}`)}{' '}
        <span className="hint">{kept(link.address)}</span>
      </p>
      <Form onSubmit={submit} validationBehavior="aria">
        {!link.isFurther && (
          <TextField
            className="field"
            autoFocus
            isRequired
            maxLength={80}
            value={name}
            isInvalid={at.kind === 'unnamed'}
            onChange={(value) => {
              setName(value)
              if (at.kind === 'unnamed') setAt({ kind: 'asking' })
            }}
          >
            <Label>{t('door.name')}</Label>
            <Input dir="auto" autoComplete="name" />
            {at.kind !== 'unnamed' && (
              <Text slot="description" className="hint">
                {t('door.name-hint')}
              </Text>
            )}
            <FieldError className="field-error">{t('host-form.required')}</FieldError>
          </TextField>
        )}
        {at.kind === 'refused' && <Refused why={at.why} address={link.address} />}
        <Button
          className="button primary"
          type="submit"
          autoFocus={link.isFurther}
          isDisabled={at.kind === 'entering'}
        >
          {at.kind === 'entering' ? t('door.entering') : t('door.enter')}
        </Button>
      </Form>
    </main>
  )
}

function Refused({
  why,
  address,
}: {
  readonly why: EntryProblem | 'seat-not-kept'
  readonly address: string
}) {
  const said = sentences(why)
  return <Trouble what={t(`${said}.what`, { address })} next={t(`${said}.next`)} />
}

function sentences(why: EntryProblem | 'seat-not-kept') {
  switch (why) {
    case 'another-conference':
    case 'insecure':
    case 'malformed':
    case 'name-taken':
    case 'not-a-conference':
    case 'seat-not-kept':
    case 'token-expired':
    case 'token-invalid':
    case 'unreachable':
      return `door.trouble.${why}` as const
    case 'not-found':
      return 'door.trouble.not-a-conference' as const
    case 'revoked':
    case 'sent-away':
    case 'too-large':
    case 'disk-full':
    case 'disk-failed':
    case 'export-failed':
    case 'export-not-adopted':
    case 'export-no-font':
    case 'export-busy':
    case 'version-damaged':
    case 'backup-failed':
      return 'door.trouble.other' as const
  }
}

function kept(address: string): string {
  return t('door.address', { address: address.replace(/^https?:\/\//, '') })
}
