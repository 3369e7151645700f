import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '../../../shared/document/ydoc'
import type { Hub, HubOptions } from '../hub'
import { firstFalse } from '../record'
import { openSqliteStore } from '../sqlite-store'
import { taken } from './attacker'
import { openTestHub, seatEveryone } from './open-hub'
import type { Opened, Participant } from './participant'
import { RawWindow } from './raw-window'

/** A hub on a port and a file of its own, with an honest delegate in its text and a hostile client. */
export interface Siege {
  readonly hub: Hub
  readonly everyone: Awaited<ReturnType<typeof seatEveryone>>
  readonly honest: Opened
  /** The name of the text. */
  readonly text: string
  readonly faults: readonly unknown[]
  /** Another connection of the hostile client. */
  connect(): Promise<RawWindow>
  /** With the text open, as somebody. */
  connectAs(who: Participant): Promise<RawWindow>
  /** Types a word as the honest delegate does, and says how many milliseconds until it was kept. */
  typeHonestly(): Promise<number>
  /** What the text says to who comes in now; throws if it is no text any more. */
  textNow(): Promise<string>
  lift(): Promise<void>
}

export async function besiege(more: Partial<HubOptions> = {}): Promise<Siege> {
  const folder = await mkdtemp(join(tmpdir(), 'siege-'))
  const store = openSqliteStore(join(folder, 'conference.rapporteur'))
  const faults: unknown[] = []
  const hub = await openTestHub(store, { report: (fault) => faults.push(fault), ...more })
  const everyone = await seatEveryone(hub)
  const text = `text/${hub.register().conference.text}`
  const windows: RawWindow[] = []
  const honest = await everyone.belvane.text.synced()
  // Who has a connection and shows no seat may lose it to somebody else.
  await Promise.all(Object.values(everyone).map((person) => person.register.synced()))
  let words = 0

  const connect = async () => {
    const window = await RawWindow.connect(hub.address)
    windows.push(window)
    return window
  }
  const connectAs = async (who: Participant) => {
    const window = await connect()
    const answer = await window.open(text, who.joined.token)
    if (answer !== 'open') throw new Error(answer)
    return window
  }
  return {
    hub,
    everyone,
    honest,
    text,
    faults,
    connect,
    connectAs,
    typeHonestly: () =>
      taken(async () => {
        honest.type('met', ` w${words++}`)
        await honest.sent()
      }),
    async textNow() {
      const window = await connectAs(everyone.observer)
      const found = read(await window.read(text))
      window.leave()
      if (found.kind === 'invalid') throw new Error(found.why)
      return found.node.textContent
    },
    async lift() {
      if (firstFalse(hub.register().record) !== null) throw new Error('The record is broken')
      for (const window of windows) window.leave()
      for (const person of Object.values(everyone)) person.leave()
      await hub.close()
      await rm(folder, { recursive: true })
    },
  }
}
