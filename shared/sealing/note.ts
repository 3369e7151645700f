import { bytesToHex, bytesToUtf8, hexToBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import type { AmendmentId, DelegationId, NoteId, PersonId } from '../ids'
import { type DraftKey, type DraftPlace, keyOf, type Random, seal, unseal } from './envelope'

/** Whose notes they are. */
export interface NotesPlace {
  readonly conference: string
  readonly delegation: DelegationId
}

/** Which of them: it opens as no other, about no other amendment and as nobody else's. */
export interface OneNote {
  readonly note: NoteId
  readonly amendment: AmendmentId
  /** Who has written it. */
  readonly person: PersonId
}

export type OpenedNote =
  | { readonly kind: 'open'; readonly words: string }
  /** Sealed with a key that this device has not been given. */
  | { readonly kind: 'no-key' }
  /** Not as it was sealed, or not this note. */
  | { readonly kind: 'broken' }

/** Of a note, in letters as JavaScript counts them. */
export const longestNote = 2000

/** No letter has more bytes, the envelope fills up to 64 of them, and each is two digits. */
export const longestSealedNote = 2 * (17 + 24 + 16 + 3 * longestNote + 4 + 64)

export function sealNote(
  words: string,
  key: DraftKey,
  of: NotesPlace & OneNote,
  random: Random,
): string {
  return bytesToHex(seal(utf8ToBytes(words), key, placeOf(of), random))
}

export function openNote(
  sealed: string,
  keys: ReadonlyMap<string, DraftKey>,
  of: NotesPlace & OneNote,
): OpenedNote {
  try {
    const found = unseal(hexToBytes(sealed), keys, placeOf(of))
    if (found.kind !== 'open') return { kind: found.kind }
    return { kind: 'open', words: bytesToUtf8(found.update).slice(0, longestNote) }
  } catch {
    return { kind: 'broken' } // No hexadecimal, or sealed by a colleague and still no words.
  }
}

/** The key that a note says it is sealed with; `null` for what is no envelope. */
export function keyOfNote(sealed: string): string | null {
  const bytes = (sealed.length / 2 - envelope) % step === 0 ? hexToBytes(sealed) : null
  return bytes && bytes.length > envelope ? keyOf(bytes) : null
}

/** What an envelope has besides the filled words, and by how many bytes those are filled. */
const envelope = 17 + 24 + 16
const step = 64

/** To which copies of keys for notes are bound. */
export const notesPlace = ({ conference, delegation }: NotesPlace): DraftPlace => ({
  conference,
  document: `folder/${delegation}/note`,
})

/** No envelope of a draft says that it lies here: the names of documents hold no third part. */
function placeOf({ note, amendment, person, ...of }: NotesPlace & OneNote) {
  const { conference, document } = notesPlace(of)
  return { conference, document: `${document}/${amendment}/${person}/${note}`, client: 0, clock: 0 }
}
