import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { nativePackages } from './native-packages'
import { root } from './root'

/** `electron` exists inside Electron only; the others are optional to `ws` and to `pg`. */
const external = [...nativePackages, 'electron', 'bufferutil', 'utf-8-validate', 'pg-native']

/**
 * One entry into one CommonJS file: a sandboxed preload may not require another file, and the
 * oldest Electron we start does not know ES modules in its main process. Its Node is 18. `banner` is
 * what the file begins with.
 */
export async function bundleForNode(entry: string, outFile: string, banner = ''): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node18',
      outDir: join(outFile, '..'),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: join(root, entry),
        external,
        output: { format: 'cjs', entryFileNames: fileName(outFile), codeSplitting: false, banner },
      },
    },
  })
}

/**
 * The window. Its content security policy allows neither inline code nor `data:` beyond pictures,
 * so that nothing is inlined; `./` because it is served below a path and from Electron's protocol.
 */
export async function bundleForWindow(folder: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(root, folder),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    // The worker reads each dictionary from a file of its own.
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: true,
      chunkSizeWarningLimit: 4096,
    },
  })
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
