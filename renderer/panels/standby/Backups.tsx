import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Condition } from '../../../shared/conditions'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Answer } from '../../session/acts'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useLive } from '../conference'
import { sayNotDone } from '../sentences'

/** Copies of the conference on the hub's own machine: the last, when the next comes, and one now. */
export function Backups() {
  const { session } = useConference()
  const known = useLive(session.conditions).find((each) => each.kind === 'backups')
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const make = async () => {
    setBusy(true)
    setAnswer(null)
    setAnswer(await session.backUp())
    setBusy(false)
  }
  if (known?.kind !== 'backups') return null
  return (
    <section className="board">
      <h3>{t('panel.backups.title')}</h3>
      <p>{t('panel.backups.what')}</p>
      <Made backups={known} />
      <Button className="button" isPending={isBusy} onPress={() => void make()}>
        {t('panel.backups.now')}
      </Button>
      {answer && answer.kind !== 'done' && <Trouble {...sayNotDone(answer)} />}
    </section>
  )
}

function Made({
  backups: { folder, every, last },
}: {
  readonly backups: Extract<Condition, { kind: 'backups' }>
}) {
  return (
    <div role="status">
      {last ? (
        <p>
          {t('panel.backups.last', { when: formatDateTime(last.at) })}{' '}
          <bdi className="path">{last.file}</bdi>
        </p>
      ) : (
        <p>{t('panel.backups.none')}</p>
      )}
      <p className="hint">
        {every === null ? t('panel.backups.unscheduled') : t('panel.backups.every', { every })}{' '}
        {t('panel.backups.folder')} <bdi className="path">{folder}</bdi>
      </p>
    </div>
  )
}
