import { useMemo } from 'react'
import type { PersonPlace } from '../../editor/contract'
import type { Person } from '../../session/presence'
import { useConference, useLive } from '../conference'

/** Someone who writes in the text, and where. */
export interface Writer extends Person {
  readonly place: PersonPlace
}

/** Everyone whose caret is shown; in the order in which people are listed. */
export function useWriters(): readonly Writer[] {
  const { session, page } = useConference()
  const people = useLive(session.people)
  const places = useLive(page.people)
  return useMemo(
    () =>
      people.flatMap((person) => {
        const place = places.find(({ client }) => client === person.client)
        return place ? [{ ...person, place }] : []
      }),
    [people, places],
  )
}
