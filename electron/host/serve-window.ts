import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { windowHeaders } from '../../shared/window-policy'
import { windowUrl } from './origin'

/**
 * Answers a request of the window for one of its own files, and nothing else on the disk.
 *
 * `hub` is the one hub that the window may speak to, or `null`.
 */
export async function serveWindow(
  { url, method }: Pick<Request, 'url' | 'method'>,
  folder: string,
  hub: string | null,
): Promise<Response> {
  const path = pathIn(folder, url)
  if (method !== 'GET' || path === null) return notFound(hub)
  try {
    const headers = { ...windowHeaders(hub), 'content-type': typeOf(path) }
    return new Response(new Uint8Array(await readFile(path)), { headers })
  } catch {
    return notFound(hub)
  }
}

function notFound(hub: string | null): Response {
  return new Response(null, { status: 404, headers: windowHeaders(hub) })
}

function pathIn(folder: string, url: string): string | null {
  if (!url.startsWith(windowUrl)) return null
  let name: string
  try {
    name = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null // A stray per cent sign.
  }
  const path = normalize(join(folder, name === '/' ? 'index.html' : name))
  return path.startsWith(folder + sep) ? path : null
}

function typeOf(path: string): string {
  return types[extname(path)] ?? 'application/octet-stream'
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}
