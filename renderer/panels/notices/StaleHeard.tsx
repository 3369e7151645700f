import { useEffect, useState } from 'react'
import { isStale } from '../../../shared/states/taken'
import { t } from '../../i18n/translate'
import { useConference, useFrom } from '../conference'

/** Says when the text no longer says what the register of States says, and when it does again. */
export function StaleHeard() {
  const { page } = useConference()
  const count = useFrom(page.taken, (all) => all.filter(isStale).length)
  const [before, setBefore] = useState(count)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (count === before) return
    setBefore(count)
    setSaid(count > 0 ? t('states.heard', { count }) : t('states.heard.none'))
  }, [count, before])
  return (
    <div className="heard-only" aria-live="polite">
      {said}
    </div>
  )
}
