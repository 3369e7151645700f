import { Suspense, use, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Recent } from '../../shared/host'
import { formatDateTime } from '../i18n/format'
import { t } from '../i18n/translate'
import { Confirm } from '../panels/Confirm'
import { Stayed } from './Stayed'
import type { Leaving } from './use-departure'

interface RecentsProps<To extends string> {
  readonly recents: Promise<readonly Recent[]>
  readonly leaving: Leaving<To | `recent/${string}`>
  readonly onOpen: (id: string) => void
  /** Lets go of a seat and its key. */
  readonly onForget: (recent: Recent) => void
}

/** Where this machine has taken part, the last one first; nothing where there is nothing. */
export function Recents<To extends string>(props: RecentsProps<To>) {
  return (
    <Suspense fallback={null}>
      <List {...props} />
    </Suspense>
  )
}

function List<To extends string>({ recents, leaving, onOpen, onForget }: RecentsProps<To>) {
  const known = use(recents)
  const [forgotten, setForgotten] = useState<ReadonlySet<string>>(new Set())
  const shown = known.filter(({ id }) => !forgotten.has(id))
  const forget = (recent: Recent) => {
    onForget(recent)
    setForgotten(new Set([...forgotten, recent.id]))
  }
  if (shown.length === 0) return null
  return (
    <section className="recents" aria-labelledby="recents">
      <h2 id="recents">{t('welcome.recents')}</h2>
      <ul>
        {shown.map((recent) => (
          <li key={recent.id}>
            <Button
              className="recent"
              isDisabled={leaving.kind === 'leaving'}
              onPress={() => onOpen(recent.id)}
            >
              <span className="recent-title">
                <bdi>{recent.title}</bdi>
              </span>
              <span className="recent-facts">
                <span>{t(`role.${recent.role}`)}</span>
                <span>{recent.hosted ? t('welcome.recent-hosted') : hostOf(recent.address)}</span>
                <span>{t('welcome.recent-opened', { when: formatDateTime(recent.opened) })}</span>
              </span>
            </Button>
            {!recent.hosted && (
              <Confirm
                title={t('welcome.forget-asked.title', { title: recent.title })}
                text={t('welcome.forget-asked.text')}
                yes={t('welcome.forget')}
                onYes={() => forget(recent)}
                loses
              >
                <Button
                  className="button quiet small forget"
                  aria-label={t('welcome.forget-named', { title: recent.title })}
                >
                  {t('welcome.forget')}
                </Button>
              </Confirm>
            )}
            <Stayed leaving={leaving} to={`recent/${recent.id}`} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function hostOf(address: string): string {
  return address.replace(/^https?:\/\//, '')
}
