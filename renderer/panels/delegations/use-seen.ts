import { useEffect, useState } from 'react'
import { useConference } from '../conference'

/** Milliseconds between two questions. */
const often = 30_000

/** When devices were last connected, for as long as it is looked at. */
export function useSeen(): Seen {
  const { session } = useConference()
  const [seen, setSeen] = useState<Seen>({})
  useEffect(() => {
    let isLooking = true
    const look = async () => {
      const found = await session.seen()
      if (isLooking) setSeen((before) => (isSame(before, found) ? before : found))
    }
    void look()
    const timer = setInterval(look, often)
    return () => {
      isLooking = false
      clearInterval(timer)
    }
  }, [session])
  return seen
}

type Seen = Readonly<Record<string, string>>

function isSame(a: Seen, b: Seen): boolean {
  const devices = Object.keys(b)
  return devices.length === Object.keys(a).length && devices.every((id) => a[id] === b[id])
}
