import { annexKinds } from '../../../shared/document/kinds'
import type { Insertion } from '../../editor/contract'
import { t } from '../../i18n/translate'

/** What can be put into a text in one step, by the name under which one looks for it. */
export interface OneInsertion {
  readonly id: string
  readonly name: () => string
  readonly what: Insertion
  readonly keys: string | null
}

/** Where the caret is. */
export const insertionsHere: readonly OneInsertion[] = (
  ['heading', 'quotation', 'adoption'] as const
).map((kind) => ({ id: kind, name: () => t(`insert.${kind}`), what: { kind }, keys: null }))

/** Between sections, wherever such a thing belongs. */
export const insertionsInText: readonly OneInsertion[] = (
  ['section', 'part', 'contents'] as const
).map((kind) => ({
  id: kind,
  name: () => t(`insert.${kind}`),
  what: { kind },
  keys: kind === 'section' ? 'Mod-Alt-Enter' : null,
}))

export const annexInsertions: readonly OneInsertion[] = annexKinds.map((form) => ({
  id: `annex-${form}`,
  name: () => t('insert.annex-of', { kind: t(`annex.kind.${form}`) }),
  what: { kind: 'annex', form },
  keys: null,
}))

export const insertions = [...insertionsHere, ...insertionsInText, ...annexInsertions]
