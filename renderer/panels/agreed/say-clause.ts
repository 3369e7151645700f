import { inlineText } from '../../../shared/document/inline-text'
import type { Source } from '../../../shared/document/kinds'
import type { Clause } from '../../../shared/language/clause'
import { sourceInWords } from '../../editor/agreed/sources'
import { t } from '../../i18n/translate'

/** Where the words were agreed; those that came with the application were agreed nowhere. */
export function saySource(source: Source | null): string {
  return source === null
    ? t('clause.source.none')
    : t('clause.source', { source: sourceInWords(source) })
}

/** The words without the signs of the notation, on one line. */
export function clauseWords({ text, items }: Pick<Clause, 'text' | 'items'>): string {
  return [text, ...items].map(plain).join(' ')
}

function plain(notation: string): string {
  return inlineText(notation, () => 'note')
    .map((node) => node.text ?? (node.type.name === 'footnote' ? '' : ' '))
    .join('')
}
