import { t } from '../i18n/translate'
import { Trouble } from './Trouble'
import type { Leaving } from './use-departure'

/** Why the window is still here, beside the choice that was to lead away. */
export function Stayed<To extends string>({
  leaving,
  to,
}: {
  readonly leaving: Leaving<To>
  readonly to: To
}) {
  if (leaving.kind !== 'stayed' || leaving.to !== to) return null
  return <Trouble what={t(`stay.${leaving.why}.what`)} next={t(`stay.${leaving.why}.next`)} />
}
