import { Radio, RadioGroup } from 'react-aria-components'
import type { VersionId } from '../../shared/ids'
import type { Version } from '../../shared/versions/version'
import { t } from '../i18n/translate'
import { Choice } from './Choice'
import type { OfferedView } from './exported-views'
import { sayVersion } from './versions/say-version'

/** What to save: the text in one of its views, or a paper beside it. */
export function ExportChoice({
  views,
  view,
  onView,
  versions,
  since,
  onSince,
}: {
  readonly views: readonly OfferedView[]
  readonly view: OfferedView
  readonly onView: (view: OfferedView) => void
  readonly versions: readonly Version[]
  readonly since: VersionId | null
  readonly onSince: (version: VersionId) => void
}) {
  return (
    <>
      {views.length > 1 && (
        <RadioGroup
          className="choices"
          aria-label={t('export.view')}
          value={view}
          onChange={(next) => onView(next as OfferedView)}
        >
          {views.map((each) => (
            <Radio key={each} value={each} className="choice">
              {t(`export.view.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {view === 'redline' && (
        <Choice
          label={t('export.since')}
          choices={[...versions].reverse().map((each) => ({ id: each.id, name: sayVersion(each) }))}
          chosen={since}
          onChoose={onSince}
        />
      )}
    </>
  )
}
