import type { Node } from 'prosemirror-model'
import { isContainer } from '../../shared/document/blocks'
import { type SpelledWord, spelledWords } from '../../shared/spelling/spelled-words'
import type { SpelledLanguage } from '../../shared/spelling/speller'
import type { Found, FoundIn } from '../../shared/style/check'
import { isSpelled, type SpellingCheck } from '../editor/hints/spelling-check'
import type { Asked, Question, Reply } from './questions'

/** What of a worker is used. */
export interface Clerk {
  postMessage(question: Question): void
  addEventListener(type: 'message', heed: (event: { readonly data: Reply }) => void): void
  terminate(): void
}

export interface Spelling extends SpellingCheck {
  suggest(word: string, language: string): Promise<readonly string[]>
  /** Words that are right here, whatever the dictionary says. */
  setOwn(words: readonly string[]): void
  close(): void
}

/**
 * What is right and what is wrong, as far as the worker has answered. The worker is hired when there
 * is a first word to ask about; each word is asked about once, however often it stands in the text.
 */
export function openSpelling(hire: () => Clerk): Spelling {
  const listeners = new Set<() => void>()
  const verdicts = new Map<string, boolean>()
  const asked = new Set<string>()
  const waiting = new Map<number, (reply: Reply) => void>()
  let own: ReadonlySet<string> = new Set()
  let clerk: Clerk | null = null
  let ids = 0
  let blocks = new WeakMap<Node, Looked>()
  let settled = new WeakMap<Node, string>()

  function ask(question: (id: number) => Question, then: (reply: Reply) => void): void {
    clerk ??= hired()
    const id = ++ids
    waiting.set(id, then)
    clerk.postMessage(question(id))
  }

  function hired(): Clerk {
    const made = hire()
    made.addEventListener('message', ({ data }) => {
      const then = waiting.get(data.id)
      waiting.delete(data.id)
      then?.(data)
    })
    return made
  }

  function askAbout(language: SpelledLanguage, words: readonly Asked[]): void {
    const unknown = words.filter((word) => {
      const key = keyOf(language, word)
      return !verdicts.has(key) && !asked.has(key)
    })
    if (unknown.length === 0) return
    const once = [...new Map(unknown.map((word) => [keyOf(language, word), word])).values()]
    for (const word of once) asked.add(keyOf(language, word))
    // Names take longer, since it is tried what each may have been meant for.
    const [names, others] = [
      once.filter(({ isName }) => isName),
      once.filter((each) => !each.isName),
    ]
    for (const lot of [...lotsOf(others, 400), ...lotsOf(names, 20)]) askLot(language, lot)
  }

  function askLot(language: SpelledLanguage, lot: readonly Asked[]): void {
    ask(
      (id) => ({
        kind: 'check',
        id,
        language,
        words: lot.map(({ word, isName }) => ({ word, isName })),
      }),
      (reply) => {
        if (reply.kind !== 'checked') return
        for (const [index, word] of lot.entries()) {
          verdicts.set(keyOf(language, word), reply.right[index] ?? true)
        }
        tell()
      },
    )
  }

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  /** What is wrong in a block so far, and whether every word of it has been answered. */
  function lookAt(block: Node, language: SpelledLanguage): Looked {
    const before = blocks.get(block)
    if (before?.language === language && before.unknown.length === 0) return before
    const unknown: SpelledWord[] = []
    const found: Found[] = []
    for (const word of spelledWords(block)) {
      if (own.has(word.word.toLowerCase())) continue
      const verdict = verdicts.get(keyOf(language, word))
      if (verdict === undefined) unknown.push(word)
      else if (!verdict) found.push(misspelt(word))
    }
    const looked = { language, found, unknown }
    blocks.set(block, looked)
    return looked
  }

  return {
    known(top, named) {
      const language = spelled(named)
      if (!language) return []
      return blocksOf(top).flatMap(({ block, offset }): FoundIn[] => {
        const looked = blocks.get(block)
        if (!looked || looked.language !== language || looked.found.length === 0) return []
        return [{ block, offset, found: looked.found }]
      })
    },

    look(top, named, hasTime) {
      const language = spelled(named)
      if (!language || settled.get(top) === language) return true
      const unknown: SpelledWord[] = []
      for (const { block } of blocksOf(top)) {
        if (!hasTime()) {
          askAbout(language, unknown)
          return false
        }
        unknown.push(...lookAt(block, language).unknown)
      }
      if (unknown.length === 0) settled.set(top, language)
      else askAbout(language, unknown)
      return true
    },

    suggest(word, named) {
      const language = spelled(named)
      if (!language) return Promise.resolve([])
      return new Promise((resolve) => {
        ask(
          (id) => ({ kind: 'suggest', id, language, word }),
          (reply) => resolve(reply.kind === 'suggested' ? reply.words : []),
        )
      })
    },

    setOwn(words) {
      own = new Set(words.flatMap((word) => [word, ...word.split(/[\s-]+/)]).map(small))
      blocks = new WeakMap()
      settled = new WeakMap()
      tell()
    },

    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close() {
      clerk?.terminate()
      clerk = null
      // What it has not answered is asked of the next one.
      asked.clear()
      waiting.clear()
    },
  }
}

interface Looked {
  readonly language: SpelledLanguage
  readonly found: readonly Found[]
  readonly unknown: readonly SpelledWord[]
}

function blocksOf(top: Node): readonly { block: Node; offset: number }[] {
  if (!isContainer(top)) return [{ block: top, offset: 0 }]
  const blocks: { block: Node; offset: number }[] = []
  top.forEach((block, offset) => {
    blocks.push({ block, offset: offset + 1 })
  })
  return blocks
}

function lotsOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}

function misspelt({ word, from, to, before, after }: SpelledWord): Found {
  return { rule: 'spelling', from, to, fix: null, why: null, words: word, before, after }
}

function spelled(language: string | undefined): SpelledLanguage | null {
  return isSpelled(language) ? language : null
}

function keyOf(language: SpelledLanguage, { word, isName }: Asked): string {
  return `${language} ${isName ? '^' : ''}${word}`
}

function small(word: string): string {
  return word.toLowerCase()
}
