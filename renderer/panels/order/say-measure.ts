import type { Measure } from '../../../shared/amendments/measure'
import { formatList, formatNumber } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** "22 % changed: 1 word goes, 1 comes"; "No word changes: one paragraph divided". */
export function sayMeasure({ distance, removed, added, ...turned }: Measure): string {
  const turns = (['divided', 'joined', 'moved'] as const).flatMap((how) =>
    turned[how] > 0 ? [t(`rivals.measure.${how}`, { count: turned[how] })] : [],
  )
  if (distance === 0 && turns.length > 0) {
    return t('rivals.measure.no-word', { turns: formatList(turns) })
  }
  const part = Math.round(distance * 100)
  const isLittle = part === 0 && distance > 0
  const said = t(isLittle ? 'rivals.measure.little' : 'rivals.measure', {
    part: formatNumber(part),
    removed,
    added,
  })
  return turns.length > 0 ? t('rivals.measure.also', { said, turns: formatList(turns) }) : said
}
