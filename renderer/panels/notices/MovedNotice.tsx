import { useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { Told } from './Told'

/** Another hub has taken over, and this window has gone there. */
export interface Moved {
  readonly address: string
  readonly onPutAway: () => void
}

/** `null` where the window is still where it was opened, or its person has read that it is not. */
export function useMoved(): Moved | null {
  const { session } = useConference()
  const address = useLive(session.moved)
  const [read, setRead] = useState<string | null>(null)
  return address && address !== read ? { address, onPutAway: () => setRead(address) } : null
}

export function MovedNotice({ address, onPutAway }: Moved) {
  return (
    <div className="notice">
      <Told what={t('notices.moved', { address })} next={t('notices.moved.next')} />
      <Button className="button small" onPress={onPutAway}>
        {t('problem.put-away')}
      </Button>
    </div>
  )
}
