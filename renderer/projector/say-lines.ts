import { t } from '../i18n/translate'
import type { LineRange } from './line-marks'

/** "Page 4, line 17", as a president says it. */
export function sayLines([from, to]: LineRange): string {
  const { page, line } = from
  if (to.page !== page) {
    return t('projector.lines.pages', { page, line, toPage: to.page, toLine: to.line })
  }
  return to.line === line
    ? t('projector.lines.one', { page, line })
    : t('projector.lines.several', { page, line, toLine: to.line })
}
