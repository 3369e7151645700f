import { useDeferredValue, useMemo, useRef } from 'react'
import type { Register } from '../../../shared/amendments/register'
import { lettersOf, mailingOf } from '../../../shared/letters/mailing-of'
import { templatesFor } from '../../../shared/letters/template'
import { type CalendarDate, parseDate } from '../../../shared/states/calendar-date'
import type { StatesRegister } from '../../../shared/states/register'
import { t } from '../../i18n/translate'
import { useConference, useLive, useRegister } from '../conference'
import { useStates } from '../states/known'
import { MailingForm } from './MailingForm'
import { Outgoing } from './Outgoing'
import { plan } from './plan'
import { RecipientList } from './RecipientList'
import { shipped } from './shipped'
import './letters.css'

/** Letters from a recommendation: who gets one, what is still missing, how they look, and out. */
export function LettersPanel() {
  const { session } = useConference()
  const register = useRegister()
  const states = useStates(useLive(session.followUp))
  return register && states && <Letters register={register} states={states} />
}

interface LettersProps {
  readonly register: Register
  readonly states: StatesRegister
}

function Letters({ register, states }: LettersProps) {
  const { page } = useConference()
  const listed = useLive(page.recommendations)
  // Whoever types a reference does not wait for two hundred letters at each key.
  const latest = useLive(plan)
  const own = useDeferredValue(latest)
  const { addresses, templates: all } = shipped()
  const ids = useRef(0)
  const { conference } = register
  const templates = useMemo(
    () => templatesFor(all, conference, () => `letter-${++ids.current}`),
    [all, conference],
  )
  const day = dayOf(own.day, states)
  const chosen = listed.find(({ block }) => block === own.recommendation) ?? null
  const letters = useMemo(() => {
    if (!day || !chosen) return []
    const { reference, signatory } = own
    const mailing = mailingOf(register, chosen, states, { templates, day, reference, signatory })
    return lettersOf(mailing, day, states, addresses, own.recipients)
  }, [register, chosen, day, own, states, addresses, templates])
  const { to } = own
  const shown = useMemo(() => letters.filter(({ state }) => to.has(state.standing)), [letters, to])

  return (
    <div className="letters">
      <p className="hint">{t('letters.what', { asOf: states.asOf })}</p>
      <MailingForm listed={listed} letters={letters} day={day} states={states} />
      {day && chosen && (
        <>
          <RecipientList letters={shown} />
          <Outgoing
            letters={shown}
            day={day}
            recommendation={chosen.block}
            isBehind={own !== latest}
          />
        </>
      )}
    </div>
  )
}

/** `null` for a day on which there was no protocol yet, or of which the register knows nothing. */
function dayOf(said: string, { treaty, recordedUntil }: StatesRegister): CalendarDate | null {
  const day = parseDate(said)
  return day && day >= treaty.adopted && day <= recordedUntil ? day : null
}
