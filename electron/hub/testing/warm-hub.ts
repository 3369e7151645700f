import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundleForNode } from '../../tools/bundle'
import { root } from '../../tools/root'

export interface Running {
  readonly address: string
  readonly invitation: string
}

/** Small hubs, bundled once so that each is there in a fraction of a second. */
export class WarmHubs {
  readonly #folder = join(root, 'out', `.small-hub-${process.pid}`)
  readonly #bundle = join(this.#folder, 'small-hub.cjs')
  readonly #all = new Set<WarmHub>()

  async build(entry = 'electron/hub/testing/small-hub.ts'): Promise<void> {
    await bundleForNode(entry, this.#bundle)
  }

  /** One that has loaded, or soon will have, and opens a file when it is told to. */
  warm(options: { readonly node?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {}) {
    const hub = new WarmHub([...(options.node ?? []), this.#bundle], options.env ?? {})
    this.#all.add(hub)
    return hub
  }

  async remove(): Promise<void> {
    await Promise.all([...this.#all].map((hub) => hub.kill()))
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export class WarmHub {
  readonly #child: ChildProcess
  readonly ended: Promise<void>
  /** What it said of its own troubles. */
  said = ''

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    this.#child.stderr?.on('data', (words: Buffer) => {
      this.said += words.toString()
    })
    // Its input breaks when it is killed before it has read what it was told.
    this.#child.stdin?.on('error', () => {})
    this.ended = new Promise((resolve) => this.#child.once('close', () => resolve()))
  }

  /** `null` if it ended before it was ready. */
  async open(file: string): Promise<Running | null> {
    const { stdin, stdout } = this.#child
    if (!stdin || !stdout) throw new Error('Its input and output are pipes')
    const ready = new Promise<Running>((resolve) =>
      createInterface({ input: stdout }).once('line', (line) => resolve(JSON.parse(line))),
    )
    stdin.write(`${file}\n`)
    return Promise.race([ready, this.ended.then(() => null)])
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#child.kill(signal)
    await this.ended
  }
}
