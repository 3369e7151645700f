import type { Found } from './found'
import type { Guessed } from './guess'
import { opensOperative, opensPreambular } from './openings'
import { textOf } from './passage'

/**
 * Where paragraphs open and end as preambular ones do, those around them that end so are preambular
 * too, and the numbers behind them count operative paragraphs. One alone may be any sentence that
 * begins with a participle.
 */
export function asResolution(found: readonly Found[]): readonly Found[] {
  const preambular = found.filter(isPreambular).length
  const operative = found.filter(isOperative).length
  if (preambular === 0 || preambular + operative < 2) return found
  const isFew = preambular + operative < few
  const made = [...found]
  const take = (at: number, as: 'preambular' | 'operative', doubt = isFew) => {
    const each = made[at]
    if (each?.kind === 'paragraph') made[at] = { ...each, as, ...doubted(each, doubt) }
  }
  let within: 'preamble' | 'operative' | null = null
  let last: number | null = null
  for (const [at, each] of found.entries()) {
    if (each.kind !== 'paragraph') within = null
    else if (each.certain) continue
    else if (isPreambular(each)) {
      if (within !== 'preamble' && isOpener(found[at - 1])) take(at - 1, 'preambular')
      take(at, 'preambular')
      within = 'preamble'
      last = 0
    } else if (within === 'preamble' && isPlain(each) && endsWithComma(each)) {
      take(at, 'preambular')
    } else if (each.as === 'numbered' && each.level > 0) {
      if (within === 'operative') take(at, 'operative', false)
    } else if (each.as === 'numbered') {
      const number = numberOf(each)
      if (isOperative(each) || (within && follows(number, last))) {
        take(at, 'operative')
        within = 'operative'
        last = number
      } else within = null
    }
  }
  return made
}

type Paragraph = Extract<Found, { kind: 'paragraph' }>

function isPreambular(each: Found): boolean {
  return isPlain(each) && endsWithComma(each) && opensPreambular(textOf(each.runs))
}

function isOperative(each: Found): boolean {
  return (
    each.kind === 'paragraph' &&
    !each.certain &&
    each.as === 'numbered' &&
    each.level === 0 &&
    opensOperative(textOf(each.runs))
  )
}

/** "The General Assembly," */
function isOpener(each: Found | undefined): boolean {
  return (
    each !== undefined && isPlain(each) && endsWithComma(each) && textOf(each.runs).length < 100
  )
}

function isPlain(each: Found): each is Paragraph {
  return each.kind === 'paragraph' && !each.certain && (each.as === null || each.as === 'plain')
}

function endsWithComma({ runs }: Paragraph): boolean {
  return /[,،，]\s*$/.test(textOf(runs))
}

/** As it was printed, where somebody will ask: "3.", "(3)", "3 bis". */
function numberOf({ guess }: Guessed): number | null {
  const digits = /^[(（]?(\d{1,3})/.exec(guess?.label ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Where nobody will ask, it is not known, and what follows no other has no number any more. */
function follows(number: number | null, last: number | null): boolean {
  return number === null || last === null || number === last || number === last + 1
}

/** A whole resolution is not doubted. */
const few = 5

function doubted({ guess }: Guessed, isFew: boolean): Guessed {
  return guess && isFew ? { guess: { ...guess, doubt: guess.doubt ?? 'resolution' } } : {}
}
