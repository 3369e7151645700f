import { byIssue } from '../../../shared/versions/version'
import type { FoundProposals } from '../../file-in/questions'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { useRegister } from '../conference'
import { sayVersion } from '../versions/say-version'
import { standing } from './use-file-proposals'

/** From which text the file was made, as far as one can tell; whoever knows better says so. */
export function ComparedWith({
  from,
  onChoose,
  isDisabled,
}: {
  readonly from: FoundProposals['from']
  readonly onChoose: (key: string) => void
  readonly isDisabled: boolean
}) {
  const versions = [...(useRegister()?.versions ?? [])].sort(byIssue).reverse()
  const choices = [
    { id: standing, name: t('versions.current') },
    ...versions.map((each) => ({ id: each.id, name: sayVersion(each) })),
  ]
  return (
    <div className="file-in-from">
      <Choice
        label={t('file-in.compared')}
        choices={choices}
        chosen={from.key}
        onChoose={onChoose}
        isDisabled={isDisabled || choices.length < 2}
      />
      {choices.length > 1 && <span className="hint">{t(`file-in.by.${from.by}`)}</span>}
    </div>
  )
}
