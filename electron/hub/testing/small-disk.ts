import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real file system of its own, small enough to be filled. Only root may mount one. */
export interface SmallDisk {
  readonly folder: string
  makeReadOnly(): void
  makeWritable(): void
  remove(): void
}

export function smallDisk(size: string): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-disk-'))
  mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)
  return {
    folder,
    makeReadOnly: () => mount('-o', 'remount,ro', folder),
    makeWritable: () => mount('-o', 'remount,rw', folder),
    remove() {
      // Lazily: libsql lets go of a file only when its statements have been collected.
      execFileSync('umount', ['-l', folder])
      rmdirSync(folder)
    },
  }
}

/** Not in most containers; tests with a bound on the pages of a file then stand for these. */
export function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    smallDisk('64k').remove()
    return true
  } catch {
    return false
  }
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' })
}
