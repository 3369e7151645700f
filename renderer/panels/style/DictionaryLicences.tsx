import { useState } from 'react'
import { t } from '../../i18n/translate'

/** The dictionaries are others' work: their licences come with them, for whoever wants to read them. */
export function DictionaryLicences() {
  const [texts, setTexts] = useState<readonly string[]>([])
  const read = async () => {
    const [english, french] = await Promise.all([
      import('../../../node_modules/dictionary-en-gb/license?raw'),
      import('../../../node_modules/dictionary-fr/license?raw'),
    ])
    setTexts([english.default, french.default])
  }
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && void read()}>
      <summary>{t('style.licences')}</summary>
      <p className="hint">{t('style.licences.text')}</p>
      {texts.map((text) => (
        <pre key={text.slice(0, 80)} className="style-licence">
          {text}
        </pre>
      ))}
    </details>
  )
}
