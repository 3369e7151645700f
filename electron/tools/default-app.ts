/**
 * What the trial runtime runs when it is given the path of an application: our stand-in for the
 * default application that a development Electron carries in the same place. It honours what is
 * used here: `-r file` (Playwright comes in so), `--version`, and a path to a folder.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { app } from 'electron'

interface Manifest {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
  readonly main?: string
}

/** Of Electron's own default application, and in none of its types. */
interface UnlistedApp {
  setVersion(version: string): void
  setAppPath(path: string): void
}

const asked = readArguments(process.argv.slice(1))
if (asked.version) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
if (!asked.path) {
  console.error('Give the path of the application to run.')
  process.exit(2)
}
run(resolve(asked.path), asked.first)

function run(path: string, first: readonly string[]): void {
  const manifest: Manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const unlisted = app as unknown as UnlistedApp
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
  app.name = manifest.productName ?? manifest.name ?? 'Electron'
  if (manifest.version) unlisted.setVersion(manifest.version)
  unlisted.setAppPath(path)
  // As Electron does for an application in its own `resources/app`, which it has not seen here.
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), app.name))

  const require = createRequire(join(process.cwd(), 'default-app.js'))
  for (const file of first) require(file)
  require(join(path, manifest.main ?? 'index.js'))
}

function readArguments(given: readonly string[]) {
  const first: string[] = []
  for (let at = 0; at < given.length; at++) {
    const argument = given[at] ?? ''
    if (argument === '--version' || argument === '-v') return { version: true, path: null, first }
    if (argument === '-r' || argument === '--require') first.push(given[++at] ?? '')
    else if (!argument.startsWith('-')) return { version: false, path: argument, first }
  }
  return { version: false, path: null, first }
}
