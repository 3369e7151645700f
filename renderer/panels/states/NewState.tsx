import { useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import {
  isRightToLeft,
  type OfficialLanguage,
  officialLanguages,
} from '../../../shared/document/language'
import { nameIn } from '../../../shared/states/names'
import { type OwnState, ownState, type WrittenNames } from '../../../shared/states/own-state'
import type { StateEntry, StatesRegister } from '../../../shared/states/register'
import { t } from '../../i18n/translate'
import { namesIn } from './known'

interface NewStateProps {
  /** How a list calls it; empty where none does. */
  readonly called: string
  readonly known: StatesRegister
  readonly onMade: (entry: StateEntry) => void
  readonly onCancel: () => void
}

/** A State that nobody knows, by its names in each language; the register says that it was added. */
export function NewState({ called, known, onMade, onCancel }: NewStateProps) {
  const first = called.slice(0, longest)
  const [names, setNames] = useState<WrittenNames>({ en: { short: first, formal: '' } })
  const [refused, setRefused] = useState<Exclude<OwnState, { kind: 'made' }> | null>(null)
  const others = officialLanguages.filter((each) => each !== 'en')
  const fields = (language: OfficialLanguage) => (
    <Names
      key={language}
      language={language}
      names={names[language] ?? { short: '', formal: '' }}
      onChange={(next) => setNames({ ...names, [language]: next })}
    />
  )
  const add = () => {
    const made = ownState(names, first, known)
    if (made.kind === 'made') onMade(made.entry)
    else setRefused(made)
  }
  return (
    <Form
      className="states-form"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <h3>{called ? t('states.new.called', { said: called }) : t('states.new')}</h3>
      <p className="hint">{t('states.new.hint')}</p>
      {fields('en')}
      <details>
        <summary>{t('states.new.others')}</summary>
        {others.map(fields)}
      </details>
      {refused && (
        <p className="field-error" role="alert">
          {refused.kind === 'no-name'
            ? t('states.new.no-name')
            : t('states.new.called-so', {
                name: refused.name,
                state: nameIn(refused.state, namesIn).short,
              })}
        </p>
      )}
      <div className="states-acts">
        <Button className="button primary" type="submit">
          {t('states.new.add')}
        </Button>
        <Button className="button quiet" onPress={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </Form>
  )
}

/** As long as the register keeps a name. */
const longest = 300

interface NamesProps {
  readonly language: OfficialLanguage
  readonly names: { readonly short: string; readonly formal: string }
  readonly onChange: (names: { readonly short: string; readonly formal: string }) => void
}

function Names({ language, names, onChange }: NamesProps) {
  const said = t(`passage.language.${language}`)
  const spoken = { lang: language, dir: isRightToLeft(language) ? 'rtl' : 'ltr' }
  return (
    <div className="states-names">
      {(['short', 'formal'] as const).map((kind) => (
        <TextField
          key={kind}
          className="field"
          value={names[kind]}
          onChange={(words) => onChange({ ...names, [kind]: words })}
          isRequired={language === 'en' && kind === 'short'}
          autoFocus={language === 'en' && kind === 'short'}
          maxLength={longest}
        >
          <Label>{t(`states.new.${kind}`, { language: said })}</Label>
          <Input {...spoken} />
        </TextField>
      ))}
    </div>
  )
}
