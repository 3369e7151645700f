import type { SpelledLanguage } from '../../shared/spelling/speller'

/** What the window asks of the worker that has the dictionaries. */
export type Question =
  | {
      readonly kind: 'check'
      readonly id: number
      readonly language: SpelledLanguage
      readonly words: readonly Asked[]
    }
  | {
      readonly kind: 'suggest'
      readonly id: number
      readonly language: SpelledLanguage
      readonly word: string
    }

export interface Asked {
  readonly word: string
  readonly isName: boolean
}

export type Reply =
  | { readonly kind: 'checked'; readonly id: number; readonly right: readonly boolean[] }
  | { readonly kind: 'suggested'; readonly id: number; readonly words: readonly string[] }
