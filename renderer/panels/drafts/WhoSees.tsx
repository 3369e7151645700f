import type { Draft } from '../../../shared/amendments/amendment'
import { partIn } from '../../../shared/amendments/draft-parts'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { usePlates } from '../conference'

/** Who can see a draft: those who sponsor it, and those who are asked to. */
export function WhoSees({ draft }: { readonly draft: Draft }) {
  const plates = usePlates()
  const others = draft.sponsors.filter(({ delegation }) => partIn(draft, delegation) !== 'none')
  const names = [draft.delegation, ...others.map(({ delegation }) => delegation)].map(plates.nameOf)
  return t('draft.only', { delegation: formatList(names) })
}
