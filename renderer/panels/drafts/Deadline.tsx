import { useEffect, useState } from 'react'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useRegister } from '../conference'

/** Milliseconds: minutes are said, so it need not be more exact. */
const tick = 15_000

/** Until when an amendment can be tabled; nothing where no deadline is set. */
export function Deadline() {
  const { seat } = useConference()
  const register = useRegister()
  const until = register?.deadlines.amending
  const now = useNow(until !== undefined)
  if (!register || until === undefined) return null
  const minutes = Math.ceil((Date.parse(until) - now) / 60_000)
  const time = formatTime(until)
  if (minutes > 0) {
    const soon = minutes <= 60
    return (
      <p className={minutes <= 15 ? 'card-why' : 'hint'}>
        {soon ? t('draft.closes-in', { minutes, time }) : t('draft.closes-at', { time })}
      </p>
    )
  }
  const hasLeave = seat.role === 'delegation' && register.leaves.includes(seat.delegation)
  return (
    <p className={hasLeave ? 'hint' : 'card-why'}>
      {t(hasLeave ? 'draft.late-by-leave' : 'draft.late', { time })}
    </p>
  )
}

function useNow(needed: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!needed) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), tick)
    return () => clearInterval(timer)
  }, [needed])
  return now
}
