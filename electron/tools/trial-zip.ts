import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { root } from './root'

/**
 * The trial runtime as the packager wants an Electron: in a zip with the name that the current one
 * has on Electron's own host. Answers the folder it is in.
 */
export function zipTrialRuntime(runtime: string): string {
  const folder = join(root, '.runtime', `zip-${basename(runtime)}`)
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
  ) as { version: string }
  const zip = join(folder, `electron-v${version}-${process.platform}-${process.arch}.zip`)
  if (existsSync(zip)) return folder
  mkdirSync(folder, { recursive: true })
  const making = `${zip}.${process.pid}`
  writeFileSync(making, zipSync(entriesOf(runtime)))
  renameSync(making, zip)
  return folder
}

/** Uncompressed, since it is unpacked at once; with the modes, since some are to be executed. */
function entriesOf(folder: string): Zippable {
  const entries: Zippable = {}
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const full = join(folder, path)
    const { mode } = statSync(full)
    if ((mode & 0o170000) === 0o100000)
      entries[path] = [readFileSync(full), { level: 0, os: unix, attrs: mode << 16 }]
  }
  return entries
}

const unix = 3
