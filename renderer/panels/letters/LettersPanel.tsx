import { useDeferredValue, useMemo } from 'react'
import { lettersOf, mailingOf } from '../../../shared/letters/mailing-of'
import { templateFaults } from '../../../shared/letters/template-faults'
import { type CalendarDate, parseDate } from '../../../shared/states/calendar-date'
import type { StatesRegister } from '../../../shared/states/register'
import { t } from '../../i18n/translate'
import { useLive } from '../conference'
import { MailingForm } from './MailingForm'
import { NamesForm } from './NamesForm'
import { Outgoing } from './Outgoing'
import { plan } from './plan'
import { RecipientList } from './RecipientList'
import { TemplatesForm } from './template/TemplatesForm'
import { type Letters, useLetters } from './template/use-letters'
import './letters.css'
import './names.css'
import './template/template.css'

interface PanelProps {
  /** A template stands in the place of the text, which the panel may cover. */
  readonly onTemplate: () => void
}

/** Letters from a recommendation: who gets one, what is still missing, how they look, and out. */
export function LettersPanel({ onTemplate }: PanelProps) {
  const letters = useLetters()
  if (!letters) return <p className="hint">{t('letters.coming')}</p>
  return <Mailing from={letters} onTemplate={onTemplate} />
}

function Mailing({ from, onTemplate }: PanelProps & { readonly from: Letters }) {
  const { register, listed, states, given, addresses, templates } = from
  // Whoever types a reference does not wait for two hundred letters at each key.
  const latest = useLive(plan)
  const own = useDeferredValue(latest)
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
  const faulty = useMemo(() => {
    const languages = new Set(shown.map(({ drafted }) => drafted.letter.language))
    return [...languages].filter((each) => {
      const own = templates.get(each)
      return own && templateFaults(own.template).length > 0
    })
  }, [shown, templates])

  return (
    <div className="letters">
      <p className="hint">{t('letters.what', { asOf: states.asOf })}</p>
      <MailingForm
        listed={listed}
        letters={letters}
        day={day}
        states={states}
        addresses={addresses}
      />
      <TemplatesForm letters={from} onOpened={onTemplate} />
      <NamesForm templates={templates} given={given} />
      {day && chosen && (
        <>
          <RecipientList letters={shown} />
          {faulty.map((language) => (
            <p key={language} className="field-error">
              {t('template.fault.no-letters', { language: t(`letters.language.${language}`) })}
            </p>
          ))}
          {faulty.length === 0 && (
            <Outgoing
              letters={shown}
              day={day}
              recommendation={chosen.block}
              isBehind={own !== latest}
            />
          )}
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
