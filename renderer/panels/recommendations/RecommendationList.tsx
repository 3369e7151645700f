import { type ReactNode, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import {
  byDeadline,
  isDay,
  type Listed,
  recommendationKinds,
  sameAddressee,
} from '../../../shared/document/recommendations'
import { type Progress, progresses } from '../../../shared/follow-up/follow-up'
import type { BlockId } from '../../../shared/ids'
import { compareNames, formatDay } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { sayPlace } from '../sentences'

interface ListProps {
  readonly listed: readonly Listed[]
  readonly onGo: (block: BlockId) => void
  /** What is done about each, where anything can be. */
  readonly beneath?: (listed: Listed) => ReactNode
  /** How far each is, once they are adopted. */
  readonly progressOf?: ((listed: Listed) => Progress) | null
}

/** Recommendations in the order of the text, or by deadline; of all, or of those one looks for. */
export function RecommendationList({ listed, onGo, beneath, progressOf = null }: ListProps) {
  const [addressee, setAddressee] = useState(all)
  const [kind, setKind] = useState(all)
  const [progress, setProgress] = useState(all)
  const [sorted, setSorted] = useState(false)
  if (listed.length === 0) return <p className="empty">{t('recommendation.empty')}</p>

  const addressees = addresseesOf(listed)
  const kinds = recommendationKinds
    .filter((each) => listed.some((one) => one.kind === each))
    .map((each) => ({ id: each, name: t(`recommendation.kind.${each}`) }))
  // The last of those one looked for may be taken out of the text at any moment.
  const to = addressees.some(({ id }) => id === addressee) ? addressee : all
  const of = kinds.some(({ id }) => id === kind) ? kind : all
  const at = progressOf ? progress : all
  const chosen = listed.filter(
    (each) =>
      (to === all || sameAddressee(each.addressee) === to) &&
      (of === all || each.kind === of) &&
      (at === all || progressOf?.(each) === at),
  )
  return (
    <>
      <div className="recommendation-filters">
        <Filter
          label={t('recommendation.addressee')}
          everything={t('recommendation.all-addressees')}
          choices={addressees}
          chosen={to}
          onChoose={setAddressee}
        />
        <Filter
          label={t('recommendation.kind')}
          everything={t('recommendation.all-kinds')}
          choices={kinds}
          chosen={of}
          onChoose={setKind}
        />
        {progressOf && (
          <Filter
            label={t('follow-up.progress')}
            everything={t('recommendation.all-progress')}
            choices={progresses.map((each) => ({
              id: each,
              name: t('recommendation.progress', {
                progress: t(`follow-up.progress.${each}`),
                count: listed.filter((one) => progressOf(one) === each).length,
              }),
            }))}
            chosen={at}
            onChoose={setProgress}
          />
        )}
        <p className="hint" role="status">
          {t('recommendation.shown', { shown: chosen.length, count: listed.length })}
        </p>
        <ToggleButton className="button small" isSelected={sorted} onChange={setSorted}>
          {t('recommendation.by-deadline')}
        </ToggleButton>
      </div>
      {chosen.length === 0 ? (
        <p className="empty">{t('recommendation.none-such')}</p>
      ) : (
        <ol className="recommendations">
          {(sorted ? byDeadline(chosen) : chosen).map((each) => (
            <li key={each.block}>
              <Entry listed={each} onGo={() => onGo(each.block)} />
              {beneath?.(each)}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Entry({ listed, onGo }: { readonly listed: Listed; readonly onGo: () => void }) {
  const { label, annex, section, addressee, kind, deadline, words } = listed
  const place = sayPlace({ kind: 'paragraph', label, annex, under: null, order: 0 })
  return (
    <button type="button" className="recommendation" onClick={onGo}>
      <span className="recommendation-head">
        <bdi className="recommendation-addressee">{addressee}</bdi>
        <span className="hint">{t(`recommendation.kind.${kind}`)}</span>
      </span>
      <span className="hint">
        {section ? t('recommendation.place', { place, section }) : place}
      </span>
      <span className="recommendation-words" dir="auto">
        {words}
      </span>
      {deadline !== null && (
        <span className="recommendation-deadline">
          {t('recommendation.until', { day: isDay(deadline) ? formatDay(deadline) : deadline })}
        </span>
      )}
    </button>
  )
}

const all = 'all choices'

interface FilterProps {
  readonly label: string
  readonly everything: string
  readonly choices: readonly Named[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

interface Named {
  readonly id: string
  readonly name: string
}

function Filter({ everything, choices, ...chosen }: FilterProps) {
  return <Choice choices={[{ id: all, name: everything }, ...choices]} {...chosen} />
}

/** Each once, as it is first written, in the order of the reader's language. */
function addresseesOf(listed: readonly Listed[]): readonly Named[] {
  const names = new Map<string, string>()
  for (const { addressee } of listed) {
    const id = sameAddressee(addressee)
    if (!names.has(id)) names.set(id, addressee)
  }
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => compareNames(one.name, other.name))
}
