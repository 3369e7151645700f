import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Real files that nobody here wrote, in a folder beside the checkout. They are too many and too
 * large to be kept in it; where the folder is missing the tests that need it say so and are skipped.
 */
const folder = join(import.meta.dirname, '../../../shared/fixtures')

export const fixturesAreHere = existsSync(folder)

export const whenFixtures = fixturesAreHere ? 'fixtures' : 'skipped: ../shared/fixtures is not here'

export function fixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(path)))
}

export function fixturePath(path: string): string {
  return join(folder, path)
}

export function fixtureJson(path: string): unknown {
  return JSON.parse(readFileSync(fixturePath(path), 'utf8'))
}

/** Names with their folder, sorted. */
export function fixturesIn(path: string, extension: string): readonly string[] {
  if (!fixturesAreHere) return []
  return readdirSync(fixturePath(path))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${path}/${name}`)
}
