import { useEffect, useState } from 'react'
import type { Standby, Standing } from '../../../shared/standby'
import { useConference } from '../conference'

/** Milliseconds between two questions. */
const often = 5_000

/** What a standby says of itself, for as long as it is looked at; `null` while it does not answer. */
export function useStanding(standby: Standby): Standing | null {
  const { session } = useConference()
  const [standing, setStanding] = useState<Standing | null>(null)
  useEffect(() => {
    let isLooking = true
    const look = async () => {
      const found = await session.standingOf(standby)
      if (isLooking) setStanding(found)
    }
    void look()
    const timer = setInterval(look, often)
    return () => {
      isLooking = false
      clearInterval(timer)
    }
  }, [session, standby])
  return standing
}
