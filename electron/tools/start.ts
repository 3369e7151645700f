import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build'
import { run } from './run'
import { runHub } from './run-hub'
import { type Runtime, resolveRuntime } from './runtime'
import { installCommand, isRoot, missingForElectron } from './system'

/**
 * `npm start`: the application in its own window, or, where this machine can show none, the same
 * window in a browser, served by the hub.
 */
const args = process.argv.slice(2)
process.exitCode = hasDisplay() ? await startWindow() : await serve('There is no display here.')

async function startWindow(): Promise<number> {
  const runtime = await resolveRuntime()
  if (runtime.kind === 'none') return serve(runtime.why)
  const obstacle = obstacleTo(runtime)
  if (obstacle) return serve(obstacle)
  await build(['main', 'hub', 'window'])
  // Chromium refuses to start as root with its sandbox, which needs an ordinary user.
  return run(runtime.executable, [...(isRoot() ? ['--no-sandbox'] : []), '.', ...args])
}

async function serve(why: string): Promise<number> {
  console.log(`${why}\nServing Rapporteur to a browser instead.`)
  await build(['hub', 'window'])
  return runHub(['--sample', '--window', 'out/window', ...args])
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** What only the owner of the machine can put right, with the command that does it. */
function obstacleTo(runtime: Runtime): string | null {
  const missing = missingForElectron(runtime.executable)
  if (missing.length > 0)
    return `Electron needs system libraries that are not installed. To install them:\n\n  ${installCommand(missing)}\n`
  if (!isRoot() && sandboxIsForbidden() && !isSetuidRoot(join(runtime.folder, 'chrome-sandbox')))
    return `This system lets no ordinary program build the sandbox that Electron needs. To allow it for this one:\n\n  sudo chown root:root ${runtime.folder}/chrome-sandbox && sudo chmod 4755 ${runtime.folder}/chrome-sandbox\n`
  return null
}

/** Ubuntu since 23.10, and some hardened kernels. */
function sandboxIsForbidden(): boolean {
  const says = (path: string, value: string) =>
    existsSync(path) && readFileSync(path, 'utf8').trim() === value
  return (
    says('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    says('/proc/sys/kernel/unprivileged_userns_clone', '0')
  )
}

function isSetuidRoot(path: string): boolean {
  if (!existsSync(path)) return false
  const { uid, mode } = statSync(path)
  return uid === 0 && (mode & 0o4000) !== 0
}
