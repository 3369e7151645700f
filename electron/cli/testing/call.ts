import { rapporteur } from '../rapporteur'

export interface Said {
  readonly code: number
  readonly out: readonly string[]
  readonly notes: readonly string[]
}

/** The command line as somebody would call it, with what it says line by line. */
export async function call(...args: readonly string[]): Promise<Said> {
  const [out, notes]: [string[], string[]] = [[], []]
  const code = await rapporteur(args, {
    out: (line) => void out.push(...line.split('\n')),
    note: (line) => void notes.push(line),
    progress: () => {},
  })
  return { code, out, notes }
}
