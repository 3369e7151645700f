import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import { asAmended, combine } from '../../../shared/amendments/combination'
import { idOf } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Redline } from '../board/Redline'
import { segmentsOf } from '../board/segments'
import { useDirection } from '../use-direction'
import { sayLeft } from './say-left'

interface AmendedProps {
  readonly block: BlockId
  readonly base: Node
  readonly text: Node
  readonly chosen: readonly Amendment[]
}

/** The paragraph with those that are ticked, and why others of them are not in it. */
export function AsAmendedBy({ block, base, text, chosen }: AmendedProps) {
  const made = useMemo(() => {
    const { text: after, adopted, left } = combine(text, chosen)
    return { blocks: asAmended(text, after, block), adopted, left }
  }, [text, chosen, block])
  const { blocks, adopted, left } = made
  const direction = useDirection()
  const [first, ...more] = blocks
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
        {names.length > 0 && (
          <>
            <p className="redline" dir={direction}>
              <Redline segments={segmentsOf(base, first ?? null)} />
            </p>
            {!first && <p className="hint">{t('side-by-side.gone')}</p>}
            {more.map((node) => (
              <p key={idOf(node)} className="redline" dir={direction}>
                <Redline segments={segmentsOf(null, node)} />
              </p>
            ))}
          </>
        )}
      </div>
    </section>
  )
}
