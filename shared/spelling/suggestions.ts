import type { Affixes } from './affixes'
import type { Stems } from './dictionary'

/** More than these are not read. */
const most = 5

/**
 * What may have been meant: a common mistake put right, one letter changed, put in, left out or
 * exchanged with its neighbour, or two words without the space between them. Only if none of these is
 * a word are stems looked for that are two letters away.
 */
export function suggestions(
  word: string,
  isRight: (word: string) => boolean,
  affixes: Affixes,
  stems: Stems,
): readonly string[] {
  const lower = word.toLowerCase()
  const isTitle = word !== lower && word.slice(1) === lower.slice(1)
  const found = new Set<string>()
  const take = (candidate: string) => {
    if (found.size >= most || candidate === lower) return
    const written = isTitle ? titled(candidate) : candidate
    if (written.split(' ').every((part) => part !== '' && isRight(part))) found.add(written)
  }
  for (const candidate of mistakes(lower, affixes)) take(candidate)
  for (const candidate of nearby(lower, affixes.letters)) take(candidate)
  for (const candidate of inTwo(lower)) take(candidate)
  if (found.size === 0) for (const candidate of twoAway(lower, stems)) take(candidate)
  // One that is always written with a capital.
  const named = titled(lower)
  return !isTitle && isRight(named) && found.size < most ? [named, ...found] : [...found]
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function* mistakes(word: string, { mistakes: known }: Affixes): Generator<string> {
  for (const [wrong, right] of known) {
    for (let at = word.indexOf(wrong); at >= 0 && wrong !== ''; at = word.indexOf(wrong, at + 1)) {
      yield word.slice(0, at) + right + word.slice(at + wrong.length)
    }
  }
}

/** The slips of a hand first. */
export function* nearby(word: string, letters: readonly string[]): Generator<string> {
  const places = Array.from({ length: word.length }, (_, at) => at)
  for (const at of places.slice(1)) {
    yield word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1)
  }
  for (const at of places) yield word.slice(0, at) + word.slice(at + 1)
  for (const letter of letters) {
    for (const at of places) yield word.slice(0, at) + letter + word.slice(at)
    yield word + letter
  }
  for (const letter of letters) {
    for (const at of places) yield word.slice(0, at) + letter + word.slice(at + 1)
  }
}

function* inTwo(word: string): Generator<string> {
  for (let at = 2; at < word.length - 1; at++) yield `${word.slice(0, at)} ${word.slice(at)}`
}

function twoAway(word: string, stems: Stems): readonly string[] {
  const near: string[] = []
  if (word.length < 5) return near
  for (const stem of stems.keys()) {
    const begins = stem.charAt(0) === word.charAt(0)
    if (!begins || Math.abs(stem.length - word.length) > 2) continue
    if (isWithin(word, stem, 2)) near.push(stem)
  }
  return near
}

/** Whether one word becomes the other by that many letters put in, left out or changed. */
export function isWithin(one: string, other: string, distance: number): boolean {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const cost = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least > distance) return false
    row = next
  }
  return (row[other.length] ?? Number.POSITIVE_INFINITY) <= distance
}
