import { isStale, keyOfTaken } from '../../../shared/states/taken'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { Renew, TakenLine } from './TakenLine'
import './states.css'

/** What would be printed although the register of States says something else by now. */
export function StaleCounts() {
  const { page } = useConference()
  const stale = useLive(page.taken).filter(isStale)
  if (stale.length === 0) return null
  return (
    <section className="stale-counts" aria-label={t('export.stale')}>
      <p role="alert">{t('export.stale.what', { count: stale.length })}</p>
      <ul className="states-taken">
        {stale.map((each) => (
          <li key={keyOfTaken(each)}>
            <TakenLine taken={each} />
          </li>
        ))}
      </ul>
      {stale.length > 1 && <Renew all={stale} />}
    </section>
  )
}
