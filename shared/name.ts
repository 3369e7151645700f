import { z } from 'zod'

/** Joiners that scripts of names need; all other signs that cannot be seen only deceive. */
const unseen = /(?![\u200c\u200d])[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu
const blanks = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu

/** A name as everybody sees it: on one line, and nothing in it that nobody sees or that turns what stands beside it. */
function seen(name: string): string {
  const plain = name.normalize('NFC').replace(blanks, ' ').replace(unseen, '').trim()
  return /[\p{L}\p{N}]/u.test(plain) ? plain : ''
}

/** Of a person or a delegation, as somebody gives it. */
export const NameSchema = z.string().max(1_000).transform(seen).pipe(z.string().min(1).max(80))
