import { assertNever } from '../../shared/assert-never'
import { type SpelledLanguage, type Speller, speller } from '../../shared/spelling/speller'
import type { Question, Reply } from './questions'

export type Load = (language: SpelledLanguage) => Promise<Parameters<typeof speller>[1]>

/** Answers questions, and reads a dictionary when the first question about its language comes. */
export function answering(load: Load): (question: Question) => Promise<Reply> {
  const known = new Map<SpelledLanguage, Promise<Speller>>()
  const spellerFor = (language: SpelledLanguage) => {
    const made = known.get(language) ?? load(language).then((files) => speller(language, files))
    known.set(language, made)
    return made
  }
  return async (question) => {
    const { id, language } = question
    const { isRight, suggest } = await spellerFor(language)
    switch (question.kind) {
      case 'check':
        return {
          kind: 'checked',
          id,
          right: question.words.map(({ word, isName }) => isRight(word, isName)),
        }
      case 'suggest':
        return { kind: 'suggested', id, words: suggest(question.word) }
      default:
        return assertNever(question)
    }
  }
}
