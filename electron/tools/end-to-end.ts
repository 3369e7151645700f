import { build } from './build'
import { run } from './run'
import { resolveRuntime } from './runtime'
import { canInstall, install, installCommand, missingForTests } from './system'

/** Puts on this machine what the tests start. Answers what only its owner can do, if anything. */
export async function prepareMachine(): Promise<string | null> {
  const runtime = await resolveRuntime()
  if (runtime.kind === 'none') return runtime.why
  const missing = missingForTests(runtime.executable)
  if (missing.length === 0 || (canInstall() && install(missing))) return null
  return `The tests need system packages that are not installed. To install them:\n\n  ${installCommand(missing)}\n`
}

/** On Linux always on a display of its own: no window opens over the developer's work. */
export async function runEndToEnd(args: readonly string[]): Promise<number> {
  await build(['main', 'hub', 'window'])
  const playwright = ['playwright', 'test', ...args]
  if (process.platform !== 'linux') return run('npx', playwright)
  return run('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', 'npx', ...playwright])
}

if (import.meta.filename === process.argv[1]) {
  const obstacle = await prepareMachine()
  if (obstacle) console.error(obstacle)
  process.exitCode = obstacle ? 1 : await runEndToEnd(process.argv.slice(2))
}
