import { type NewConference, NewConferenceSchema } from '../../shared/host'

/** The host form as typed. */
export interface Typed {
  readonly title: string
  readonly meeting: string
  readonly name: string
  /** One delegation a line. */
  readonly delegations: string
  readonly network: boolean
}

export const emptyForm: Typed = {
  title: '',
  meeting: '',
  name: '',
  delegations: '',
  network: false,
}

/** The most characters that a field may hold. */
export const most = { title: 300, meeting: 120, name: 80, delegation: 80 } as const

export type Fault = 'required' | 'too-long'
export type Checked =
  | { readonly kind: 'good'; readonly conference: NewConference }
  | { readonly kind: 'faulty'; readonly faults: ReadonlyMap<keyof Typed, Fault> }

/** What stands on the lines, each delegation once: names differing only in case are the same. */
export function delegationsIn(lines: string): readonly string[] {
  const names = lines
    .split(/[\n\r;]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
  const first = new Map<string, string>()
  for (const name of names) {
    const key = name.toLowerCase()
    if (!first.has(key)) first.set(key, name)
  }
  return [...first.values()]
}

export function check(typed: Typed): Checked {
  const made = NewConferenceSchema.safeParse({
    ...typed,
    delegations: delegationsIn(typed.delegations),
  })
  if (made.success) return { kind: 'good', conference: made.data }
  const faults = made.error.issues.map(({ path, code }): [keyof Typed, Fault] => [
    path[0] as keyof Typed,
    code === 'too_big' ? 'too-long' : 'required',
  ])
  return { kind: 'faulty', faults: new Map(faults) }
}
