import { type Cell, cell } from '../../session/live'
import { everything, type Wanted } from './rows'

/** What is wanted on the board of each conference, for as long as the window is there. */
const kept = new Map<string, Cell<Wanted>>()

export function wantedIn(conference: string): Cell<Wanted> {
  const before = kept.get(conference)
  if (before) return before
  const made = cell(everything)
  kept.set(conference, made)
  return made
}
