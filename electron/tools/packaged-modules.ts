import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { nativePackages } from './native-packages'
import { root } from './root'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * The folders below `node_modules` that the bundles load while running: the native packages and
 * what those depend on. The binaries for other systems are not installed and so not found.
 */
export function packagedModules(): readonly string[] {
  const found = new Set<string>()
  for (const name of nativePackages) visit(root, name)
  return [...found]

  function visit(from: string, name: string): void {
    const folder = find(from, name)
    if (!folder || found.has(relative(root, folder))) return
    found.add(relative(root, folder))
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const wanted = { ...manifest.dependencies, ...manifest.optionalDependencies }
    for (const each of Object.keys(wanted)) visit(folder, each)
  }
}

/** As Node looks for a package: in each folder upwards, here no further than the checkout. */
function find(from: string, name: string): string | null {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return folder
  return join(from, '.') === join(root, '.') ? null : find(dirname(from), name)
}
