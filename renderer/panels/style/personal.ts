import { z } from 'zod'
import { type Clause, OwnClausesSchema } from '../../../shared/language/clause'
import { partyTerms } from '../../../shared/style/hint'
import { onRequest } from '../../../shared/style/house-style'
import type { Hinting } from '../../editor/hints/hint-list'
import { keptValue, type Shelf } from '../../host/kept'
import type { Cell } from '../../session/live'

/** What a person keeps on this machine for every conference. None of it goes to the hub. */
export interface Personal {
  readonly hinting: Cell<Hinting>
  /** Agreed language of one's own. */
  readonly clauses: Cell<readonly Clause[]>
  /** Words that are spelled right, whatever the dictionary says. */
  readonly words: Cell<readonly string[]>
}

/** The places that are to be left alone are many in the end; the oldest are forgotten first. */
const mostIgnored = 2000

const HintingSchema = z.object({
  on: z.boolean(),
  off: z.array(z.string()).readonly(),
  ignored: z.array(z.string()).readonly(),
  party: z.enum(partyTerms).nullable(),
})

const WordsSchema = z.array(z.string().max(200)).max(20_000).readonly()

const atFirst: Hinting = { on: true, off: onRequest, ignored: [], party: null }

export function personal(shelf: Shelf | null): Personal {
  return {
    hinting: keptValue('rapporteur.house-style', HintingSchema, atFirst, shelf),
    clauses: keptValue<readonly Clause[]>('rapporteur.clauses', OwnClausesSchema, [], shelf),
    words: keptValue<readonly string[]>('rapporteur.words', WordsSchema, [], shelf),
  }
}

export function addWord(words: Cell<readonly string[]>, word: string): void {
  words.set([...words.get().filter((each) => each !== word), word])
}

export function ignore(hinting: Cell<Hinting>, place: string): void {
  const now = hinting.get()
  const ignored = [...now.ignored.filter((each) => each !== place), place].slice(-mostIgnored)
  hinting.set({ ...now, ignored })
}

export function switchRule(hinting: Cell<Hinting>, rule: string, on: boolean): void {
  const now = hinting.get()
  const others = now.off.filter((each) => each !== rule)
  hinting.set({ ...now, off: on ? others : [...others, rule] })
}
