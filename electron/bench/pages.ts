import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/**
 * A folder for the hub to serve: our window, and beside it, under `bare/`, the bare editor. Both
 * come from the hub's own address, since it lets no other page speak to it.
 */
export async function buildPages(folder: string): Promise<string> {
  const pages = join(folder, 'window')
  await cp(join(import.meta.dirname, '../../out/window'), pages, { recursive: true })
  await build({
    root: join(import.meta.dirname, 'bare'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: join(pages, 'bare'), emptyOutDir: true, target: 'chrome114' },
  })
  return pages
}
