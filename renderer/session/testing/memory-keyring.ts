import { type HeldDevice, held, makeDevice } from '../device'
import type { Keyring } from '../keyring'

/** Keys that are forgotten with the test. */
export function memoryKeyring(): Keyring {
  const devices = new Map<string, HeldDevice>()
  return {
    async forInvitation(token) {
      const known = devices.get(token) ?? held(await makeDevice())
      devices.set(token, known)
      return known
    },
    find: async (id) => [...devices.values()].find((each) => each.id === id) ?? null,
    async forget(id) {
      for (const [token, each] of devices) if (each.id === id) devices.delete(token)
    },
  }
}
