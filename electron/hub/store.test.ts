import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { MemoryStore } from './memory-store'
import { openSqliteStore } from './sqlite-store'
import type { Store } from './store'
import { storeContract } from './store-contract'

describe('in memory', () => storeContract(() => new MemoryStore()))

describe('in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-store-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const paths = new Map<Store, string>()

  const open = (path: string) => {
    const store = openSqliteStore(path)
    paths.set(store, path)
    return store
  }
  storeContract(
    () => open(join(folder, `${paths.size}.rapporteur`)),
    async (store) => {
      await store.close()
      return open(paths.get(store) ?? '')
    },
  )
})
