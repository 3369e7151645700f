import { Button } from 'react-aria-components'
import { type OfficialLanguage, officialLanguages } from '../../../../shared/document/language'
import { shippedTemplateIn } from '../../../../shared/letters/template'
import { templateFaults } from '../../../../shared/letters/template-faults'
import { t } from '../../../i18n/translate'
import { Trouble } from '../../../welcome/Trouble'
import { Choice } from '../../Choice'
import { Confirm } from '../../Confirm'
import { useLive } from '../../conference'
import { sayNotDone } from '../../sentences'
import { useAct } from '../../use-act'
import { chosenTemplate, openedTemplate } from './opened'
import { sayTemplateFault } from './say-fault'
import type { Letters } from './use-letters'

/** What the letters say, language by language: as it came with the application, or as it was written on. */
export function TemplatesForm({
  letters: { edited, shipped, templates },
  onOpened,
}: {
  readonly letters: Letters
  /** It stands in the place of the text, which this may cover. */
  readonly onOpened: () => void
}) {
  const { doing, perform } = useAct()
  const language = useLive(chosenTemplate)
  const own = edited.get(language)
  const isOwn = (of: OfficialLanguage) => {
    const said = edited.get(of)
    return said !== undefined && !shippedTemplateIn(of, shipped)?.eq(said)
  }
  const choices = officialLanguages
    .filter((each) => templates.has(each))
    .map((id) => ({
      id,
      name: t(isOwn(id) ? 'template.language.own' : 'template.language.shipped', {
        language: t(`letters.language.${id}`),
      }),
    }))
  const open = async () => {
    if (!own && !(await perform({ kind: 'open-template', language }))) return
    openedTemplate.set(language)
    onOpened()
  }
  const faults = own ? templateFaults(own) : []
  return (
    <section className="board" aria-label={t('template.words')}>
      <h3>{t('template.words')}</h3>
      <p className="hint">{t('template.what')}</p>
      <div className="template-choice">
        <Choice
          label={t('template.language')}
          choices={choices}
          chosen={language}
          onChoose={(id) =>
            chosenTemplate.set(officialLanguages.find((each) => each === id) ?? language)
          }
        />
        <Button className="button" isPending={doing.kind === 'busy'} onPress={() => void open()}>
          {t('template.edit')}
        </Button>
        {isOwn(language) && (
          <Confirm
            title={t('template.reset.title', { language: t(`letters.language.${language}`) })}
            text={t('template.reset.text')}
            yes={t('template.reset.yes')}
            loses
            onYes={() => void perform({ kind: 'reset-template', language })}
          >
            <Button className="button quiet">{t('template.reset')}</Button>
          </Confirm>
        )}
      </div>
      {faults.length > 0 && (
        <ul className="letters-faults">
          {faults.map((fault) => (
            <li key={JSON.stringify(fault)} className="field-error">
              {sayTemplateFault(fault)}
            </li>
          ))}
        </ul>
      )}
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
    </section>
  )
}
