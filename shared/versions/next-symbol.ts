import { type DocumentSymbol, formatSymbol, parseSymbol } from '../document/symbol'
import type { Version } from './version'

/**
 * What the next version may be called: a revision of the last one, or the first of the limited
 * series beside the symbol of the conference's document. A suggestion only, since numbers are the
 * secretariat's to give; `null` where there is nothing to go by.
 */
export function nextSymbol(versions: readonly Version[], own: string | null): string | null {
  const last = versions.findLast(({ symbol }) => symbol !== null)?.symbol
  const symbol = parseSymbol(last ?? own ?? '')
  if (!symbol) return null
  const next = last ? revised(symbol) : isDraft(symbol) ? symbol : firstDraft(symbol)
  return formatSymbol(next)
}

function isDraft({ series }: DocumentSymbol): boolean {
  return series?.name === 'L' || series?.name === 'CRP' || series?.name === 'WP'
}

function firstDraft(symbol: DocumentSymbol): DocumentSymbol {
  return {
    ...symbol,
    series: { name: 'L', joint: '.' },
    number: 1,
    modifiers: [],
    reissued: 0,
    part: null,
  }
}

/** "Rev.1" stands last, whatever was added or corrected before it. */
function revised(symbol: DocumentSymbol): DocumentSymbol {
  const last = symbol.modifiers.at(-1)
  const isRevision = last?.kind === 'Rev'
  const kept = isRevision ? symbol.modifiers.slice(0, -1) : symbol.modifiers
  const number = isRevision ? last.number + 1 : 1
  return { ...symbol, modifiers: [...kept, { kind: 'Rev', number }], reissued: 0 }
}
