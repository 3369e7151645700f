import type { Passage, Runs } from '../../../shared/exchange/recognise/passage'

/**
 * As much as is pasted at once: about what two sessions of a conference write, some 400 pages. A
 * page takes that much in a moment, and everyone else's window takes it too.
 */
export const most = { words: 1_500_000, passages: 6_000, runs: 30_000, html: 8_000_000 } as const

/** Elements deep. Browsers keep no more apart, and take long to find that out. */
export const deepest = 400

/** What has been read so far, so that nobody goes on reading what will not be taken. */
export class Measure {
  #words = 0
  #passages = 0
  #runs = 0

  add(runs: Runs): void {
    this.#passages++
    this.#runs += runs.length
    for (const run of runs) {
      if (run.kind === 'words') this.#words += run.words.length
      if (run.kind === 'note') for (const each of run.words) this.#words += each.words.length
    }
  }

  isFull(): boolean {
    return this.#words > most.words || this.#passages > most.passages || this.#runs > most.runs
  }
}

export function isTooMuch(passages: readonly Passage[]): boolean {
  const measure = new Measure()
  for (const passage of passages) {
    if (passage.kind === 'table') {
      for (const { runs } of passage.rows.flat()) measure.add(runs)
    } else measure.add(passage.runs)
  }
  return measure.isFull()
}

/** Of what was copied from a text of ours, which is not read here. */
export function hasTooManyBlocks(html: string): boolean {
  let blocks = 0
  for (const _ of html.matchAll(/<(?:p|h\d|tr|section)\b/gi)) {
    if (++blocks > most.passages) return true
  }
  return html.length > most.html
}

/**
 * Whether elements are nested deeper than in any document that people write. It is counted before a
 * parser sees them, which would look through all that are open at each that begins.
 */
export function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d:]{0,20})/gi)) {
    if (unnested.has(name.toLowerCase())) continue
    depth = Math.max(0, depth + (close ? -1 : 1))
    if (depth > deepest) return true
  }
  return false
}

/** What is empty, or ends where the next of its kind begins: it is often not closed. */
const unnested = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead ' +
    'tbody tfoot option optgroup colgroup html head body rt rp'
  ).split(' '),
)

/** The words between the tags, for what is not to be parsed. */
export function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
    .replace(/<\/?(p|div|br|li|tr|h\d)\b[^>]*>?/gi, '\n')
    .replace(/<\/?[a-z][^>]*>?/gi, '')
    .replace(/&(nbsp|#160);/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&amp;/gi, '&')
}
