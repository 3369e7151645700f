import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pieces } from '../../shared/amendments/pieces'
import { Chance } from './chance'

/** Two versions of each of some passages. */
export interface PairSet {
  readonly name: string
  readonly pairs: readonly Pair[]
}

export interface Pair {
  readonly old: string
  readonly new: string
}

/**
 * Paragraphs of the sample conference as delegations amend them: 1 to 5 places each in which words
 * are replaced, put in or taken out, some paragraphs rewritten; and all of them as one long text.
 */
export function pairsOfSample(): readonly PairSet[] {
  const chance = new Chance(20051123)
  const paragraphs = paragraphsOfSample()
  const stock = paragraphs.flatMap(pieces).filter((word) => /\p{L}/u.test(word))
  const amended = Array.from({ length: 600 }, (_, n): Pair => {
    const old = paragraphs[n % paragraphs.length] ?? ''
    const places = n % 10 === 0 ? 25 : 1 + chance.below(5)
    return { old, new: amend(old, places, stock, chance) }
  })
  const long: Pair = {
    old: amended
      .slice(0, 60)
      .map((pair) => pair.old)
      .join('\n'),
    new: amended
      .slice(0, 60)
      .map((pair) => pair.new)
      .join('\n'),
  }
  return [
    { name: `${amended.length} amended paragraphs`, pairs: amended },
    { name: 'a long text', pairs: [long] },
  ]
}

/** As a person writes them, with the signs of the notation. */
export function paragraphsOfSample(): readonly string[] {
  const file = join(import.meta.dirname, '../../assets/conferences/ap2-conf7.json')
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && pieces(value).length > 30) found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  visit(JSON.parse(readFileSync(file, 'utf8')))
  return found
}

function amend(old: string, places: number, stock: readonly string[], chance: Chance): string {
  const words = [...pieces(old)]
  for (let place = 0; place < places; place++) {
    const at = chance.below(words.length)
    const put = Array.from({ length: chance.below(4) }, () => `${chance.of(stock)} `)
    words.splice(at, chance.below(4), ...put)
  }
  return words.join('')
}

/** Two files, named with a comma between them: each paragraph of the old one and the nearest new one. */
export function pairsFromFiles(names: string): readonly PairSet[] {
  const [old = [], now = []] = names.split(',').map((file) =>
    readFileSync(file, 'utf8')
      .split(/\n+/)
      .filter((line) => line.trim() !== ''),
  )
  const bags = now.map(bag)
  const pairs = old.flatMap((paragraph): readonly Pair[] => {
    const words = bag(paragraph)
    const shares = bags.map((other) => share(words, other))
    const most = Math.max(...shares)
    const nearest = now[shares.indexOf(most)] ?? ''
    return most > 0.4 && nearest !== paragraph ? [{ old: paragraph, new: nearest }] : []
  })
  return [{ name: `${pairs.length} paragraphs of ${names}`, pairs }]
}

function bag(paragraph: string): ReadonlySet<string> {
  return new Set(paragraph.match(/\p{L}+/gu))
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const word of one) if (other.has(word)) both++
  return both / Math.max(one.size, other.size)
}
