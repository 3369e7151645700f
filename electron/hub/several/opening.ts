import type { NewId } from '../../../shared/ids'
import { type Founding, found, isFounded } from '../founding'
import { OpeningError } from '../opening'
import type { Shared } from '../options'
import { PostgresStore } from '../postgres/postgres-store'
import { RedisTalk } from './redis-talk'
import type { Several } from './several'

/**
 * Opens the conference in a database; where there is none, founds the one that was asked for, once,
 * however many hubs start together.
 *
 * @throws StoreError, OpeningError
 */
export async function openShared(
  { database, redis }: Shared,
  foundingOf: () => Promise<Founding | null>,
  with_: {
    readonly newId: NewId
    readonly now: () => Date
    readonly giveUp: (fault: unknown) => void
    /** Told once whenever Redis can no longer be reached. */
    readonly redisAway: (fault: unknown) => void
  },
): Promise<{ readonly store: PostgresStore; readonly several: Several }> {
  const store = await PostgresStore.open(database)
  try {
    await store.pen.within(async () => {
      if (await isFounded(store)) return
      const founding = await foundingOf()
      if (!founding) throw new OpeningError('no-such-conference')
      await found(store, founding, with_)
    })
  } catch (error) {
    await store.close()
    throw error
  }
  const talk = redis === null ? null : new RedisTalk(redis, with_.redisAway)
  store.written = () => talk?.say({ kind: 'written' })
  const several: Several = {
    pen: store.pen,
    follow: (take) => store.follow(take),
    abreast: () => store.abreast(),
    isFirst: (nonce, ends) => store.isFirst(nonce, ends),
    giveUp: with_.giveUp,
    talk,
  }
  return { store, several }
}
