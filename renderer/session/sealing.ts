import type { Draft } from '../../shared/amendments/amendment'
import { partIn } from '../../shared/amendments/draft-parts'
import type { Folder } from '../../shared/amendments/folder'
import { formatDocumentName } from '../../shared/document-name'
import type { AmendmentId, DelegationId, DeviceId } from '../../shared/ids'
import { asOfHub, devicesOf, type People } from '../../shared/people'
import type { Act } from '../../shared/protocol'
import { DraftKeyring, type Reader } from '../../shared/sealing/draft-keyring'
import { SealedDraft, type SealedDraftOptions } from '../../shared/sealing/sealed-draft'
import type { Answer } from './acts'
import type { HeldDevice } from './device'
import type { Live } from './live'
import { SealedPresence, type SealedPresenceOptions } from './sealed-presence'

export interface SealingOptions {
  readonly conference: string
  /** Whose drafts they are. */
  readonly own: DelegationId
  readonly folder: Live<Folder>
  readonly people: Live<People>
  /** `null` if this machine has the key no longer. */
  readonly device: () => Promise<HeldDevice | null>
  readonly perform: (act: Act) => Promise<Answer>
  /** Whatever may mean that the hub can be asked again. */
  readonly again: Live<unknown>
}

/** What a document brings to be sealed. */
export type Between = Pick<
  SealedDraftOptions,
  'log' | 'draft' | 'arriving' | 'needsKey' | 'changed'
> & {
  /** Who is seen at it: as the hub has it, and as the editor does. */
  readonly presence?: Pick<SealedPresenceOptions, 'carried' | 'shown'>
}

export type Seal = (between: Between) => SealedDraft

/** Seals the drafts of one window: each with keys that are on its sponsors' devices alone. */
export interface Sealing {
  of(amendment: AmendmentId): Seal
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export function sealingOf(options: SealingOptions): Sealing {
  const { conference, own, folder, people, again } = options
  const keyrings = new Map<AmendmentId, DraftKeyring<CryptoKey>>()
  const waiting = new Map<AmendmentId, Set<SealedDraft>>()
  let device: HeldDevice | null = null

  for (const each of [folder, people, again]) {
    each.subscribe(() => {
      for (const amendment of keyrings.keys()) look(amendment)
    })
  }
  void options.device().then((found) => {
    device = found
    for (const [amendment, drafts] of waiting) for (const each of drafts) add(amendment, each)
    waiting.clear()
  })

  function keyringOf(amendment: AmendmentId, { id, keys, agree }: HeldDevice) {
    const known = keyrings.get(amendment)
    if (known) return known
    const document = formatDocumentName({ kind: 'amendment', amendment })
    const keyring = new DraftKeyring<CryptoKey>({
      place: { conference, document },
      holder: { device: id, agree: keys.agree, privateKey: agree },
      subtle: crypto.subtle,
      random,
      async share(key, copies) {
        const act: Act = { kind: 'share-draft-key', amendment, key, copies: [...copies] }
        return (await options.perform(act)).kind === 'done'
      },
    })
    keyrings.set(amendment, keyring)
    return keyring
  }

  function add(amendment: AmendmentId, draft: SealedDraft): void {
    if (device) {
      keyringOf(amendment, device).add(draft)
      look(amendment)
      return
    }
    const before = waiting.get(amendment) ?? new Set()
    waiting.set(amendment, before.add(draft))
  }

  function look(amendment: AmendmentId): void {
    const { drafts, discarded, keys } = folder.get()
    const draft = drafts.find(({ id }) => id === amendment)
    const kept = discarded.find((each) => each.amendment === amendment)?.keys ?? []
    keyrings.get(amendment)?.look({
      keys: [...keys.filter((each) => each.amendment === amendment), ...kept],
      readers: draft && device ? readersOf(draft, people.get(), device.id) : [],
      shares: draft !== undefined && partIn(draft, own) === 'sponsor',
    })
  }

  return {
    of: (amendment) => (between) => {
      const document = formatDocumentName({ kind: 'amendment', amendment })
      const place = { conference, document }
      const presence =
        between.presence && new SealedPresence({ ...between.presence, place, random })
      const sealed: SealedDraft = new SealedDraft({
        ...between,
        place,
        random,
        keyed: (keys) => presence?.setKeys(keys),
        needsKey() {
          between.needsKey()
          look(amendment)
        },
      })
      add(amendment, sealed)
      return sealed
    },
  }
}

/** By this machine's clock as far as it can be right, to know when a key is made anew. */
function readersOf(draft: Draft, people: People, own: DeviceId): readonly Reader[] {
  const all = [draft.delegation, ...draft.sponsors.map(({ delegation }) => delegation)]
  const now = asOfHub(people, own, new Date().toISOString())
  return all
    .filter((delegation) => partIn(draft, delegation) !== 'none')
    .flatMap((delegation) =>
      devicesOf(people, delegation, now).map(
        ({ id, keys }): Reader => ({ delegation, device: id, agree: keys.agree }),
      ),
    )
}
