import { useConference, useLive } from '../conference'
import { type Sentences, sayOutdated } from '../sentences'
import './outdated-notice.css'

/** What a window says all the while that it only shows the text. The announcer reads it out. */
export function OutdatedNotice() {
  const said = useOutdated()
  if (!said) return null
  return (
    <p className="outdated-notice">
      <strong>{said.what}</strong> {said.next}
    </p>
  )
}

export function useOutdated(): Sentences | null {
  const { session, abilities } = useConference()
  const why = useLive(session.outdated)
  return why && sayOutdated(why, abilities)
}
