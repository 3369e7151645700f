import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { type CountField, countFields, countSaid, namesBound } from '../../../shared/states/fields'
import type { StatesRegister } from '../../../shared/states/register'
import { isStale, keyOfTaken } from '../../../shared/states/taken'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { useConference, useLive } from '../conference'
import { annexOpening } from './annex-opening'
import { Renew, TakenLine } from './TakenLine'

interface InTheTextProps {
  readonly states: StatesRegister
  readonly at: CalendarDate
}

/** Puts counts and the list of those bound into the text, and says where the text has older ones. */
export function InTheText({ states, at }: InTheTextProps) {
  const { session, page } = useConference()
  const writes = useLive(session.mode) === 'write'
  const [field, setField] = useState<CountField>('bound')
  const [said, setSaid] = useState('')
  const taken = useLive(page.taken)
  const stale = taken.filter(isStale)
  if (!writes && taken.length === 0) return null

  const insert = () => {
    const done = page.editor()?.counts.insert(field, at, countSaid(states, field, at))
    setSaid(t(done ? 'states.text.inserted' : 'states.text.nowhere'))
  }
  const insertList = async () => {
    const counts = page.editor()?.counts
    const conference = session.register.get()?.conference
    if (!counts || !conference) return
    const language = counts.language()
    const given = session.followUp.get()?.names ?? {}
    const opening = await annexOpening(language, at, { conference, treaty: states.treaty, given })
    const names = namesBound(states, at, language)
    const done = counts.insertList({ ...opening, at, names })
    setSaid(t(done ? 'states.text.list-inserted' : 'states.text.nowhere'))
  }
  return (
    <details className="states-text" open={stale.length > 0}>
      <summary>
        {t('states.text')} <span className="tally">{taken.length}</span>
      </summary>
      {writes && (
        <div className="states-asked">
          <Choice
            label={t('states.text.count')}
            choices={countFields.map((id) => ({
              id,
              name: `${t(`states.field.${id}`)}: ${countSaid(states, id, at)}`,
            }))}
            chosen={field}
            onChoose={(id) => setField(countFields.find((each) => each === id) ?? 'bound')}
          />
          <div className="states-acts">
            <Button className="button" onPress={insert}>
              {t('states.text.insert')}
            </Button>
            <Button className="button" onPress={() => void insertList()}>
              {t('states.text.insert-list')}
            </Button>
          </div>
        </div>
      )}
      <p role="status">{said}</p>
      <ul className="states-taken">
        {taken.map((each) => (
          <li key={keyOfTaken(each)}>
            <TakenLine taken={each} />
          </li>
        ))}
      </ul>
      {stale.length > 1 && <Renew all={stale} />}
    </details>
  )
}
