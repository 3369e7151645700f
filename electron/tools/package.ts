import { run } from './run'
import { resolveRuntime } from './runtime'
import { zipTrialRuntime } from './trial-zip'

/**
 * `npm run package` and `npm run make`: Electron Forge with the current Electron, or, where that
 * cannot be fetched, a trial build with the trial runtime (see `forge.config.ts`).
 */
const runtime = await resolveRuntime()
if (runtime) {
  const trial =
    runtime.kind === 'trial' ? { RAPPORTEUR_TRIAL_ZIP: zipTrialRuntime(runtime.folder) } : {}
  process.exitCode = await run('npx', ['electron-forge', ...process.argv.slice(2)], {
    ...process.env,
    ...trial,
  })
} else {
  console.error('Electron could not be fetched, and for this system there is no trial runtime.')
  process.exitCode = 1
}
