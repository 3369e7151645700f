import { useCallback, useEffect, useMemo, useState } from 'react'
import { delegationOf, type Seat } from '../../shared/conference'
import type { Abilities, Host } from '../../shared/host'
import { type Joined, SeatSchema } from '../../shared/protocol'
import { keptValue, shelfHere } from '../host/kept'
import { hubsOf } from '../session/hubs'
import { deviceOf, passOf } from '../session/own-pass'
import { openSession, type Session } from '../session/session'
import { ConferenceProvider } from './conference'
import { openPageEditor, type PageEditor } from './page-editor'
import { Rooms } from './Rooms'
import type { NotDone } from './sentences'
import { personal } from './style/personal'
import '../editor/numbers/numbers.css'
import '../editor/page.css'
import '../editor/amendments/drafts.css'
import '../editor/numbers/references.css'
import '../editor/finding/search.css'
import '../editor/brackets/brackets.css'
import '../editor/counts/counts.css'
import '../editor/hints/hints.css'
import '../editor/letters/template.css'
import '../editor/moving/moving.css'
import '../editor/structure/structures.css'
import '../editor/direction.css'
import './panels.css'
import './brackets/brackets.css'
import './tools/language.css'
import './forced-colors.css'

interface WindowProps {
  readonly host: Host
  readonly abilities: Abilities
  /** Origin of the hub, without a final slash. */
  readonly address: string
  readonly joined: Joined
}

/**
 * The conference as one person sees it. Whoever is given another seat meanwhile sees it from there:
 * with another role or delegation it is another session, and what the old one had not yet sent is
 * set aside there as for any text that closes.
 */
export function ConferenceWindow(props: WindowProps) {
  const { joined } = props
  /** The last seat of which its person is known to have heard. */
  const [seen] = useState(() =>
    keptValue(`seat/${joined.device}`, SeatSchema, joined.seat, shelfHere()),
  )
  const [seat, setSeat] = useState<Seat>(seen.get)
  const [isNew, setNew] = useState(false)
  const onSeat = useCallback(
    (now: Seat) => {
      setSeat(now)
      setNew(!isSameSeat(now, seen.get()))
    },
    [seen],
  )
  const onSeatSeen = useCallback(() => {
    seen.set(seat)
    setNew(false)
  }, [seen, seat])
  return (
    <Sitting
      key={`${seat.role}/${delegationOf(seat)}`}
      {...props}
      seat={seat}
      onSeat={onSeat}
      onSeatSeen={isNew ? onSeatSeen : null}
    />
  )
}

function isSameSeat(a: Seat, b: Seat): boolean {
  const pen = (seat: Seat) => seat.role === 'delegation' && seat.pen
  return a.role === b.role && delegationOf(a) === delegationOf(b) && pen(a) === pen(b)
}

interface SittingProps extends WindowProps {
  readonly seat: Seat
  readonly onSeat: (seat: Seat) => void
  readonly onSeatSeen: (() => void) | null
}

/** Opens the session, and draws the window around it. */
function Sitting({ host, abilities, address, joined, seat, ...heard }: SittingProps) {
  const { onSeat, onSeatSeen } = heard
  const [first] = useState(seat)
  const [opened, setOpened] = useState<{ session: Session; page: PageEditor } | null>(null)
  const [own] = useState(() => personal(shelfHere()))
  const [unproposed, setUnproposed] = useState<NotDone | null>(null)
  useEffect(() => {
    const given = { ...joined, now: first }
    const hubs = hubsOf(address, joined.conference.id, host)
    const session = openSession(hubs, given, passOf(hubs.at, joined), deviceOf(joined))
    const heed = () => onSeat(session.seat.get())
    const ignore = session.seat.subscribe(heed)
    const page = openPageEditor(session, own, setUnproposed)
    setOpened({ session, page })
    return () => {
      ignore()
      session.close()
    }
  }, [host, address, joined, first, onSeat, own])
  const at = useMemo(
    () =>
      opened
        ? { ...opened, host, abilities, personal: own, seat, device: joined.device, onSeatSeen }
        : null,
    [opened, host, abilities, seat, joined, onSeatSeen, own],
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
