import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveWindow } from './serve-window'

let around: string
let folder: string
beforeAll(() => {
  around = mkdtempSync(join(tmpdir(), 'window-'))
  folder = join(around, 'window')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'main.js'), 'go()')
  writeFileSync(join(around, 'window-secret'), 'secret')
})
afterAll(() => rmSync(around, { recursive: true }))

const get = (url: string, hub: string | null = null) =>
  serveWindow({ url, method: 'GET' }, folder, hub)

it('serves the page and its parts, each with its type', async () => {
  const page = await get('app://rapporteur/')
  expect(await page.text()).toBe('<!doctype html>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const script = await get('app://rapporteur/assets/main.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('x-content-type-options')).toBe('nosniff')
})

it('lets the page speak to the hub where the window is, and to nobody on the welcome screen', async () => {
  const policy = async (hub: string | null) =>
    (await get('app://rapporteur/', hub)).headers.get('content-security-policy')
  expect(await policy(null)).toContain("connect-src 'none'")
  expect(await policy('http://127.0.0.1:4870')).toContain(
    'connect-src http://127.0.0.1:4870 ws://127.0.0.1:4870',
  )
})

it.each([
  'app://rapporteur/../window-secret',
  'app://rapporteur/%2e%2e%2fwindow-secret',
  'app://rapporteur/..%2fwindow-secret',
  'app://rapporteur/%2fetc%2fpasswd',
  'app://rapporteur/%',
  'app://rapporteur/assets',
  'app://other/index.html',
  'app://rapporteur/absent.js',
])('has no other file: %s', async (url) => {
  expect((await get(url)).status).toBe(404)
})

it('takes nothing', async () => {
  const answer = await serveWindow({ url: 'app://rapporteur/', method: 'POST' }, folder, null)
  expect(answer.status).toBe(404)
})
