import type { Clerk } from './spelling'

/** A file of the window's own, since its policy lets it run nothing else. */
export function hireClerk(): Clerk {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}
