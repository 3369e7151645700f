import type { TemplateFault } from '../../../../shared/letters/template-faults'
import { t } from '../../../i18n/translate'

/** What is wrong with a template, and what to do. */
export function sayTemplateFault(fault: TemplateFault): string {
  return fault.kind === 'unknown-field'
    ? t('template.fault.unknown-field', { name: fault.name })
    : t(`template.fault.${fault.kind}`)
}
