import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'

export function BackButton({
  isDisabled = false,
  onPress,
}: {
  readonly isDisabled?: boolean
  readonly onPress: () => void
}) {
  return (
    <Button className="button quiet back" onPress={onPress} isDisabled={isDisabled}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M10 3 5 8l5 5" />
      </svg>
      {t('back')}
    </Button>
  )
}
