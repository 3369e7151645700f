import { useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { type OfficialLanguage, officialLanguages } from '../../../shared/document/language'
import { type Called, type Named, type Names, named } from '../../../shared/letters/called'
import type { LanguageTemplate } from '../../../shared/letters/mailing'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Choice } from '../Choice'
import { useConference, useLive, useStage } from '../conference'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'

interface NamesFormProps {
  readonly templates: ReadonlyMap<OfficialLanguage, LanguageTemplate>
  readonly given: Names
}

/** What the conference and its treaty are called in each language: nobody's but the secretariat's to say. */
export function NamesForm({ templates, given }: NamesFormProps) {
  const { session } = useConference()
  const mayName = may(useLive(session.seat), 'keep-names', useStage()) === 'yes'
  const [language, setLanguage] = useState<OfficialLanguage>('fr')
  const lacking = (of: OfficialLanguage) =>
    named.filter((name) => !templates.get(of)?.names[name]).length
  const languages = officialLanguages.map((id) => ({
    id,
    name: t('letters.names.of', { language: t(`letters.language.${id}`), count: lacking(id) }),
  }))
  const incomplete = officialLanguages.filter((each) => lacking(each) > 0).length
  if (!mayName) return null
  return (
    <details className="letters-names">
      <summary>
        {t('letters.names')}{' '}
        {incomplete > 0 && (
          <span className="tally">{t('letters.names.lacking', { count: incomplete })}</span>
        )}
      </summary>
      <div className="letters-names-in">
        <p className="hint">{t('letters.names.what')}</p>
        <Choice
          label={t('letters.names.language')}
          choices={languages}
          chosen={language}
          onChoose={(id) => setLanguage(officialLanguages.find((each) => each === id) ?? 'fr')}
        />
        <NamesIn
          key={`${language} ${JSON.stringify(given[language])}`}
          language={language}
          given={given}
          said={templates.get(language)?.names ?? null}
        />
      </div>
    </details>
  )
}

interface NamesInProps {
  readonly language: OfficialLanguage
  readonly given: Names
  /** As the letters have them now. */
  readonly said: Readonly<Record<Named, string>> | null
}

function NamesIn({ language, given, said }: NamesInProps) {
  const { doing, perform } = useAct()
  const before = given[language] ?? {}
  const [called, setCalled] = useState<Called>(before)
  return (
    <Form
      className="letters-names-in"
      onSubmit={(event) => {
        event.preventDefault()
        void perform({ kind: 'keep-names', names: { ...given, [language]: called } })
      }}
    >
      {named.map((name) => (
        <TextField
          key={name}
          className="field"
          value={called[name] ?? ''}
          onChange={(words) => setCalled({ ...called, [name]: words })}
          maxLength={300}
        >
          <Label>{t(`letters.field.${name}`)}</Label>
          <Input
            dir="auto"
            lang={language}
            autoComplete="off"
            placeholder={(before[name] ? '' : said?.[name]) ?? ''}
          />
        </TextField>
      ))}
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
      <Button className="button" type="submit" isPending={doing.kind === 'busy'}>
        {t('letters.names.keep')}
      </Button>
    </Form>
  )
}
