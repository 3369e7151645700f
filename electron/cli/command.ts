import type { ParseArgsConfig } from 'node:util'

/** A word after `rapporteur`, in a file of its own and in the table of `commands.ts`. */
export interface Command {
  /** How it is called, after its name: "FILE [--changes accept|reject|show]". */
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** How many words besides the options it takes, from and to. */
  readonly files: readonly [number, number]
  /**
   * Resolves with the exit code, which is 0 if it says nothing of one.
   *
   * @throws UsageError, InputError
   */
  run(called: Called, terminal: Terminal): Promise<number | undefined>
  /** Is given the words as they are, `--help` too, and reads them itself. */
  passes?(args: readonly string[]): Promise<number>
}

export interface Called {
  readonly files: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
}

export interface Terminal {
  /** A line of what was asked for, and nothing else. */
  out(line: string): void
  /** A line for whoever reads along. */
  note(line: string): void
  /** What is being done, shown and taken away again where somebody watches. */
  progress(what: string | null): void
}

/** It was called in a way that nobody can act on: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What it was given cannot be taken: exit code 1. The message is a sentence for a person. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** The value of an option, if it is one of those that it may have. */
export function oneOf<T extends string>(
  value: string | boolean | undefined,
  known: readonly T[],
  usual: T,
): T | null {
  if (value === undefined) return usual
  return known.find((each) => each === value) ?? null
}
