import type { Live } from './live'

/** What is found once one of the values is such; `null` if that is not soon. */
export function soon<T>(live: Live<unknown>, find: () => T | null, ms: number): Promise<T | null> {
  const now = find()
  if (now !== null) return Promise.resolve(now)
  return new Promise((resolve) => {
    const end = (found: T | null) => {
      clearTimeout(late)
      unsubscribe()
      resolve(found)
    }
    const late = setTimeout(() => end(null), ms)
    const unsubscribe = live.subscribe(() => {
      const found = find()
      if (found !== null) end(found)
    })
  })
}
