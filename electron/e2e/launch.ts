import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { z } from 'zod'
import { root } from '../tools/root'
import { resolveRuntime } from '../tools/runtime'

/** A running application and its window. */
export interface Rapporteur {
  readonly app: ElectronApplication
  readonly window: Page
}

/** `userData` is its own folder: two of the same folder would be one application. */
export interface LaunchOptions {
  readonly userData: string
  readonly args?: readonly string[]
  readonly log?: (line: string) => void
}

/** Starts the built application in real Electron. */
export async function launchRapporteur(options: LaunchOptions): Promise<Rapporteur> {
  runtimeOnce ??= resolveRuntime()
  const runtime = await runtimeOnce
  if (runtime.kind === 'none') throw new Error(runtime.why)
  // And no `executablePath`: with one, Playwright takes the application for a packaged one and
  // does not hold it back until it is listening.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.folder
  const app = await _electron.launch({
    cwd: root,
    args: ['.', `--user-data-dir=${options.userData}`, ...(options.args ?? [])],
  })
  const { stdout, stderr } = app.process()
  for (const stream of [stdout, stderr])
    if (stream) createInterface(stream).on('line', options.log ?? ignore)
  return { app, window: await app.firstWindow() }
}

let runtimeOnce: ReturnType<typeof resolveRuntime> | undefined

/** A hub in a process of its own, ready to be joined. */
export interface Hub {
  readonly address: string
  /** For the first member of the secretariat; empty of a standby. */
  readonly invitation: string
  readonly data: string
  /** `SIGKILL` for what a power cut does. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export interface HubOptions {
  readonly data: string
  /** 0 for any free one. */
  readonly port?: number
  readonly args?: readonly string[]
  readonly log?: (line: string) => void
}

/** Starts the built hub under plain Node, on the sample conference unless `args` say otherwise. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { data, port = 0, args = ['--sample'], log = ignore } = options
  const child = spawn(
    process.execPath,
    [
      join(root, 'out/hub/hub.cjs'),
      ...['--json', '--data', data, '--host', '127.0.0.1', '--port', String(port)],
      ...['--window', join(root, 'out/window'), ...args],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = once(child, 'exit')
  const said: string[] = []
  const hear = (line: string) => {
    said.push(line)
    log(line)
  }
  createInterface(child.stderr).on('line', hear)
  const ready = await new Promise<z.infer<typeof Ready>>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      hear(line)
      const read = line.startsWith('{') ? Ready.safeParse(JSON.parse(line)) : null
      if (read?.success) resolve(read.data)
    })
    ended.then(([code]) =>
      reject(new Error(`The hub ended with ${code} before it was ready:\n${said.join('\n')}`)),
    )
  })
  return {
    address: ready.address,
    invitation: ready.invitation ?? '',
    data,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

/** A standby lets nobody in, and says so by having no invitation. */
const Ready = z.object({
  type: z.enum(['ready', 'standby']),
  address: z.url(),
  invitation: z.url().optional(),
})

function ignore(): void {}
