import type { Found } from './found'
import type { Guessed } from './guess'
import { opensOperative, opensPreambular } from './openings'
import { textOf } from './passage'

/**
 * Where paragraphs open and end as preambular ones do, the numbered ones that open with a verb are
 * operative. One alone may be any sentence that begins with a participle.
 */
export function asResolution(found: readonly Found[]): readonly Found[] {
  const isPreambular = (each: Found) =>
    each.kind === 'paragraph' &&
    !each.certain &&
    (each.as === null || each.as === 'plain') &&
    /[,،，]$/.test(textOf(each.runs)) &&
    opensPreambular(textOf(each.runs))
  const isOperative = (each: Found) =>
    each.kind === 'paragraph' &&
    !each.certain &&
    each.as === 'numbered' &&
    each.level === 0 &&
    opensOperative(textOf(each.runs))
  const preambular = found.filter(isPreambular).length
  const operative = found.filter(isOperative).length
  if (preambular === 0 || preambular + operative < 2) return found
  const isFew = preambular + operative < few
  let within = false
  return found.map((each) => {
    if (each.kind !== 'paragraph' || each.certain) return each
    if (isPreambular(each)) return { ...each, as: 'preambular', ...doubted(each, isFew) }
    if (isOperative(each)) {
      within = true
      return { ...each, as: 'operative', ...doubted(each, isFew) }
    }
    if (each.as !== 'numbered') return each
    if (each.level === 0) within = false
    return within ? { ...each, as: 'operative' } : each
  })
}

/** A whole resolution is not doubted. */
const few = 5

function doubted({ guess }: Guessed, isFew: boolean): Guessed {
  return guess && isFew ? { guess: { ...guess, doubt: guess.doubt ?? 'resolution' } } : {}
}
