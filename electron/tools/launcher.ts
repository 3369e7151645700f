import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where it lies in the packaged application, and what `/usr/bin/rapporteur` leads to. */
export const launcherPath = 'bin/rapporteur'

/**
 * What is installed as `rapporteur`: with a word behind it the command line, which needs no display,
 * and without one the window.
 */
export function writeLauncher(packaged: string, executable: string): void {
  const path = join(packaged, launcherPath)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, launcherFor(executable))
  chmodSync(path, 0o755)
}

/** A link, an option of Chromium's or nothing is for the window, as a desktop calls it. */
export function launcherFor(executable: string): string {
  return `#!/bin/sh
here=$(dirname "$(dirname "$(readlink -f "$0")")")
case "\${1-}" in
  '' | *://*) exec "$here/${executable}" "$@" ;;
  -h | --help) ;;
  -*) exec "$here/${executable}" "$@" ;;
esac
ELECTRON_RUN_AS_NODE=1 exec "$here/${executable}" "$here/resources/app/out/cli/rapporteur.cjs" "$@"
`
}
