import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Mark } from '../delegations/Plate'
import type { Writer } from '../delegations/places-of-people'

/** Dots for more people than these would push the words aside. */
const shown = 4

/** Who writes under a heading: dots in the colours of their delegations, and their names. */
export function OutlinePeople({ people }: { readonly people: readonly Writer[] }) {
  if (people.length === 0) return null
  const names = formatList(people.map(({ user }) => user.name))
  const said = t('panel.outline.people', { names, count: people.length })
  return (
    <span className="outline-people" title={said}>
      {people.slice(0, shown).map(({ client, user }) => (
        <Mark key={client} delegation={user.delegation} />
      ))}
      {people.length > shown && <span aria-hidden="true">+{people.length - shown}</span>}
      <span className="heard-only">{said}</span>
    </span>
  )
}
