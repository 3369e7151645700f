import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root'

/**
 * A hash of every file below `paths`, names included, so that a removed or renamed file counts.
 * Contents and not dates: a fresh checkout gives every file the date of the checkout.
 */
export function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hashInto(path)
  return hash.digest('hex')

  function hashInto(path: string): void {
    const full = join(root, path)
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!isBeside(name)) hashInto(`${path}/${name}`)
    } else hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  }
}

/** What stands beside the sources and never gets into an output. */
function isBeside(name: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(name) || ['e2e', 'bench', 'tools'].includes(name)
}
