import { lazy, Suspense, use } from 'react'
import { assertNever } from '../shared/assert-never'
import type { Host } from '../shared/host'
import { DroppedNotice } from './dropped/Dropped'
import type { Arrival } from './host/arrival'
import { t } from './i18n/translate'
import { Door } from './welcome/Door'
import { Keyless } from './welcome/Keyless'
import { Welcome } from './welcome/Welcome'

interface AppProps {
  readonly host: Host
  readonly start: Promise<Arrival>
}

/** The window shows one place for as long as it lives; another place loads it anew. */
export function App({ host, start }: AppProps) {
  return (
    <>
      <Suspense fallback={null}>
        <Shown host={host} start={start} />
      </Suspense>
      <DroppedNotice />
    </>
  )
}

// The welcome screen need not wait for the editor.
const ConferenceWindow = lazy(async () => ({
  default: (await import('./panels/ConferenceWindow')).ConferenceWindow,
}))

const Projector = lazy(async () => ({
  default: (await import('./projector/Projector')).Projector,
}))

function Shown({ host, start }: AppProps) {
  const { place, abilities, hasKey } = use(start)
  switch (place.kind) {
    case 'welcome':
      return <Welcome host={host} abilities={abilities} />
    case 'invited':
      return <Door host={host} link={place.link} as={place.as} />
    case 'conference':
      if (!hasKey) {
        const { anew, joined } = place
        return anew ? (
          <Door host={host} link={anew} as={joined.seat.name} />
        ) : (
          <Keyless host={host} title={joined.conference.title} />
        )
      }
      return (
        <>
          <title>{t('app.window-title', { conference: place.joined.conference.title })}</title>
          <ConferenceWindow
            host={host}
            abilities={abilities}
            address={place.address}
            joined={place.joined}
          />
        </>
      )
    case 'projector':
      return (
        <>
          <title>{t('projector.title', { conference: place.joined.conference.title })}</title>
          <Projector address={place.address} joined={place.joined} />
        </>
      )
    default:
      return assertNever(place)
  }
}
