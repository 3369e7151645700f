import { useMemo, useState } from 'react'
import { isRightToLeft, type OfficialLanguage } from '../../../../shared/document/language'
import { addressed } from '../../../../shared/letters/addresses'
import type { Letter, LetterFormat, LetterRun } from '../../../../shared/letters/letter'
import { draftLetter } from '../../../../shared/letters/mailing'
import { mailingOf } from '../../../../shared/letters/mailing-of'
import { parseDate } from '../../../../shared/states/calendar-date'
import { t } from '../../../i18n/translate'
import { Choice } from '../../Choice'
import { useLive } from '../../conference'
import { nobody, plan } from '../plan'
import { type Letters, useLetters } from './use-letters'

/** What one State would read, as the words are written: how it is set the proofs show. */
export function TemplatePreview({ language }: { readonly language: OfficialLanguage }) {
  const letters = useLetters()
  return (
    <aside className="template-preview" data-region="margin" aria-label={t('template.preview')}>
      {letters && <Preview letters={letters} language={language} />}
    </aside>
  )
}

interface PreviewProps {
  readonly letters: Letters
  readonly language: OfficialLanguage
}

function Preview({ letters, language }: PreviewProps) {
  const { states, addresses, listed, register, templates } = letters
  const own = useLive(plan)
  const day = parseDate(own.day) ?? states.asOf
  const recipients = useMemo(
    () => states.entries.flatMap((entry) => addressed(entry, addresses, day) ?? []),
    [states, addresses, day],
  )
  const [chosen, setChosen] = useState<string | null>(null)
  // Whoever is written to in this language reads it as it is meant.
  const state =
    recipients.find((each) => each.state === chosen) ??
    recipients.find((each) => each.language === language) ??
    recipients[0]
  const letter = useMemo(() => {
    if (!state) return null
    const about = listed.find(({ block }) => block === own.recommendation) ?? listed[0] ?? nothing
    const { reference, signatory } = own
    const mailing = mailingOf(register, about, states, { templates, day, reference, signatory })
    const recipient = own.recipients.get(state.state) ?? nobody(state.state)
    return draftLetter(mailing, state, { ...recipient, language }).letter
  }, [state, listed, own, register, states, templates, day, language])
  if (!state || !letter) return <p className="hint">{t('letters.nobody')}</p>
  return (
    <>
      <Choice
        label={t('template.preview.for')}
        choices={recipients.map((each) => ({ id: each.state, name: each.short('en') }))}
        chosen={state.state}
        onChoose={setChosen}
      />
      <p className="hint">{t(`template.standing.${state.standing}`)}</p>
      <Page letter={letter} />
    </>
  )
}

const nothing = { words: '', label: null, annex: null }

function Page({ letter: { language, blocks } }: { readonly letter: Letter }) {
  return (
    <article
      className="template-letter"
      lang={language}
      dir={isRightToLeft(language) ? 'rtl' : 'ltr'}
      aria-label={t('template.preview')}
    >
      {numbered(blocks).map(({ number, value: { part, content } }) => (
        <p key={number} className={`letter-${part}`}>
          {numbered(content).map((run) => (
            <Run key={run.number} run={run.value} />
          ))}
        </p>
      ))}
    </article>
  )
}

/** What stands in a letter has no name but its place. */
function numbered<T>(
  list: readonly T[],
): readonly { readonly number: number; readonly value: T }[] {
  return list.map((value, number) => ({ number, value }))
}

function Run({ run }: { readonly run: LetterRun }) {
  switch (run.kind) {
    case 'break':
      return <br />
    case 'blank':
      return <span className="letter-blank">{t(`letters.field.${run.field}`)}</span>
    case 'words':
      return <Formatted words={run.words} formats={run.formats} />
  }
}

interface FormattedProps {
  readonly words: string
  readonly formats: readonly LetterFormat[]
}

function Formatted({ words, formats: [format, ...others] }: FormattedProps) {
  if (!format) return words
  const Format = elements[format]
  return (
    <Format>
      <Formatted words={words} formats={others} />
    </Format>
  )
}

const elements = { em: 'em', strong: 'strong', sup: 'sup' } as const
