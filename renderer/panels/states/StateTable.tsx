import { Fragment, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { nameIn, sortedIn } from '../../../shared/states/names'
import type { StateEntry, StatesRegister } from '../../../shared/states/register'
import { inForceFor, statusAt } from '../../../shared/states/status'
import { formatDay } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { namesIn } from './known'
import type { Group } from './StateGroups'

interface TableProps {
  readonly states: StatesRegister
  readonly at: CalendarDate
  readonly group: Group
  readonly sought: string
  /** `null` where nothing may be changed. */
  readonly onEdit: ((entry: StateEntry) => void) | null
}

const sortings = ['state', 'status', 'signed', 'joined', 'consent', 'in-force'] as const
type Sorting = (typeof sortings)[number]

/** The States of a group that are called so, in the order of a column. */
export function StateTable({ states, at, group, sought, onEdit }: TableProps) {
  const [sorting, setSorting] = useState<Sorting>('state')
  const [descending, setDescending] = useState(false)
  const listed = sortedIn(states.entries, namesIn).filter((each) => {
    const status = statusAt(each, at)
    const isIn = group === 'all' || (group === 'notBound' ? status !== 'bound' : status === group)
    return isIn && isCalled(each, sought)
  })
  const rows = inOrder(listed, sorting, descending, (entry) => cellOf(entry, sorting, states, at))
  const sort = (by: Sorting) => {
    setDescending(by === sorting && !descending)
    setSorting(by)
  }
  return (
    <div className="states-table-frame">
      <p className="hint" role="status">
        {t('states.shown', { count: rows.length, day: formatDay(at) })}
      </p>
      <table className="states-table">
        <thead>
          <tr>
            {sortings.map((each) => (
              <Fragment key={each}>
                <th
                  scope="col"
                  aria-sort={sorting === each ? (descending ? 'descending' : 'ascending') : 'none'}
                >
                  <Button className="states-sort" onPress={() => sort(each)}>
                    {t(`states.column.${each}`)}
                    <span aria-hidden>{sorting === each ? (descending ? '▾' : '▴') : ''}</span>
                  </Button>
                </th>
                {each === 'state' && onEdit && (
                  <th scope="col">
                    <span className="heard-only">{t('states.column.acts')}</span>
                  </th>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <Row key={entry.id} entry={entry} states={states} at={at} onEdit={onEdit} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="empty">{t('states.none-such')}</p>}
    </div>
  )
}

function Row({
  entry,
  states,
  at,
  onEdit,
}: Pick<TableProps, 'states' | 'at' | 'onEdit'> & { readonly entry: StateEntry }) {
  const { conventionSigned, conventionJoined, consent } = entry
  const status = statusAt(entry, at)
  const name = nameIn(entry, namesIn).short
  const inForce = inForceFor(entry, states.treaty)
  // What happens after the day is known, and does not count yet.
  const day = (date: CalendarDate | null | undefined) =>
    date && <span data-later={date > at || undefined}>{formatDay(date)}</span>
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        {entry.own && <span className="hint">{t('states.own')}</span>}
      </th>
      {/* Beside the name: where the columns have no room it covers none of them. */}
      {onEdit && (
        <td>
          <button
            type="button"
            className="button small"
            aria-label={t('states.edit-named', { name })}
            onClick={() => onEdit(entry)}
          >
            {t('states.edit')}
          </button>
        </td>
      )}
      <td>
        <span className="states-status" data-group={status}>
          {t(`states.group.${status}`)}
        </span>
      </td>
      <td>{day(conventionSigned)}</td>
      <td>
        {day(conventionJoined?.on)}
        {conventionJoined?.by && (
          <span className="hint">{t(`states.act.${conventionJoined.by}`)}</span>
        )}
      </td>
      <td>{day(consent)}</td>
      <td>{day(inForce)}</td>
    </tr>
  )
}

function cellOf(
  entry: StateEntry,
  sorting: Sorting,
  { treaty }: StatesRegister,
  at: CalendarDate,
): string {
  switch (sorting) {
    case 'state':
      return ''
    case 'status':
      return t(`states.group.${statusAt(entry, at)}`)
    case 'signed':
      return entry.conventionSigned ?? ''
    case 'joined':
      return entry.conventionJoined?.on ?? ''
    case 'consent':
      return entry.consent ?? ''
    case 'in-force':
      return inForceFor(entry, treaty) ?? ''
  }
}

/** They come by name, and stay so among equals; those of which a column says nothing are last. */
function inOrder(
  entries: readonly StateEntry[],
  sorting: Sorting,
  descending: boolean,
  said: (entry: StateEntry) => string,
): readonly StateEntry[] {
  if (sorting === 'state') return descending ? entries.toReversed() : entries
  return entries.toSorted((one, other) => {
    const [a, b] = [said(one), said(other)]
    if (a === b) return 0
    if (a === '' || b === '') return a === '' ? 1 : -1
    return a < b === descending ? 1 : -1
  })
}

function isCalled({ names, aliases }: StateEntry, sought: string): boolean {
  const plain = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const wanted = plain(sought.trim())
  if (!wanted) return true
  const all = Object.values(names).flatMap((each) => (each ? [each.short, each.formal] : []))
  return [...all, ...aliases].some((each) => plain(each).includes(wanted))
}
