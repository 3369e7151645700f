import { type OfficialLanguage, officialLanguages } from '../../../shared/document/language'
import type { ToState } from '../../../shared/letters/mailing-of'
import { t } from '../../i18n/translate'
import { filled } from './plan'

/**
 * In which language a State is written to: the one that the list of addresses has, until somebody
 * says another. Whoever was confirmed has to be looked at again, since "His Excellency" is of a language.
 *
 * The browser's own list and not ours: there are two hundred of them on one screen.
 */
export function LanguageOf({ to: { state, drafted } }: { readonly to: ToState }) {
  const chosen = drafted.letter.language
  const choose = (language: OfficialLanguage) =>
    filled(state.state, { language: language === state.language ? null : language })
  return (
    <select
      className="button small letters-language"
      aria-label={t('letters.line', {
        state: state.short('en'),
        field: t('letters.language'),
      })}
      value={chosen}
      onChange={({ target }) => {
        const language = officialLanguages.find((each) => each === target.value)
        if (language) choose(language)
      }}
    >
      {officialLanguages.map((language) => (
        <option key={language} value={language}>
          {t(`letters.language.${language}`)}
        </option>
      ))}
    </select>
  )
}
