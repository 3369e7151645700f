import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
} from 'react-aria-components'
import type { VersionId } from '../../shared/ids'
import type { Version } from '../../shared/versions/version'
import { t } from '../i18n/translate'
import type { OfferedView } from './exported-views'
import { DownIcon } from './icons'
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
        <Select
          className="field"
          selectedKey={since}
          onSelectionChange={(key) => onSince(String(key) as VersionId)}
        >
          <Label>{t('export.since')}</Label>
          <Button className="button select">
            <SelectValue />
            <DownIcon />
          </Button>
          <Popover className="popover">
            <ListBox className="menu">
              {[...versions].reverse().map((each) => (
                <ListBoxItem
                  key={each.id}
                  id={each.id}
                  className="menu-item"
                  textValue={sayVersion(each)}
                >
                  <bdi>{sayVersion(each)}</bdi>
                </ListBoxItem>
              ))}
            </ListBox>
          </Popover>
        </Select>
      )}
    </>
  )
}
