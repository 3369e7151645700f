import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { AmendmentId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useConference } from '../conference'

/** The words as they would stand, in the place of what is struck and added. */
export function AsAmended({ draft }: { readonly draft: AmendmentId }) {
  const { page } = useConference()
  const [isOn, setOn] = useState(false)
  return (
    <ToggleButton
      className="button small"
      isSelected={isOn}
      onChange={(on) => {
        setOn(on)
        page.editor()?.showAsAmended(draft, on)
      }}
    >
      {t('draft.as-amended')}
    </ToggleButton>
  )
}
