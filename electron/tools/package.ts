import { run } from './run'
import { resolveRuntime } from './runtime'
import { zipTrialRuntime } from './trial-zip'

/**
 * `npm run package` and `npm run make`: Electron Forge with the current Electron, or, where that
 * cannot be fetched, a trial build with the trial runtime (see `forge.config.ts`).
 */
const runtime = await resolveRuntime()
if (runtime.kind === 'none') {
  console.error(runtime.why)
  process.exitCode = 1
} else {
  const trial =
    runtime.kind === 'trial' ? { RAPPORTEUR_TRIAL_ZIP: zipTrialRuntime(runtime.folder) } : {}
  process.exitCode = await run('npx', ['electron-forge', ...process.argv.slice(2)], {
    ...process.env,
    ...trial,
  })
}
