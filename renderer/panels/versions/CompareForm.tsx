import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { VersionId } from '../../../shared/ids'
import type { Version } from '../../../shared/versions/version'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { opened } from './opened'
import { sayVersion } from './say-version'

const current = 'current'

/** Any two, the earlier one first whichever way they are chosen. */
export function CompareForm({
  versions,
  onOpened,
}: {
  readonly versions: readonly Version[]
  readonly onOpened: () => void
}) {
  const last = versions.at(-1)
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string>(current)
  const chosen = from ?? last?.id ?? current
  const order = [...versions.map(({ id }): string => id), current]
  const [first = current, second = current] = [chosen, to].sort(
    (one, other) => order.indexOf(one) - order.indexOf(other),
  )
  const show = () => {
    const later = second === current ? null : (second as VersionId)
    opened.set({ kind: 'compare', from: first as VersionId, to: later })
    onOpened()
  }
  // The newest first, and before them the text as it stands.
  const choices = [
    { id: current, name: t('versions.current') },
    ...[...versions].reverse().map((each) => ({ id: each.id, name: sayVersion(each) })),
  ]
  return (
    <section className="compare-form" aria-label={t('versions.compare')}>
      <h3>{t('versions.compare')}</h3>
      <div className="compare-two">
        <Choice
          label={t('versions.compare-one')}
          choices={choices}
          chosen={chosen}
          onChoose={setFrom}
        />
        <Choice
          label={t('versions.compare-other')}
          choices={choices}
          chosen={to}
          onChoose={setTo}
        />
      </div>
      <Button className="button" isDisabled={first === second} onPress={show}>
        {t('versions.compare-show')}
      </Button>
    </section>
  )
}
