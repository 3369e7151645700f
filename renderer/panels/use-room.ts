import { useEffect, useState } from 'react'

/** What the window has room for, in CSS px: enlarged to 200 %, it has half as many. */
export interface Room {
  readonly outline: boolean
  readonly margin: boolean
  /** Some of the page, beside what was laid over it. */
  readonly beside: boolean
}

const queries = {
  outline: '(min-width: 1100px)',
  margin: '(min-width: 960px)',
  beside: '(min-width: 441px)',
} as const

export function useRoom(): Room {
  const [room, setRoom] = useState(measure)
  useEffect(() => {
    const lists = Object.values(queries).map((query) => window.matchMedia(query))
    const update = () => setRoom(measure())
    for (const list of lists) list.addEventListener('change', update)
    return () => {
      for (const list of lists) list.removeEventListener('change', update)
    }
  }, [])
  return room
}

function measure(): Room {
  const has = (query: string) => window.matchMedia(query).matches
  return { outline: has(queries.outline), margin: has(queries.margin), beside: has(queries.beside) }
}
