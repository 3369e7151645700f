import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import type { DelegationId } from '../../../shared/ids'
import { found, isFounded } from '../founding'
import { type Hub, type HubOptions, openHub } from '../hub'
import { MemoryStore } from '../memory-store'
import { type Store, StoreError } from '../store'
import { Participant } from './participant'
import { testText } from './test-text'

/** A conference of two delegations with a short text, on a port of its own. */
export async function openTestHub(
  store: Store = new MemoryStore(),
  more: Partial<HubOptions> = {},
  given: Node = testText,
): Promise<Hub> {
  const now = more.now ?? (() => new Date())
  if (!(await isFounded(store)))
    await found(
      store,
      {
        conference: { title: 'A conference', symbol: null, meeting: 'Geneva, 23 November 2005' },
        delegations: ['Ardesia', 'Belvane'],
        host: 'The secretariat',
        text: given,
      },
      { newId: randomUUID, now },
    )
  return openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now,
    newId: randomUUID,
    report: (fault) => {
      if (!(fault instanceof StoreError)) throw fault
    },
    ...more,
  })
}

/** Everyone a test needs: the secretariat, the president, and a delegate of each delegation. */
export async function seatEveryone(hub: Hub, after = '') {
  const secretariat = await Participant.join(await hub.invite(hub.address), `Sec${after}`)
  const [ardesia, belvane] = hub.register().delegations.map(({ id }) => id)
  const member = (delegation: DelegationId | undefined) => {
    if (!delegation) throw new Error('The test conference has two delegations')
    return { role: 'delegation', delegation, pen: true } as const
  }
  return {
    secretariat,
    president: await secretariat.invite({ role: 'president' }, `Pres${after}`),
    ardesia: await secretariat.invite(member(ardesia), `Ada${after}`),
    belvane: await secretariat.invite(member(belvane), `Ben${after}`),
    observer: await secretariat.invite({ role: 'observer' }, `Obs${after}`),
  }
}
