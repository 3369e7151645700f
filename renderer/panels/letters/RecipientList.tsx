import { memo } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import type { ToState } from '../../../shared/letters/mailing-of'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { LanguageOf } from './LanguageOf'
import { filled, plan, planned } from './plan'
import { sayHeld } from './say-letters'

const lines = ['honorific', 'name', 'function'] as const

/** Who holds the office that is written to, State by State, and why a letter may not go out yet. */
export const RecipientList = memo(function RecipientList({
  letters,
}: {
  readonly letters: readonly ToState[]
}) {
  const ready = letters.filter(({ drafted }) => drafted.held.length === 0).length
  const confirmable = letters.filter(({ recipient }) => recipient && isFull(recipient))
  return (
    <section className="board" aria-label={t('letters.recipients')}>
      <h3>{t('letters.ready', { ready, count: letters.length })}</h3>
      <div className="one-line">
        <Button
          className="button small"
          isDisabled={confirmable.every(({ recipient }) => recipient?.confirmed)}
          onPress={() => {
            const recipients = new Map(plan.get().recipients)
            for (const { state, recipient } of confirmable) {
              if (recipient) recipients.set(state.state, { ...recipient, confirmed: true })
            }
            planned({ recipients })
          }}
        >
          {t('letters.confirm-all', { count: confirmable.length })}
        </Button>
      </div>
      <ul className="letters-recipients">
        {letters.map((each) => (
          <Row key={each.state.state} to={each} />
        ))}
      </ul>
    </section>
  )
})

function isFull(recipient: NonNullable<ToState['recipient']>): boolean {
  return lines.every((line) => recipient[line])
}

function Row({ to }: { readonly to: ToState }) {
  const { state, recipient, drafted } = to
  const name = state.short('en')
  const original = recipient?.originalProtocol ?? state.originalProtocol
  return (
    <li className="letters-recipient" data-held={drafted.held.length > 0 || undefined}>
      <div className="letters-state">
        <strong>{name}</strong>
        <LanguageOf to={to} />
      </div>
      <div className="letters-lines">
        {lines.map((line) => (
          // What is typed counts once one leaves it, so that no letter is drafted for half a name.
          <TextField
            key={`${line} ${recipient?.[line] ?? ''}`}
            className="field"
            aria-label={t('letters.line', { state: name, field: t(`letters.field.${line}`) })}
            defaultValue={recipient?.[line] ?? ''}
            maxLength={200}
            onBlur={(event) => {
              const said = (event.target as HTMLInputElement).value.trim()
              if (said !== (recipient?.[line] ?? '')) filled(state.state, { [line]: said })
            }}
          >
            <Input dir="auto" autoComplete="off" placeholder={t(`letters.field.${line}`)} />
          </TextField>
        ))}
      </div>
      <div className="letters-checks">
        <Check
          isSelected={recipient?.confirmed ?? false}
          onChange={(confirmed) => filled(state.state, { confirmed })}
          label={t('letters.confirmed')}
        />
        {state.standing === 'convention-party' && (
          <>
            <Check
              isSelected={original === true}
              onChange={(on) =>
                filled(state.state, {
                  originalProtocol: on,
                  confirmed: recipient?.confirmed ?? false,
                })
              }
              label={t('letters.original')}
            />
            {original === null && (
              <Button
                className="button small quiet"
                onPress={() =>
                  filled(state.state, {
                    originalProtocol: false,
                    confirmed: recipient?.confirmed ?? false,
                  })
                }
              >
                {t('letters.not-original')}
              </Button>
            )}
          </>
        )}
      </div>
      {drafted.held.length > 0 && (
        <p className="hint letters-held">{drafted.held.map(sayHeld).join(' ')}</p>
      )}
    </li>
  )
}
