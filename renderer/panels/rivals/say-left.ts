import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import type { Left } from '../../../shared/amendments/combination'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { nameOf } from '../board/say-row'

/** Why one that was chosen is not in what is shown. */
export function sayLeft({ amendment, why }: Left, chosen: readonly Amendment[]): string {
  const label = nameOf(amendment, chosen)
  switch (why.code) {
    case 'alone':
      return t('side-by-side.left.alone', { label, verdict: t(`margin.verdict.${why.verdict}`) })
    case 'conflict': {
      const others = chosen.filter(({ id }) => why.with.includes(id)).map(labelOf)
      return t('side-by-side.left.conflict', { label, others: formatList(others) })
    }
    case 'together':
    case 'no-parent':
      return t(`side-by-side.left.${why.code}`, { label })
  }
}
