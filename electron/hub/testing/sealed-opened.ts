import { randomBytes, webcrypto } from 'node:crypto'
import type * as Y from 'yjs'
import { partIn } from '../../../shared/amendments/draft-parts'
import { readFolder } from '../../../shared/amendments/folder'
import { delegationOf } from '../../../shared/conference'
import { formatDocumentName } from '../../../shared/document-name'
import type { AmendmentId } from '../../../shared/ids'
import { devicesOf, readPeople } from '../../../shared/people'
import type { Act } from '../../../shared/protocol'
import { DraftKeyring } from '../../../shared/sealing/draft-keyring'
import { SealedDraft } from '../../../shared/sealing/sealed-draft'
import type { Participant } from './participant'

/** Seals a draft as a window does, with the keys of this participant's device. */
export function sealFor(
  by: Participant,
  amendment: AmendmentId,
  between: { readonly log: Y.Doc; readonly draft: Y.Doc; readonly changed: () => void },
): SealedDraft {
  const { device, joined } = by
  const own = delegationOf(joined.seat)
  const document = formatDocumentName({ kind: 'amendment', amendment })
  const place = { conference: joined.conference.id, document }
  const random = (length: number) => new Uint8Array(randomBytes(length))
  let look: (() => void) | null = null
  const sealed: SealedDraft = new SealedDraft({
    ...between,
    place,
    random,
    arriving: () => {},
    needsKey: () => look?.(),
  })
  if (!own || !device) return sealed
  const folder = by.open({ kind: 'folder', delegation: own }).doc
  const people = by.open({ kind: 'people' }).doc
  const keyring = new DraftKeyring({
    place,
    holder: { device: device.id, agree: device.keys.agree, privateKey: device.agreeing },
    subtle: webcrypto.subtle,
    random,
    async share(key, copies) {
      const act: Act = { kind: 'share-draft-key', amendment, key, copies: [...copies] }
      // Of a hub that has ended it cannot be asked; a window is told so by its desk.
      const done = await by.act(act).catch(() => null)
      return done !== null && 'kind' in done && done.kind === 'done'
    },
  })

  look = () => {
    const { drafts, discarded, keys } = readFolder(folder)
    const kept = discarded.find((each) => each.amendment === amendment)?.keys ?? []
    const draft = drafts.find(({ id }) => id === amendment)
    const parts = draft ? [draft, ...draft.sponsors].map(({ delegation }) => delegation) : []
    const now = new Date().toISOString()
    keyring.look({
      keys: [...keys.filter((each) => each.amendment === amendment), ...kept],
      readers: parts
        .filter((each) => draft && partIn(draft, each) !== 'none')
        .flatMap((delegation) =>
          devicesOf(readPeople(people), delegation, now).map(({ id, keys: { agree } }) => ({
            delegation,
            device: id,
            agree,
          })),
        ),
      shares: draft !== undefined && partIn(draft, own) === 'sponsor',
    })
  }

  keyring.add(sealed)
  for (const each of [folder, people]) each.on('update', look)
  look()
  return sealed
}
