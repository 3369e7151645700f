import type { Held } from '../../../shared/letters/mailing'
import type { ToState } from '../../../shared/letters/mailing-of'
import type { RecipientFault } from '../../../shared/letters/recipients'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Problem } from '../../session/acts'
import { type Sentences, sayNotDone } from '../sentences'

export function sayFault({ kind, ...values }: RecipientFault): string {
  return t(`cli.letters.fault.${kind}`, values)
}

/** Why a letter may not be sent yet. */
export function sayHeld(held: Held): string {
  switch (held.kind) {
    case 'missing':
      return t('letters.missing', { field: t(`letters.field.${held.field}`) })
    case 'unnamed':
      return t('cli.letters.held.unnamed', {
        name: t(`cli.letters.named.${held.name}`),
        language: t(`letters.language.${held.language}`),
      })
    default:
      return t(`cli.letters.held.${held.kind}`)
  }
}

/** Why there is none of a letter, in the list of them. */
export function sayWithoutFont(scripts: readonly string[]): string {
  return t('cli.letters.held.unset', { scripts: scripts.join(', ') })
}

/** To whom there is no letter, although there are others. */
export function sayUnsetTo(letters: readonly ToState[]): Sentences {
  const states = formatList(letters.map(({ state }) => state.short('en')))
  return {
    what: t('letters.unset.what', { count: letters.length, states }),
    next: t('letters.no-font.next'),
  }
}

/** Why letters were not set. */
export function sayUnset(problem: Problem): Sentences {
  if (problem.why !== 'export-no-font') return sayNotDone(problem)
  return { what: t('letters.no-font.what'), next: t('letters.no-font.next') }
}
