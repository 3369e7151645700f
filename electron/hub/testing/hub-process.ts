import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A hub in a process of its own, started from its source as anybody would start it. */
export interface HubProcess {
  readonly address: string
  readonly invitation: string
  readonly pid: number
  /** Ends it with a signal, and waits until it has ended. Answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
  /** When it has ended, by itself or not, and its exit code. */
  readonly ended: Promise<number | null>
}

export type Started =
  | { readonly kind: 'ready'; readonly hub: HubProcess }
  | { readonly kind: 'ended'; readonly code: number | null; readonly said: readonly string[] }

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export async function runHub(...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const line = await Promise.race([firstLine(child), ended])
  if (typeof line !== 'string') return { kind: 'ended', code: line, said }
  const { address, invitation } = JSON.parse(line) as Record<'address' | 'invitation', string>
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { kind: 'ready', hub: { address, invitation, pid: child.pid ?? 0, end, ended } }
}

export async function readyHub(...args: string[]): Promise<HubProcess> {
  const started = await runHub(...args)
  if (started.kind === 'ended') throw new Error(started.said.join('\n'))
  return started.hub
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The output of the hub is a pipe')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return line
}
