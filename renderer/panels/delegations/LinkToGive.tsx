import { Input, TextField } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { CopyButton } from '../CopyButton'

/** A link that is shown once, to be copied. */
export function LinkToGive({ link, label }: { readonly link: string; readonly label: string }) {
  return (
    <div className="one-line">
      <TextField className="field" value={link} isReadOnly aria-label={label}>
        <Input dir="ltr" onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      <CopyButton text={link} label={t('act.copy')} />
    </div>
  )
}
