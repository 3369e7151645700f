import type { Condition } from '../../../shared/conditions'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Sentences } from '../sentences'

/** How the standby follows, and what that means should the hub be lost. */
export function sayStandby(condition: Extract<Condition, { kind: 'standby' }>): Sentences {
  const { following, by: count, address } = condition
  const time = formatTime(condition.at)
  return {
    what: t(`condition.standby.${following}.what`, { address, count, time }),
    next: t(`condition.standby.${following}.next`),
  }
}
