import { Button } from 'react-aria-components'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useRegister } from '../conference'
import { useReading } from '../use-reading'
import { comparing, subjectOf, subjectsOf } from './subjects'

/** Leads from one amendment to all that are about the same paragraph, where there are others. */
export function RivalsButton({ amendment }: { readonly amendment: Amendment }) {
  const amendments = useRegister()?.amendments ?? []
  const text = useReading(true)
  const block = subjectOf(amendment, amendments, text)
  const count = block ? (subjectsOf(amendments, text).get(block)?.length ?? 0) : 0
  if (!block || count < 2) return null
  return (
    <Button
      className="button small rivals-button"
      aria-label={t('side-by-side.open-named', { count, label: labelOf(amendment) })}
      aria-keyshortcuts={chord('Mod-Alt-J')}
      onPress={() => comparing.set(block)}
    >
      {t('side-by-side.open', { count })}
    </Button>
  )
}
