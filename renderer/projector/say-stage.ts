import type { Register } from '../../shared/amendments/register'
import { formatDateTime } from '../i18n/format'
import { t } from '../i18n/translate'

/** The stage, and until when it is as long as that is to come. */
export function sayStage(
  { stage, deadlines }: Pick<Register, 'stage' | 'deadlines'>,
  isPast: boolean,
): string {
  const until = deadlines[stage]
  const said = t(`bar.stage.${stage}`)
  return until && !isPast
    ? t('projector.until', { stage: said, when: formatDateTime(until) })
    : said
}
