import { useEffect, useMemo, useState } from 'react'
import type { Abilities, Host } from '../../shared/host'
import type { Joined } from '../../shared/protocol'
import { shelfHere } from '../host/kept'
import { openSession, type Session } from '../session/session'
import { ConferenceProvider } from './conference'
import { openPageEditor, type PageEditor } from './page-editor'
import { personal } from './personal'
import { Rooms } from './Rooms'
import type { NotDone } from './sentences'
import '../editor/numbers.css'
import '../editor/page.css'
import '../editor/references.css'
import '../editor/search.css'
import '../editor/brackets.css'
import '../editor/hints.css'
import '../editor/moving.css'
import '../editor/structures.css'
import '../editor/direction.css'
import './panels.css'
import './brackets/brackets.css'
import './language.css'

interface WindowProps {
  readonly host: Host
  readonly abilities: Abilities
  /** Origin of the hub, without a final slash. */
  readonly address: string
  readonly joined: Joined
}

/** The conference as one person sees it: opens the session, and draws the window around it. */
export function ConferenceWindow({ host, abilities, address, joined }: WindowProps) {
  const [opened, setOpened] = useState<{ session: Session; page: PageEditor } | null>(null)
  const [own] = useState(() => personal(shelfHere()))
  const [unproposed, setUnproposed] = useState<NotDone | null>(null)
  useEffect(() => {
    const session = openSession(address, joined)
    const page = openPageEditor(session, own, setUnproposed)
    setOpened({ session, page })
    return () => session.close()
  }, [address, joined, own])
  const at = useMemo(
    () => (opened ? { ...opened, host, abilities, personal: own, seat: joined.seat } : null),
    [opened, host, abilities, joined, own],
  )
  if (!at) return null
  return (
    <ConferenceProvider value={at}>
      <Rooms
        title={joined.conference.title}
        unproposed={unproposed}
        onPutAway={() => setUnproposed(null)}
      />
    </ConferenceProvider>
  )
}
