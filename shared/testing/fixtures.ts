import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Real files that nobody here wrote, in a folder beside the checkout. They are too many and too
 * large to be kept in it; where the folder is missing the tests that need it say so and are skipped.
 */
const folder = new URL('../../../shared/fixtures/', import.meta.url)

export const fixturesAreHere = existsSync(folder)

export const whenFixtures = fixturesAreHere ? 'fixtures' : 'skipped: ../shared/fixtures is not here'

export function fixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, folder)))
}

export function fixturePath(path: string): string {
  return fileURLToPath(new URL(path, folder))
}

export function fixtureJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'))
}

/** Names with their folder, sorted. */
export function fixturesIn(path: string, extension: string): readonly string[] {
  if (!fixturesAreHere) return []
  return readdirSync(new URL(`${path}/`, folder))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${path}/${name}`)
}
