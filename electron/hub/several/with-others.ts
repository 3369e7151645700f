import { type InvitationId, isId } from '../../../shared/ids'
import type { Rooms } from '../rooms'
import { type DocumentUpdate, type Store, StoreError } from '../store'
import type { Several } from './several'

/** Milliseconds after which a hub looks for itself what others have written. */
const slowly = 1_000
/** Milliseconds between two signs of life. */
const beats = 2_000
/** Milliseconds without the database after which a hub is of no use to its windows. */
const longest = 10_000

interface Others {
  end(): void
}

interface Shared {
  /** Whether the row is one of its own. */
  heard(row: DocumentUpdate): boolean
}

/** Takes what other hubs write, as soon as it is said and in any case soon. */
export function listenToOthers(with_: {
  readonly several: Several
  readonly rooms: Rooms
  /** What hubs tell each other in journals that are no documents. */
  readonly shared: readonly Shared[]
  readonly report: (fault: unknown) => void
}): Others {
  const { several, rooms, shared, report } = with_
  several.follow(async (row) => {
    if (!shared.some((each) => each.heard(row))) await rooms.heard(row)
  })
  let well = performance.now()
  let isLooking = false
  let isAsked = false
  async function look(): Promise<void> {
    isAsked = true
    if (isLooking) return
    isLooking = true
    while (isAsked) {
      isAsked = false
      try {
        await several.abreast()
        well = performance.now()
      } catch (fault) {
        if (fault instanceof StoreError && fault.why === 'closed') return
        if (performance.now() - well > longest) several.giveUp(fault)
        else report(fault)
      }
    }
    isLooking = false
  }
  void several.talk
    ?.begin(rooms.register().conference.id, (message) => {
      if (message.kind === 'written') void look()
      else rooms.presences?.hear(message)
    })
    .then(() => rooms.presences?.begin(), report)
  const looking = setInterval(() => void look(), slowly)
  const beating = setInterval(() => rooms.presences?.beat(), beats)
  return {
    end() {
      clearInterval(looking)
      clearInterval(beating)
    },
  }
}

const journal = 'hosts-own'

/** The host's own invitations, which stand in no register: of this start, or of all the hubs. */
export class HostsOwn {
  readonly #all = new Set<InvitationId>()

  /** @param shared where other hubs learn of them, `null` where there are none. */
  constructor(readonly shared: Store | null) {}

  get all(): ReadonlySet<InvitationId> {
    return this.#all
  }

  async open(): Promise<void> {
    for (const row of (await this.shared?.load(journal)) ?? []) this.heard(row)
  }

  async add(id: InvitationId): Promise<void> {
    await this.shared?.append({ document: journal, update: new TextEncoder().encode(id) })
    this.#all.add(id)
  }

  /** Whether the row is one of these. */
  heard({ document, update }: DocumentUpdate): boolean {
    if (document !== journal) return false
    const id = new TextDecoder().decode(update)
    if (isId(id)) this.#all.add(id as InvitationId)
    return true
  }
}
