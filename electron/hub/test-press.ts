import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleForNode } from '../tools/bundle'
import { root } from '../tools/root'

/** The press as the build makes it, for a test file of its own. */
export interface TestPress {
  readonly worker: string
  readonly fonts: string
  remove(): void
}

export async function buildTestPress(name: string): Promise<TestPress> {
  // Below the checkout, since the bundle looks for its native packages from where it lies.
  const folder = join(root, 'out', `.press-${name}-${process.pid}`)
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts, { recursive: true })
  for (const family of ['tinos', 'noto-naskh-arabic']) {
    const from = join(root, 'node_modules/@expo-google-fonts', family)
    for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('.ttf')) copyFileSync(join(from, path), join(fonts, basename(path)))
    }
  }
  const worker = join(folder, 'press.cjs')
  await bundleForNode('electron/hub/press-worker.ts', worker)
  return { worker, fonts, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
