import { useEffect, useRef, useState } from 'react'
import type { Abilities, Host, NewConference } from '../../shared/host'
import { type InvitationLink, parseInvitationLink } from '../../shared/invitation-link'
import { t } from '../i18n/translate'
import { ownKeyring } from '../session/keyring'
import { Choice } from './Choice'
import { HostForm } from './HostForm'
import { HostIcon, JoinIcon, SampleIcon } from './icons'
import { JoinForm } from './JoinForm'
import { Recents } from './Recents'
import { Stayed } from './Stayed'
import { useDeparture } from './use-departure'
import './welcome.css'

type Open = 'nothing' | 'host' | 'join'

/** The first screen: three choices, and where one has been before. */
export function Welcome({
  host,
  abilities,
}: {
  readonly host: Host
  readonly abilities: Abilities
}) {
  const [open, setOpen] = useState<Open>(abilities.host ? 'nothing' : 'join')
  const [recents] = useState(() => host.recents())
  const { leaving, depart } = useDeparture<'sample' | 'host' | 'join' | `recent/${string}`>()
  const busy = leaving.kind === 'leaving'
  const join = (link: InvitationLink) => depart('join', () => host.join(link))
  usePastedLink(open !== 'host', join)
  const cards = useFocusReturned(open)

  if (open === 'host') {
    return (
      <HostForm
        leaving={leaving}
        onBack={() => setOpen('nothing')}
        onSubmit={(conference: NewConference) =>
          depart('host', () => host.hostConference(conference))
        }
      />
    )
  }
  return (
    <main className="welcome">
      <h1>{t('app.name')}</h1>
      {abilities.host ? (
        <div className="choice-cards">
          <Choice
            icon={<SampleIcon />}
            title={t('welcome.sample.title')}
            text={busy && leaving.to === 'sample' ? t('welcome.leaving') : t('welcome.sample.text')}
            isDisabled={busy}
            onPress={() => depart('sample', () => host.openSample())}
          />
          <Choice
            ref={cards.host}
            icon={<HostIcon />}
            title={t('welcome.host.title')}
            text={t('welcome.host.text')}
            isDisabled={busy}
            onPress={() => setOpen('host')}
          />
          <Choice
            ref={cards.join}
            icon={<JoinIcon />}
            title={t('welcome.join.title')}
            text={t('welcome.join.text')}
            isDisabled={busy}
            isExpanded={open === 'join'}
            onPress={() => setOpen(open === 'join' ? 'nothing' : 'join')}
          />
        </div>
      ) : (
        <h2>{t('welcome.join.title')}</h2>
      )}
      <Stayed leaving={leaving} to="sample" />
      {open === 'join' && (
        <JoinForm
          isDisabled={busy}
          onJoin={join}
          onClose={abilities.host ? () => setOpen('nothing') : null}
        />
      )}
      <Stayed leaving={leaving} to="join" />
      <Recents
        recents={recents}
        leaving={leaving}
        onOpen={(id) => depart(`recent/${id}`, () => host.openRecent(id))}
        onForget={({ id, device }) =>
          void ownKeyring()
            .forget(device)
            .then(() => host.forget(id))
        }
      />
      {!abilities.host && <p className="hint">{t('welcome.in-browser')}</p>}
    </main>
  )
}

/** Who closes what a choice has opened is back at that choice. */
function useFocusReturned(open: Open) {
  const host = useRef<HTMLButtonElement>(null)
  const join = useRef<HTMLButtonElement>(null)
  const before = useRef(open)
  useEffect(() => {
    if (open === 'nothing' && before.current === 'host') host.current?.focus()
    if (open === 'nothing' && before.current === 'join') join.current?.focus()
    before.current = open
  }, [open])
  return { host, join }
}

/** A link pasted where there is no field is as good as one pasted into the field. */
function usePastedLink(listening: boolean, join: (link: InvitationLink) => void) {
  useEffect(() => {
    if (!listening) return
    const paste = (event: ClipboardEvent) => {
      const link = parseInvitationLink(event.clipboardData?.getData('text/plain') ?? '')
      if (!link) return
      event.preventDefault()
      join(link)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  })
}
