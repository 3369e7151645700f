import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root'

/** The Electron to start the application with. */
export interface Runtime {
  /** `trial` is an old one with known holes, for tests and trials only. */
  readonly kind: 'current' | 'trial'
  readonly executable: string
  /** As `ELECTRON_OVERRIDE_DIST_PATH` wants it. */
  readonly folder: string
}

/**
 * The current Electron if it is here or can be fetched, else the trial runtime. Says in one line
 * when it is the latter. `null` where there is neither.
 */
export async function resolveRuntime(): Promise<Runtime | null> {
  const runtime = current() ?? (await trial({ obtain: false })) ?? fetchCurrent()
  return runtime ?? (await trial({ obtain: true }))
}

const electron = join(root, 'node_modules/electron')

function current(): Runtime | null {
  const path = join(electron, 'path.txt')
  if (!existsSync(path)) return null
  const executable = join(electron, 'dist', readFileSync(path, 'utf8'))
  if (!existsSync(executable)) return null
  return { kind: 'current', executable, folder: join(electron, 'dist') }
}

/** Long enough for a hundred megabytes on a hotel's network. */
const patience = 5 * 60_000

function fetchCurrent(): Runtime | null {
  console.log('Fetching Electron…')
  spawnSync(process.execPath, [join(electron, 'install.js')], {
    stdio: 'ignore',
    timeout: patience,
  })
  return current()
}

async function trial({ obtain }: { readonly obtain: boolean }): Promise<Runtime | null> {
  // Loaded late: it brings the bundler along, which a test has no use for.
  const { obtainTrialRuntime, trialFolder, trialIsPossible } = await import('./trial-runtime')
  if (!trialIsPossible()) return null
  const executable = join(trialFolder(), 'electron')
  if (obtain) await obtainTrialRuntime()
  if (!existsSync(executable)) return null
  console.log(
    'Electron could not be fetched: this is the trial runtime, an old Electron with known holes, for tests and trials and never for a conference. `npx install-electron` fetches the current one.',
  )
  return { kind: 'trial', executable, folder: dirname(executable) }
}
