import type { Rule } from './hint'
import { abbreviations } from './rules/abbreviations'
import { closingMark } from './rules/closing-mark'
import { consentToBeBound } from './rules/consent-to-be-bound'
import { crossReference } from './rules/cross-reference'
import { dates } from './rules/dates'
import { noBreak } from './rules/no-break'
import { notePlace } from './rules/note-place'
import { numbers } from './rules/numbers'
import { openingItalic } from './rules/opening-italic'
import { perCent } from './rules/per-cent'
import { quotes } from './rules/quotes'
import { spaces } from './rules/spaces'
import { spellingVariant } from './rules/spelling-variant'
import { statesParties } from './rules/states-parties'
import { typedSigns } from './rules/typed-signs'

/** The house style of United Nations documents, a rule each, in the order in which they are listed. */
export const rules: readonly Rule[] = [
  spellingVariant,
  numbers,
  perCent,
  dates,
  abbreviations,
  quotes,
  spaces,
  statesParties,
  consentToBeBound,
  openingItalic,
  closingMark,
  typedSigns,
  notePlace,
  crossReference,
  noBreak,
]

/** Seen in a section and not in a block, so it is no `Rule`; it is switched off like one. */
export const loneSubheading = 'lone-subheading'

export const ruleIds: readonly string[] = [...rules.map(({ id }) => id), loneSubheading]

export const onRequest: readonly string[] = rules
  .filter((rule) => rule.onRequest)
  .map(({ id }) => id)
