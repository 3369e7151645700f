import { starterVariable } from '../hub/orphaned'
import { run } from './run'

/** The built hub on this terminal. It does not go on where we are ended without a word. */
export function runHub(args: readonly string[]): Promise<number> {
  const environment = { ...process.env, [starterVariable]: String(process.pid) }
  return run(process.execPath, ['out/hub/hub.cjs', ...args], environment)
}
