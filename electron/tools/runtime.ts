import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root'
import { obtainTrialRuntime, trialFolder, trialIsPossible } from './trial-runtime'

/** The Electron to start the application with. */
export interface Runtime {
  /** `trial` is an old one with known holes, for tests and trials only. */
  readonly kind: 'current' | 'trial'
  readonly executable: string
  /** As `ELECTRON_OVERRIDE_DIST_PATH` wants it. */
  readonly folder: string
}

export interface NoRuntime {
  readonly kind: 'none'
  /** A sentence. */
  readonly why: string
}

/**
 * The current Electron if it is here or can be fetched, else the trial runtime. Says in one line
 * when it is the latter.
 */
export async function resolveRuntime(): Promise<Runtime | NoRuntime> {
  const trial = join(trialFolder(), 'electron')
  const found = current() ?? (existsSync(trial) ? null : fetchCurrent())
  if (found) return found
  if (!trialIsPossible())
    return {
      kind: 'none',
      why: 'Electron could not be fetched, and for this system we know no other.',
    }
  try {
    await obtainTrialRuntime()
  } catch (reason) {
    const [first] = String(reason instanceof Error ? reason.message : reason).split('\n')
    return {
      kind: 'none',
      why: `Neither Electron nor its trial runtime could be fetched: ${first}`,
    }
  }
  console.log(
    'Electron could not be fetched: this is the trial runtime, an old Electron with known holes, for tests and trials and never for a conference. `npx install-electron` fetches the current one.',
  )
  return { kind: 'trial', executable: trial, folder: dirname(trial) }
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
