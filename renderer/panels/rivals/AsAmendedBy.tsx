import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import { asAmended, combine } from '../../../shared/amendments/combination'
import { draw } from '../../../shared/amendments/drawn'
import { linesOf } from '../../../shared/amendments/segments'
import type { BlockId } from '../../../shared/ids'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { DrawnLines } from '../board/Redline'
import { sayLeft } from './say-left'

interface AmendedProps {
  readonly block: BlockId
  readonly bases: readonly Node[]
  readonly text: Node
  readonly chosen: readonly Amendment[]
  readonly amendments: readonly Amendment[]
}

/** The paragraph with those that are ticked, and why others of them are not in it. */
export function AsAmendedBy({ block, bases, text, chosen, amendments }: AmendedProps) {
  const made = useMemo(() => {
    const { text: after, adopted, left } = combine(text, chosen, amendments)
    const { others, moved } = asAmended(text, after, bases, block)
    return { lines: linesOf(draw(bases, others, moved)), adopted, left }
  }, [text, chosen, amendments, block, bases])
  const { lines, adopted, left } = made
  const names = chosen.filter(({ id }) => adopted.includes(id)).map(labelOf)
  return (
    <section className="rivals-result" aria-label={t('side-by-side.result')}>
      <h3>
        {names.length > 0
          ? t('side-by-side.result.by', { labels: formatList(names) })
          : t('side-by-side.result')}
      </h3>
      <div role="status">
        {chosen.length === 0 && <p className="hint">{t('side-by-side.result.none')}</p>}
        {left.map((each) => (
          <p key={each.amendment} className="rivals-left">
            {sayLeft(each, chosen)}
          </p>
        ))}
        {names.length > 0 && <DrawnLines lines={lines} />}
      </div>
    </section>
  )
}
