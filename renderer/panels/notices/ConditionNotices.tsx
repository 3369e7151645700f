import { useState } from 'react'
import { Button } from 'react-aria-components'
import { assertNever } from '../../../shared/assert-never'
import { type Condition, isTrouble } from '../../../shared/conditions'
import { formatList, formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useLive } from '../conference'
import type { Sentences } from '../sentences'
import { sayStandby } from './say-standby'

/** What has happened to the secretariat's computer: told to the secretariat, until it is put away. */
export function ConditionNotices() {
  const { session } = useConference()
  return <ConditionList conditions={useLive(session.conditions).filter(isTrouble)} />
}

export function ConditionList({ conditions }: { readonly conditions: readonly Condition[] }) {
  const [away, setAway] = useState<readonly Condition[]>([])
  const shown = conditions.filter((each) => !away.some((other) => isSame(each, other)))
  return shown.map((condition) => (
    <div className="notice" key={condition.kind}>
      <Trouble {...sayCondition(condition)} />
      {condition.kind !== 'disk' && (
        <Button className="button small" onPress={() => setAway([...away, condition])}>
          {t('problem.put-away')}
        </Button>
      )}
    </div>
  ))
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024))
}

/** They come anew with each connection. */
function isSame(a: Condition, b: Condition): boolean {
  return a.kind === b.kind && a.at === b.at
}

function sayCondition(condition: Condition): Sentences {
  switch (condition.kind) {
    case 'ended':
      return sayEnded(condition)
    case 'set-aside': {
      const { count } = condition
      return {
        what: t('condition.set-aside.what', { count }),
        next: t('condition.set-aside.next', { count }),
      }
    }
    case 'disk': {
      const time = formatTime(condition.at)
      return {
        what: t(`condition.${condition.why}.what`, { time }),
        next: t(`condition.${condition.why}.next`),
      }
    }
    case 'quota':
    case 'near-quota':
    case 'quota-in-all':
    case 'near-quota-in-all': {
      const { kind } = condition
      const delegations = formatList(condition.delegations)
      return {
        what: t(`condition.${kind}.what`, { delegations }),
        next: t(`condition.${kind}.next`),
      }
    }
    case 'room': {
      const free = megabytes(condition.free)
      // The file of a conference that has begun is small, and never nothing.
      const kept = Math.max(1, megabytes(condition.kept))
      return { what: t('condition.room.what', { free, kept }), next: t('condition.room.next') }
    }
    case 'clock': {
      const way = condition.seconds < 0 ? 'back' : 'forward'
      const minutes = Math.max(1, Math.round(Math.abs(condition.seconds) / 60))
      return {
        what: t(`condition.clock-${way}.what`, { time: formatTime(condition.at), minutes }),
        next: t(`condition.clock-${way}.next`),
      }
    }
    case 'standby':
      return sayStandby(condition)
    case 'backups': {
      const { failed, folder } = condition
      return {
        what: t('condition.backups.what', { time: formatTime(failed ?? condition.at), folder }),
        next: t('condition.backups.next'),
      }
    }
    default:
      return assertNever(condition)
  }
}

function sayEnded({ unfinished, keptIn }: Extract<Condition, { kind: 'ended' }>): Sentences {
  const next = [t('condition.ended.next')]
  if (unfinished > 0) next.push(t('condition.ended.unfinished'))
  if (keptIn !== null) next.push(t('condition.ended.kept', { file: keptIn }))
  return { what: t('condition.ended.what'), next: next.join(' ') }
}
