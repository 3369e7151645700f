import { useEffect, useState } from 'react'

/** Milliseconds: a browser takes no much longer ones, and a machine may sleep through one. */
const atMost = 60_000

/** Whether a time has passed, told at that moment. */
export function useIsPast(until: string | undefined): boolean {
  const [now, setNow] = useState(() => Date.now())
  const isPast = until !== undefined && Date.parse(until) < now
  useEffect(() => {
    if (until === undefined || Date.parse(until) < now) return
    const left = Date.parse(until) + 1 - Date.now()
    const wait = Math.min(Math.max(left, 0), atMost)
    const timer = setTimeout(() => setNow(Date.now()), wait)
    return () => clearTimeout(timer)
  }, [until, now])
  return isPast
}
