import type { Held } from '../../../shared/letters/mailing'
import type { RecipientFault } from '../../../shared/letters/recipients'
import { t } from '../../i18n/translate'

export function sayFault({ kind, ...values }: RecipientFault): string {
  return t(`cli.letters.fault.${kind}`, values)
}

/** Why a letter may not be sent yet. */
export function sayHeld(held: Held): string {
  if (held.kind !== 'missing') return t(`cli.letters.held.${held.kind}`)
  return t('letters.missing', { field: t(`letters.field.${held.field}`) })
}
