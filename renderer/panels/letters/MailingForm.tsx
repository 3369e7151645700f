import { useState } from 'react'
import { Button, FieldError, FileTrigger, Input, Label, TextField } from 'react-aria-components'
import type { Listed } from '../../../shared/document/recommendations'
import type { Addresses } from '../../../shared/letters/addresses'
import type { ToState } from '../../../shared/letters/mailing-of'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import type { StatesRegister } from '../../../shared/states/register'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { Choice } from '../Choice'
import { useLive } from '../conference'
import { plan, planned, standings, tookIn } from './plan'
import { sayFault } from './say-letters'
import { type Taken, takeRecipients } from './take-recipients'

interface MailingFormProps {
  readonly listed: readonly Listed[]
  readonly letters: readonly ToState[]
  readonly day: CalendarDate | null
  readonly states: StatesRegister
  readonly addresses: Addresses
}

/** What all letters have in common, and whom they go to. */
export function MailingForm({ listed, letters, day, states, addresses }: MailingFormProps) {
  const own = useLive(plan)
  const { treaty, recordedUntil } = states
  return (
    <div className="board">
      <Choice
        label={t('letters.recommendation')}
        none={t('letters.choose')}
        choices={listed.map(({ block, label, words }) => ({
          id: block,
          name: label ? `${label}. ${words}` : words,
          typed: words,
        }))}
        chosen={own.recommendation}
        onChoose={(recommendation) => planned({ recommendation })}
        isLong
        isFirst
      />
      <div className="letters-fields">
        <TextField
          className="field"
          value={own.day}
          onChange={(said) => planned({ day: said.trim() })}
          isInvalid={own.day !== '' && !day}
        >
          <Label>{t('letters.day')}</Label>
          <Input dir="ltr" placeholder="2006-07-24" autoComplete="off" />
          <FieldError className="field-error">
            {t('letters.no-day', { from: treaty.adopted, until: recordedUntil })}
          </FieldError>
        </TextField>
        <TextField
          className="field"
          value={own.reference}
          onChange={(reference) => planned({ reference })}
          maxLength={60}
        >
          <Label>{t('letters.reference')}</Label>
          <Input dir="ltr" autoComplete="off" />
        </TextField>
        <TextField
          className="field"
          value={own.signatory}
          onChange={(signatory) => planned({ signatory })}
          maxLength={100}
        >
          <Label>{t('letters.signatory')}</Label>
          <Input dir="auto" autoComplete="off" />
        </TextField>
      </div>
      {day && letters.length > 0 && (
        <>
          <fieldset className="letters-groups">
            <legend>{t('letters.to')}</legend>
            {standings.map((standing) => (
              <Check
                key={standing}
                isSelected={own.to.has(standing)}
                onChange={(on) => {
                  const to = new Set(own.to)
                  if (on) to.add(standing)
                  else to.delete(standing)
                  planned({ to })
                }}
                label={t(`letters.standing.${standing}`, {
                  count: letters.filter(({ state }) => state.standing === standing).length,
                })}
              />
            ))}
          </fieldset>
          <Import day={day} states={states} addresses={addresses} />
        </>
      )}
    </div>
  )
}

/** More is no table of two hundred States. */
const largest = 8 << 20

interface ImportProps {
  readonly day: CalendarDate
  readonly states: StatesRegister
  readonly addresses: Addresses
}

function Import({ day, states, addresses }: ImportProps) {
  const [taken, setTaken] = useState<Taken | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const made: Taken =
      file.size > largest
        ? { kind: 'unreadable' }
        : takeRecipients(new Uint8Array(await file.arrayBuffer()), day, states, addresses)
    setTaken(made)
    if (made.kind === 'taken') tookIn(made.recipients)
  }
  return (
    <div className="board">
      <div className="one-line">
        <FileTrigger
          acceptedFileTypes={['.csv', '.xlsx', '.tsv', 'text/csv']}
          onSelect={(files) => void take(files?.[0])}
        >
          <Button className="button">{t('letters.import')}</Button>
        </FileTrigger>
      </div>
      <p className="hint">{t('letters.import-hint')}</p>
      <div role="status">{taken && <SayTaken taken={taken} />}</div>
    </div>
  )
}

/** The first of them; a file in the wrong form has hundreds. */
const mostShown = 10

function SayTaken({ taken }: { readonly taken: Taken }) {
  switch (taken.kind) {
    case 'taken':
      return <p>{t('letters.taken', { count: taken.recipients.size })}</p>
    case 'unreadable':
      return <p className="field-error">{t('letters.unreadable')}</p>
    case 'bound':
      return <p className="field-error">{t('letters.bound', { state: taken.state })}</p>
    case 'faulty':
      return (
        <>
          <p className="field-error">{t('letters.faulty', { count: taken.faults.length })}</p>
          <ul className="letters-faults">
            {taken.faults.slice(0, mostShown).map((fault) => (
              <li key={JSON.stringify(fault)}>{sayFault(fault)}</li>
            ))}
          </ul>
        </>
      )
  }
}
