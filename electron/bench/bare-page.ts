import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build } from 'vite'

/** Builds the bare editor's page into `folder` and says where. */
export async function buildBare(folder: string): Promise<string> {
  const outDir = join(folder, 'bare')
  await build({
    root: join(import.meta.dirname, 'bare'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'chrome114' },
  })
  return outDir
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

export async function serve(root: string): Promise<{ address: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/')
    readFile(join(root, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? '' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
