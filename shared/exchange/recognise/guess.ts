import type { Numbered } from './passage'

/** Why what was recognised may be something else. */
export const doubts = [
  /** A heading only by its looks: bold, or in capitals. */
  'looks',
  /** A typed number that follows from none. */
  'number',
  /** A bullet, for which a final document has no place. */
  'bullet',
  /** Preambular or operative by its first words. */
  'resolution',
  /** The first heading of a document that has no title. */
  'title',
  /** A line of the first page that says nothing of what it is. */
  'masthead',
  /** An annex of a kind, by its title or by what stands in it. */
  'annex',
  /** A recommendation, by its verb. */
  'recommendation',
  /** When a text was adopted, by its words. */
  'adoption',
] as const
export type Doubt = (typeof doubts)[number]

/** How something was found, for whoever numbered the passages of the source. */
export interface Guess {
  readonly at: number
  /** The number that was printed before it, if one was. */
  readonly label: string | null
  /** Whether that number is still among the words. */
  readonly keeps: boolean
  readonly doubt: Doubt | null
}

export interface Guessed {
  readonly guess?: Guess
}

export function guessed(
  { at }: Numbered,
  { label = null, keeps = false, doubt = null }: Partial<Omit<Guess, 'at'>> = {},
): Guessed {
  return at === undefined ? {} : { guess: { at, label, keeps, doubt } }
}

/** Which passage of the source something was made of. */
export function placeOf({ at }: Numbered): Numbered {
  return at === undefined ? {} : { at }
}
