import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import { byIssue } from '../../../shared/versions/version'
import type { FoundProposals } from '../../file-in/questions'
import { t } from '../../i18n/translate'
import { useRegister } from '../conference'
import { DownIcon } from '../icons'
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
      <Select
        className="field"
        selectedKey={from.key}
        onSelectionChange={(key) => onChoose(String(key))}
        isDisabled={isDisabled || choices.length < 2}
      >
        <Label>{t('file-in.compared')}</Label>
        <Button className="button select">
          <SelectValue />
          <DownIcon />
        </Button>
        <Popover className="popover">
          <ListBox className="menu" items={choices}>
            {({ id, name }) => (
              <ListBoxItem id={id} className="menu-item" textValue={name}>
                <bdi>{name}</bdi>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
      {choices.length > 1 && <span className="hint">{t(`file-in.by.${from.by}`)}</span>}
    </div>
  )
}
