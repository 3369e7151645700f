import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * What npm cannot install, by the names of Debian's packages. Elsewhere than on Linux, Electron
 * brings all it needs.
 */
const electronPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1']

/** Any one of the commands will do. */
const testPackages = [
  { name: 'xvfb', commands: ['xvfb-run'] },
  { name: 'xauth', commands: ['xauth'] },
  { name: 'chromium', commands: ['chromium', 'chromium-browser', 'google-chrome'] },
  { name: 'poppler-utils', commands: ['pdftotext'] },
  { name: 'libreoffice-writer', commands: ['soffice'] },
  { name: 'libxml2-utils', commands: ['xmllint'] },
  // Debian keeps the server itself beside the path.
  { name: 'postgresql', commands: ['initdb', 'postgres', 'pg_ctlcluster'] },
  { name: 'redis-server', commands: ['redis-server'] },
  { name: 'haproxy', commands: ['haproxy'] },
]

/** Empty when this Electron finds every library it is linked with. */
export function missingForElectron(executable: string): readonly string[] {
  if (process.platform !== 'linux') return []
  const linked = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return linked.stdout?.includes('not found') ? electronPackages.map(nameHere) : []
}

export function missingForTests(executable: string): readonly string[] {
  if (process.platform !== 'linux') return []
  const missing = testPackages.filter(({ commands }) => !findCommand(...commands))
  return [...missing.map(({ name }) => name), ...missingForElectron(executable)]
}

/** The exact command for the owner of the machine. */
export function installCommand(packages: readonly string[]): string {
  const sudo = isRoot() ? '' : 'sudo '
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

export function canInstall(): boolean {
  return isRoot() && findCommand('apt-get') !== null
}

export function install(packages: readonly string[]): boolean {
  const done = spawnSync('sh', ['-c', installCommand(packages)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return done.status === 0
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** The first of these commands that is on the path, as a full path. */
export function findCommand(...names: readonly string[]): string | null {
  // Debian keeps servers where only root's path leads.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return places.find((place) => existsSync(place)) ?? null
}

/** Since their time_t has 64 bits, newer Debian and Ubuntu call some libraries `…t64`. */
function nameHere(name: string): string {
  const newer = spawnSync('apt-cache', ['show', `${name}t64`], { stdio: 'ignore' })
  return newer.status === 0 ? `${name}t64` : name
}
