import { useId } from 'react'
import { Button } from 'react-aria-components'
import { labelOf } from '../../../shared/amendments/amendment'
import { t } from '../../i18n/translate'
import { useConference, usePlates } from '../conference'
import { RivalsButton } from '../rivals/RivalsButton'
import { sayPlace } from '../sentences'
import type { MarginEntry } from './margin-stacks'

/** More are counted; all of them are side by side, and on the board. */
const mostListed = 12

/** Many amendments to one paragraph as one card: which, whose, and a way to each and to all. */
export function StackCard({
  stack: { items, spot },
}: {
  readonly stack: Extract<MarginEntry, { kind: 'stack' }>
}) {
  const { page } = useConference()
  const plates = usePlates()
  const name = useId()
  const [first] = items
  return (
    <article className="card stack-card" aria-labelledby={name}>
      <h3 id={name}>{t('margin.stack', { count: items.length })}</h3>
      {spot !== undefined && <p className="card-place">{sayPlace(spot)}</p>}
      <ul className="stack-list">
        {items.slice(0, mostListed).map(({ amendment }) => (
          <li key={amendment.id}>
            <Button
              className="stack-go"
              style={{ '--by': plates.colourOf(amendment.delegation) } as React.CSSProperties}
              onPress={() => page.selectAmendment(amendment.id)}
            >
              <span className="card-label">{labelOf(amendment)}</span>{' '}
              <bdi>{plates.nameOf(amendment.delegation)}</bdi>
            </Button>
          </li>
        ))}
        {items.length > mostListed && (
          <li className="hint">{t('margin.stack.more', { count: items.length - mostListed })}</li>
        )}
      </ul>
      {first && <RivalsButton amendment={first.amendment} />}
    </article>
  )
}
