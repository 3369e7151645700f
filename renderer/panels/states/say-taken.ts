import type { Taken } from '../../../shared/states/taken'
import type { SayTaken } from '../../editor/counts/count-marks'
import { formatDay, formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** "“85”, as of 23 November 2005" */
export function sayWhat(taken: Taken): string {
  const day = formatDay(taken.at)
  return taken.kind === 'count'
    ? t('states.text.says', { said: taken.said, day })
    : t('states.text.lists', { count: taken.said.length, day })
}

/** What the register says by now. */
export function sayChange(taken: Taken): string {
  if (taken.kind === 'count') return t('states.text.now', { now: taken.now })
  const added = taken.now.filter((each) => !taken.said.includes(each))
  const gone = taken.said.filter((each) => !taken.now.includes(each))
  return [
    ...(added.length > 0 ? [t('states.text.added', { names: formatList(added) })] : []),
    ...(gone.length > 0 ? [t('states.text.gone', { names: formatList(gone) })] : []),
    ...(added.length + gone.length === 0 ? [t('states.text.reordered')] : []),
  ].join(' ')
}

/** On the page. */
export const sayTaken: SayTaken = {
  origin(taken) {
    const day = formatDay(taken.at)
    return taken.kind === 'list'
      ? t('page.count.origin.list', { day })
      : t('page.count.origin', { what: t(`states.field.${taken.field}`), day })
  },
  change: sayChange,
}
