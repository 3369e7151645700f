import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Vote } from '../../../shared/amendments/vote'
import type { DelegationId } from '../../../shared/ids'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { usePlates } from '../conference'
import { Plate } from '../delegations/Plate'

const ways = ['for', 'against', 'abstaining'] as const
type Way = (typeof ways)[number]

const nobody: Vote = { for: [], against: [], abstaining: [] }

/** A recorded vote, where one is allowed: how each delegation voted, of those that did. */
export function VoteFields({
  vote,
  onVote,
}: {
  readonly vote: Vote | null
  readonly onVote: (vote: Vote | null) => void
}) {
  const plates = usePlates()
  const [open, setOpen] = useState(false)
  const named = [...plates.all].sort((a, b) => compareNames(a.name, b.name))
  const turn = () => {
    setOpen(!open)
    onVote(open ? null : nobody)
  }
  return (
    <section className="vote">
      <Check label={t('decide.vote')} isSelected={open} onChange={turn} />
      {vote && (
        <>
          <p role="status">
            {t('decide.vote.count', {
              for: vote.for.length,
              against: vote.against.length,
              abstaining: vote.abstaining.length,
            })}
            {countOf(vote) === 0 && ` ${t('decide.vote.none')}`}
          </p>
          <ul className="vote-list">
            {named.map(({ id, name }) => (
              <li key={id}>
                <Plate delegation={id} />
                <ToggleButtonGroup
                  className="bracket-choices"
                  aria-label={t('decide.vote.of', { delegation: name })}
                  selectedKeys={ways.filter((way) => vote[way].includes(id))}
                  onSelectionChange={(keys) =>
                    onVote(votes(vote, id, ways.find((way) => keys.has(way)) ?? null))
                  }
                >
                  {ways.map((way) => (
                    <ToggleButton key={way} id={way} className="button small">
                      {t(`decide.vote.${way}`)}
                    </ToggleButton>
                  ))}
                </ToggleButtonGroup>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** How many have voted. */
export function countOf(vote: Vote): number {
  return ways.reduce((count, way) => count + vote[way].length, 0)
}

function votes(before: Vote, delegation: DelegationId, way: Way | null): Vote {
  const list = (each: Way) => [
    ...before[each].filter((id) => id !== delegation),
    ...(each === way ? [delegation] : []),
  ]
  return { for: list('for'), against: list('against'), abstaining: list('abstaining') }
}
