import { ToggleButton } from 'react-aria-components'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { type StatesRegister, statuses } from '../../../shared/states/register'
import { countsAt } from '../../../shared/states/status'
import { formatNumber } from '../../i18n/format'
import { t } from '../../i18n/translate'

export const groups = ['all', ...statuses.slice(0, 1), 'notBound', ...statuses.slice(1)] as const
export type Group = 'all' | 'notBound' | (typeof statuses)[number]

interface GroupsProps {
  readonly states: StatesRegister
  readonly at: CalendarDate
  readonly group: Group
  readonly onGroup: (group: Group) => void
}

/** How many States stood where at the end of the day; pressed, a group is all that is listed. */
export function StateGroups({ states, at, group, onGroup }: GroupsProps) {
  const counts = countsAt(states, at)
  return (
    <fieldset className="states-groups" aria-label={t('states.groups')}>
      {groups.map((each) => (
        <ToggleButton
          key={each}
          className="states-group"
          data-group={each}
          isSelected={group === each}
          onChange={() => onGroup(each)}
        >
          <b>{formatNumber(each === 'all' ? states.entries.length : counts[each])}</b>
          <span>{t(`states.group.${each}`)}</span>
        </ToggleButton>
      ))}
    </fieldset>
  )
}
