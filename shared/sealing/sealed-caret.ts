import { bytesToHex, bytesToUtf8, hexToBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import { type DraftKey, type DraftPlace, type Random, seal, unseal } from './envelope'

/** Whose caret it is, and in which draft: it opens as nobody else's, and in no other. */
export interface CaretPlace extends DraftPlace {
  /** As Yjs counts those who are seen. */
  readonly client: number
}

/**
 * Where somebody is in a draft, and what they have selected, for its sponsors' devices alone: an
 * envelope like those of the words, in hexadecimal, that opens in the place of none of them.
 */
export function sealCaret(
  caret: unknown,
  key: DraftKey,
  place: CaretPlace,
  random: Random,
): string {
  return bytesToHex(seal(utf8ToBytes(JSON.stringify(caret)), key, placeOf(place), random))
}

/** `null` for what does not open here, or is no JSON. Whether it is a caret is for others to say. */
export function unsealCaret(
  sealed: string,
  keys: ReadonlyMap<string, DraftKey>,
  place: CaretPlace,
): unknown {
  try {
    const found = unseal(hexToBytes(sealed), keys, placeOf(place))
    return found.kind === 'open' ? JSON.parse(bytesToUtf8(found.update)) : null
  } catch {
    return null // No hexadecimal, or sealed by a sponsor and still nothing.
  }
}

/** No envelope of words says that it lies here: the names of documents hold no second part like it. */
function placeOf({ conference, document, client }: CaretPlace) {
  return { conference, document: `${document}/caret`, client, clock: 0 }
}
