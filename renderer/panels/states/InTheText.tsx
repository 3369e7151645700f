import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { countSaid, isStale, namesBound, type Taken } from '../../../shared/states/fields'
import type { StatesRegister } from '../../../shared/states/register'
import { formatDay, formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { useConference, useLive } from '../conference'

const fields = [
  'bound',
  'not-bound',
  'convention-parties-not-bound',
  'signatories-only',
  'neither',
] as const
type Field = (typeof fields)[number]

interface InTheTextProps {
  readonly states: StatesRegister
  readonly at: CalendarDate
}

/** Puts counts and the list of those bound into the text, and says where the text has older ones. */
export function InTheText({ states, at }: InTheTextProps) {
  const { session, page } = useConference()
  const writes = useLive(session.mode) === 'write'
  useLive(page.moved)
  const [field, setField] = useState<Field>('bound')
  const [said, setSaid] = useState('')
  const taken = page.editor()?.counts.taken(states) ?? []
  if (!writes && taken.length === 0) return null

  const insert = () => {
    const done = page.editor()?.counts.insert(field, at, countSaid(states, field, at))
    setSaid(t(done ? 'states.text.inserted' : 'states.text.nowhere'))
  }
  const insertList = () => {
    const counts = page.editor()?.counts
    if (!counts) return
    const done = counts.insertList({
      title: t('states.text.list-title'),
      lead: t('states.text.list-lead', { treaty: states.treaty.short, day: formatDay(at) }),
      at,
      names: namesBound(states, at, counts.language()),
    })
    setSaid(t(done ? 'states.text.list-inserted' : 'states.text.nowhere'))
  }
  return (
    <details className="states-text" open={taken.some(isStale)}>
      <summary>
        {t('states.text')} <span className="tally">{taken.length}</span>
      </summary>
      {writes && (
        <div className="states-asked">
          <Choice
            label={t('states.text.count')}
            choices={fields.map((id) => ({
              id,
              name: `${t(`states.field.${id}`)}: ${countSaid(states, id, at)}`,
            }))}
            chosen={field}
            onChoose={(id) => setField(fields.find((each) => each === id) ?? 'bound')}
          />
          <div className="states-acts">
            <Button className="button" onPress={insert}>
              {t('states.text.insert')}
            </Button>
            <Button className="button" onPress={insertList}>
              {t('states.text.insert-list')}
            </Button>
          </div>
        </div>
      )}
      <p role="status">{said}</p>
      <ul className="states-taken">
        {taken.map((each) => (
          <li key={keyOf(each)}>
            <TakenLine
              taken={each}
              onRenew={writes ? () => page.editor()?.counts.renew(each) : null}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

function TakenLine({
  taken,
  onRenew,
}: {
  readonly taken: Taken
  readonly onRenew: (() => void) | null
}) {
  const { page } = useConference()
  const { block, at } = taken
  const go = block && (
    <Button className="button quiet small" onPress={() => page.editor()?.goTo(block)}>
      {t('states.text.show')}
    </Button>
  )
  return (
    <>
      <span>
        {taken.kind === 'count'
          ? t('states.text.says', { said: taken.said, day: formatDay(at) })
          : t('states.text.lists', { count: taken.said.length, day: formatDay(at) })}
      </span>
      {isStale(taken) && <strong className="states-stale">{sayChange(taken)}</strong>}
      {isStale(taken) && onRenew && (
        <Button className="button small" onPress={onRenew}>
          {t('states.text.renew')}
        </Button>
      )}
      {go}
    </>
  )
}

function sayChange(taken: Taken): string {
  if (taken.kind === 'count') return t('states.text.now', { now: taken.now })
  const added = taken.now.filter((each) => !taken.said.includes(each))
  const gone = taken.said.filter((each) => !taken.now.includes(each))
  return [
    ...(added.length > 0 ? [t('states.text.added', { names: formatList(added) })] : []),
    ...(gone.length > 0 ? [t('states.text.gone', { names: formatList(gone) })] : []),
    ...(added.length + gone.length === 0 ? [t('states.text.reordered')] : []),
  ].join(' ')
}

/** The same count said twice in one paragraph is one to whoever renews it. */
function keyOf(taken: Taken): string {
  const what = taken.kind === 'count' ? `${taken.field} ${taken.said}` : 'list'
  return `${taken.block} ${taken.at} ${what}`
}
