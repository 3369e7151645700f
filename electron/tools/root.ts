import { fileURLToPath } from 'node:url'

/** The checkout. Every tool works from here, wherever it was called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
