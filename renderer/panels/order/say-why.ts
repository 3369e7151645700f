import type { Ordered } from '../../../shared/amendments/order'
import type { Register } from '../../../shared/amendments/register'
import { assertNever } from '../../../shared/assert-never'
import { t } from '../../i18n/translate'
import { nameOf } from '../board/say-row'

/** Why an amendment is decided when it is; `at` is its place in the order, from 0. */
export function sayWhy(
  { why }: Pick<Ordered, 'why'>,
  at: number,
  { amendments }: Register,
): string {
  switch (why.code) {
    case 'amends':
      return t('rivals.why.amends', { label: nameOf(why.parent, amendments) })
    case 'as-far':
      return t('rivals.why.as-far', { label: nameOf(why.as, amendments) })
    case 'furthest':
      return t(at === 0 ? 'rivals.why.furthest' : 'rivals.why.next')
    case 'placed':
      return t('rivals.why.placed')
    default:
      return assertNever(why)
  }
}
