import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { DelegationId } from '../../../shared/ids'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Person } from '../../session/presence'
import { useConference, useFrom, useLive, usePlates, useRegister } from '../conference'
import { Followed, FollowToggle } from './Follow'
import { Mark } from './Plate'
import { useWriters } from './places-of-people'
import { partOf } from './plates'

/** Who is at the text: delegations by their marks, people by name behind them. */
export function Here() {
  const { session } = useConference()
  const people = useLive(session.people)
  // Not the kind itself, which changes twice with every key.
  const away = useFrom(session.safety, ({ kind }) => kind === 'offline' || kind === 'connecting')
  const parties = useParties(people)
  const writers = useWriters()
  const register = useRegister()
  if (!register || away) return null
  return (
    <>
      <Followed writers={writers} />
      <DialogTrigger>
        <Button
          className="button quiet here"
          aria-label={t('bar.here.label', { count: people.length })}
        >
          <span className="here-parties">
            {parties.slice(0, shown).map((party) => (
              <span key={party.key} className="plate">
                <Mark delegation={party.delegation} />
                <bdi className="here-name">{party.name}</bdi>
              </span>
            ))}
          </span>
          <span className="here-count">{t('bar.here.short', { count: people.length })}</span>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Dialog className="here-list">
            <Heading slot="title">{t('bar.here.title')}</Heading>
            <ul>
              {parties.map((party) => (
                <li key={party.key}>
                  <span className="plate">
                    <Mark delegation={party.delegation} />
                    <bdi>{party.name}</bdi>
                  </span>
                  <ul className="here-people">
                    {party.people.map((person) => (
                      <li key={person.client}>
                        <bdi>{person.user.name}</bdi>
                        {person.self && <span className="hint"> {t('bar.here.you')}</span>}
                        {writers
                          .filter(({ client }) => client === person.client)
                          .map((writer) => (
                            <FollowToggle key={writer.client} writer={writer} />
                          ))}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  )
}

/** Parties on the bar itself; the others are behind it. */
const shown = 4

interface Party {
  readonly key: string
  readonly name: string
  readonly delegation: DelegationId | null
  readonly people: readonly Person[]
}

/** The rostrum first, then the delegations in the reader's alphabet. */
function useParties(people: readonly Person[]): readonly Party[] {
  const plates = usePlates()
  const parties = new Map<string, Party>()
  for (const person of people) {
    const { role, delegation } = person.user
    const key = delegation ?? role
    const known = parties.get(key)?.people ?? []
    const name = partOf(person.user, plates)
    parties.set(key, { key, name, delegation, people: [...known, person] })
  }
  return [...parties.values()].sort(
    (a, b) =>
      Number(a.delegation !== null) - Number(b.delegation !== null) || compareNames(a.name, b.name),
  )
}
