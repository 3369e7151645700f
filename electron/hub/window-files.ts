import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { windowHeaders } from '../../shared/window-policy'

/** What the window is built of. Anything else in its folder is not handed out. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** The built window for browsers, which may go to a standby. Answers `null` for what is not one of its files. */
export function windowFiles(
  folder: string,
  standbys: () => readonly string[] = () => [],
): (path: string) => Promise<Response | null> {
  const root = resolve(folder)
  return async (path) => {
    const file = fileIn(root, path === '/' ? '/index.html' : path)
    const type = file && types[extname(file)]
    if (!file || !type) return null
    const bytes = await readIfThere(file)
    if (!bytes) return null
    // Built names carry a hash of their content, except the page that names them.
    const caching = file.startsWith(join(root, 'assets') + sep)
      ? 'max-age=31536000, immutable'
      : 'no-cache'
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...windowHeaders("'self'", standbys()),
        'content-type': type,
        'cache-control': caching,
      },
    })
  }
}

/** `null` for a path that leads out of the folder, however it is written. */
function fileIn(root: string, path: string): string | null {
  const decoded = decode(path)
  if (decoded === null || /[\0\\]/.test(decoded)) return null
  const file = resolve(root, `.${decoded}`)
  return file.startsWith(root + sep) ? file : null
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null // A stray per cent sign.
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return null
    throw error
  }
}

const absent = new Set(['ENOENT', 'EISDIR', 'ENOTDIR'])
