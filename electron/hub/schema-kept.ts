import { schemaVersion } from '../../shared/document/schema-version'
import { type Store, StoreError } from './store'

/** Under which the store keeps the newest schema that its texts may have been written by. */
const key = 'schema'

/**
 * Makes sure that this hub knows all that may stand in the texts, and that an older one will not
 * open them from now on: whenever it changed a text, it would take what it does not know for a
 * fault and remove it, as an older window would.
 *
 * @throws StoreError
 */
export async function claimTexts(store: Store): Promise<void> {
  const bytes = await store.getMeta(key)
  const kept = bytes ? Number(new TextDecoder().decode(bytes)) : 0
  if (kept > schemaVersion) throw new StoreError('later-version')
  if (kept < schemaVersion) {
    await store.putMeta(key, new TextEncoder().encode(String(schemaVersion)))
  }
}
